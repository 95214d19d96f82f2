import { Button, Form, Input } from 'antd';
import type { VoidRequestLine } from '../../../src-shared/contracts/web/items';
import { useText } from '../../i18n/use-text';

type Decision = 'confirmed' | 'refused';
type Props = {
  readonly of: VoidRequestLine;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision, note: string) => void;
};

/** Voiding is never undone, so Enter does nothing here: one of the two buttons has to be chosen. */
export function DecideForm({ of, isBusy, onDecide }: Props) {
  const words = useText().items.requests;
  const [form] = Form.useForm<{ readonly note?: string }>();
  const noteOf = (): string => (form.getFieldValue('note') ?? '').trim();
  const refuse = (): void => {
    if (noteOf() === '') form.setFields([{ name: 'note', errors: [words.noteMissing] }]);
    else onDecide('refused', noteOf());
  };
  return (
    <Form form={form} name={`void ${of.requestId}`} layout="vertical">
      <Form.Item name="note" label={words.note}>
        <Input maxLength={500} />
      </Form.Item>
      <div className="mark-list">
        <Button type="primary" danger loading={isBusy} onClick={() => onDecide('confirmed', noteOf())}>
          {of.isUnfinished ? words.confirmAgain : words.confirm}
        </Button>
        {of.isUnfinished ? null : (
          <Button loading={isBusy} onClick={refuse}>
            {words.refuse}
          </Button>
        )}
      </div>
    </Form>
  );
}
