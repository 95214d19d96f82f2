import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { ok } from '../../../src-shared/basics/result';
import { StaffCodeAction } from '../../../src-shared/domain/staff-code/staff-code';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { ActForm } from '../proctor/act-form';
import { NoteField } from '../staff/note-field';
import './code.css';

type Entry = {
  readonly seat: number;
  readonly action: StaffCodeAction;
  readonly minutes?: number;
  readonly request: string;
  readonly note: string;
};
type Made = { readonly seat: number; readonly code: string };

/** The 主考's end of the telephone: a code for any seat of this room. */
export function MakeCodeSection() {
  const text = useText();
  const words = text.code;
  const [action, setAction] = useState<StaffCodeAction>('extend');
  const [made, setMade] = useState<Made | undefined>(undefined);
  if (made !== undefined) return <MadeCode made={made} onAgain={() => setMade(undefined)} />;
  return (
    <section className="proctor-part">
      <h2>{words.makeTitle}</h2>
      <p>{words.makeLead}</p>
      <ActForm<Entry>
        initial={{ action, minutes: 1, request: '', note: '' }}
        submitText={words.make}
        doneText=""
        act={async ({ seat, minutes = 0, request, note, ...rest }) => {
          const order = { seat, minutes, request, note: note.trim() };
          const answered = await step('code:make', { ...rest, ...order });
          if (!answered.ok) return answered;
          setMade({ seat, code: answered.value.code });
          return ok({});
        }}
      >
        <div className="staff-pair">
          <Form.Item
            name="seat"
            label={words.seat}
            rules={[{ required: true, message: text.staff.required }]}
          >
            <InputNumber min={1} max={1023} precision={0} />
          </Form.Item>
          <Form.Item
            name="request"
            label={words.request}
            extra={words.requestHint}
            rules={[{ required: true, whitespace: true, message: text.staff.required }]}
          >
            <Input autoComplete="off" spellCheck={false} maxLength={60} className="numerals" />
          </Form.Item>
        </div>
        <div className="staff-pair">
          <Form.Item name="action" label={words.action} extra={words.actionHints[action]}>
            <Select
              options={StaffCodeAction.options.map((value) => ({ value, label: words.actions[value] }))}
              onChange={(value: StaffCodeAction) => setAction(value)}
            />
          </Form.Item>
          <Form.Item name="minutes" label={words.minutes} extra={words.makeMinutesHint}>
            <InputNumber min={action === 'extend' ? 1 : 0} max={63} precision={0} />
          </Form.Item>
        </div>
        <NoteField label={text.console.note} hint={text.console.noteHint} />
      </ActForm>
    </section>
  );
}

function MadeCode({ made, onAgain }: { readonly made: Made; readonly onAgain: () => void }) {
  const words = useText().code;
  return (
    <section className="proctor-part">
      <h2>{words.makeTitle}</h2>
      <div className="code-made" role="status">
        <span>{words.made(made.seat)}</span>
        <output className="numerals">{made.code}</output>
        <small>{words.madeNote}</small>
        <Button onClick={onAgain}>{words.again}</Button>
      </div>
    </section>
  );
}
