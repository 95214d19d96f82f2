import { Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { GrantCause } from '../../../src-shared/domain/attempt/ledger-entry';
import type { StaffCodeAction } from '../../../src-shared/domain/staff-code/staff-code';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { ActForm } from '../proctor/act-form';
import { NoteField } from '../staff/note-field';
import { type CodeRequestShown, useCodeRequest } from './use-code-request';
import './code.css';

type Entry = {
  readonly action: StaffCodeAction;
  readonly minutes?: number;
  readonly cause?: GrantCause;
  readonly note: string;
  readonly code: string;
};

/** What is read over the telephone and what is told back; needs nobody signed in. */
export function EnterCodeSection() {
  const text = useText();
  const words = text.code;
  const shown = useCodeRequest();
  const [isDone, setDone] = useState(false);
  return (
    <section className="proctor-part">
      <h2>{words.useTitle}</h2>
      <p>{words.useLead}</p>
      {isDone && shown === undefined ? <Note tone="good">{words.used}</Note> : null}
      {shown === undefined ? (
        isDone ? null : (
          <Note tone="plain">{words.nothing}</Note>
        )
      ) : (
        <EnterCodeForm
          key={shown.offers.map((one) => one.action).join()}
          shown={shown}
          onDone={() => setDone(true)}
        />
      )}
    </section>
  );
}

type Props = { readonly shown: CodeRequestShown; readonly onDone: () => void };

function EnterCodeForm({ shown, onDone }: Props) {
  const text = useText();
  const words = text.code;
  const [first] = shown.offers;
  const [action, setAction] = useState(first?.action ?? 'unlock');
  const most = shown.offers.find((one) => one.action === action)?.maxMinutes ?? 0;
  const hasMinutes = most > 0;
  const { actions } = words;
  return (
    <>
      {first === undefined ? null : <Note tone="plain">{words.needs(actions[first.action])}</Note>}
      <dl className="code-request numerals">
        <div>
          <dt>{words.seat}</dt>
          <dd>{shown.seat}</dd>
        </div>
        <div>
          <dt>{words.request}</dt>
          <dd>{shown.request}</dd>
        </div>
      </dl>
      <ActForm<Entry>
        initial={{ action, minutes: action === 'extend' ? 1 : 0, cause: 'machine-fault', note: '', code: '' }}
        submitText={words.use}
        doneText={words.used}
        act={async ({ minutes = 0, cause = 'machine-fault', note, code, ...rest }) => {
          const request = { ...rest, minutes: hasMinutes ? minutes : 0, cause, note: note.trim(), code };
          const done = await step('code:use', request);
          if (done.ok) onDone();
          return done;
        }}
      >
        <Form.Item name="action" label={words.action} extra={words.actionHints[action]}>
          <Select
            options={shown.offers.map((one) => ({ value: one.action, label: actions[one.action] }))}
            onChange={(value: StaffCodeAction) => setAction(value)}
          />
        </Form.Item>
        {hasMinutes ? (
          <>
            <Form.Item name="minutes" label={words.minutes} extra={words.minutesHint(most)}>
              <InputNumber min={action === 'extend' ? 1 : 0} max={most} precision={0} />
            </Form.Item>
            <Form.Item name="cause" label={words.cause}>
              <Select
                options={GrantCause.options.map((value) => ({
                  value,
                  label: text.exam.pauseReasons[value],
                }))}
              />
            </Form.Item>
          </>
        ) : null}
        <NoteField label={text.console.note} hint={text.console.noteHint} />
        <Form.Item
          name="code"
          label={words.code}
          extra={words.codeHint}
          rules={[{ required: true, whitespace: true, message: text.staff.required }]}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={60} className="numerals" />
        </Form.Item>
      </ActForm>
    </>
  );
}
