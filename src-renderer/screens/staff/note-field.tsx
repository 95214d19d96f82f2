import { Form, Input } from 'antd';
import { useText } from '../../i18n/use-text';

type Props = { readonly label: string; readonly hint?: string };

/** The reason in somebody's own words; nothing is done at the console without one. */
export function NoteField({ label, hint }: Props) {
  const text = useText();
  return (
    <Form.Item
      name="note"
      label={label}
      extra={hint}
      rules={[{ required: true, whitespace: true, message: text.staff.required }]}
    >
      <Input.TextArea rows={2} maxLength={500} spellCheck={false} autoComplete="off" />
    </Form.Item>
  );
}
