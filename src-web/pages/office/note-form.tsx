import { Button, Form, Input } from 'antd';

type Action<K extends string> = { readonly key: K; readonly label: string; readonly isDanger?: boolean };
type Props<K extends string> = {
  readonly name: string;
  readonly label: string;
  readonly actions: readonly Action<K>[];
  readonly isBusy: boolean;
  readonly onAct: (key: K, note: string) => void;
};

/** A reason in a person's words, and what is to be done for it; nothing is done without one. */
export function NoteForm<K extends string>({ name, label, actions, isBusy, onAct }: Props<K>) {
  const [form] = Form.useForm<{ readonly note: string }>();
  const act = async (key: K): Promise<void> => {
    const fields = await form.validateFields().catch(() => undefined);
    if (fields !== undefined) onAct(key, fields.note);
  };
  const [first] = actions;
  return (
    <Form
      form={form}
      name={name}
      layout="vertical"
      onFinish={() => (first === undefined ? undefined : void act(first.key))}
    >
      <Form.Item name="note" label={label} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={500} />
      </Form.Item>
      <div className="mark-list">
        {actions.map(({ key, label: text, isDanger = false }) => (
          <Button key={key} danger={isDanger} loading={isBusy} onClick={() => void act(key)}>
            {text}
          </Button>
        ))}
      </div>
    </Form>
  );
}
