import { Form, Input, Select } from 'antd';
import { ManualReason } from '../../../src-shared/domain/attempt/attempt-event';
import { useText } from '../../i18n/use-text';

/** Why the check was made by hand, and in words how. */
export function ReasonFields() {
  const text = useText();
  const words = text.staff.manual;
  return (
    <>
      <Form.Item name="reason" label={words.reason}>
        <Select
          options={ManualReason.options.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
        />
      </Form.Item>
      <Form.Item
        name="note"
        label={words.note}
        extra={words.noteHint}
        rules={[{ required: true, whitespace: true, message: text.staff.required }]}
      >
        <Input.TextArea rows={3} maxLength={500} spellCheck={false} autoComplete="off" />
      </Form.Item>
    </>
  );
}
