import { Button, Form, Input } from 'antd';
import { ResultSearch } from '../../../src-shared/contracts/web/results';
import { OPEN_POSTS } from '../../../src-shared/domain/certificate/post';
import { Choice } from '../../components/choice';
import { useText } from '../../i18n/use-text';

type Props = {
  readonly initial: ResultSearch;
  readonly onSearch: (search: ResultSearch) => void;
  readonly isBusy: boolean;
};
type Fields = { readonly [K in keyof ResultSearch]?: string };

const FIELDS = Object.keys(ResultSearch.shape);
const POSTS = Object.entries(OPEN_POSTS).map(([value, label]) => ({ value, label }));

export function ResultSearchForm({ initial, onSearch, isBusy }: Props) {
  const { search: words, verdicts, states } = useText().results;
  const [form] = Form.useForm<Fields>();
  const submit = (fields: Fields): void => {
    // What nobody filled in is no condition.
    const filled = Object.entries(fields).filter(([, value]) => value !== undefined && value.trim() !== '');
    onSearch(ResultSearch.catch({}).parse(Object.fromEntries(filled)));
  };
  const choices = (of: Readonly<Record<string, string>>) =>
    Object.entries(of).map(([value, label]) => ({ value, label }));
  return (
    <section className="sheet">
      <h2>{words.title}</h2>
      <Form<Fields> form={form} name="results" layout="vertical" initialValues={initial} onFinish={submit}>
        <div className="search-line">
          <Form.Item name="name" label={words.name} rules={[{ min: 2, message: words.name }]}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item name="number" label={words.number} rules={[{ min: 4, message: words.number }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item
            name="sessionId"
            label={words.session}
            rules={[{ pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, message: words.session }]}
          >
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="post" label={words.post}>
            <Choice options={POSTS} unchosen={words.anyPost} />
          </Form.Item>
          <Form.Item name="verdict" label={words.verdict}>
            <Choice options={choices(verdicts)} unchosen={words.anyVerdict} />
          </Form.Item>
          <Form.Item name="state" label={words.state}>
            <Choice options={choices(states)} unchosen={words.anyState} />
          </Form.Item>
          <Form.Item name="from" label={words.from}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={words.to}>
            <Input type="date" />
          </Form.Item>
        </div>
        <div className="page-turn">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {words.submit}
          </Button>
          <Button
            onClick={() => {
              // Also what the address asked for is given up.
              form.setFieldsValue(Object.fromEntries(FIELDS.map((name) => [name, undefined])));
              onSearch({});
            }}
          >
            {words.clear}
          </Button>
        </div>
      </Form>
    </section>
  );
}
