import { Button, Form, Input } from 'antd';
import { LIVE_TROUBLES, LiveSearch } from '../../../src-shared/contracts/web/live-board';
import { Choice } from '../../components/choice';
import { useText } from '../../i18n/use-text';

type Props = { readonly onSearch: (search: LiveSearch) => void };

/** Of ten thousand stations those with one trouble, or one by its number or name. */
export function LiveSearchForm({ onSearch }: Props) {
  const words = useText().live;
  const states = [
    ...LIVE_TROUBLES.map((value) => ({ value, label: words.troubles[value] })),
    { value: 'fine', label: words.words.good },
  ];
  const submit = (fields: { readonly state?: string; readonly text?: string }): void => {
    const filled = Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== '');
    onSearch(LiveSearch.catch({}).parse(Object.fromEntries(filled)));
  };
  return (
    <Form name="live" layout="vertical" onFinish={submit}>
      <div className="search-line">
        <Form.Item name="state" label={words.search.state}>
          <Choice options={states} unchosen={words.search.any} />
        </Form.Item>
        <Form.Item name="text" label={words.search.text}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Button htmlType="submit">{words.search.submit}</Button>
    </Form>
  );
}
