import { Form, Select } from 'antd';
import { PauseReason } from '../../../src-shared/domain/attempt/ledger-entry';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { ActForm } from './act-form';

type PauseEntry = { readonly reason: PauseReason; readonly note: string };

/** What staff stop a clock for; a break is the candidate's own (features 19). */
const REASONS = PauseReason.options.filter((reason) => reason !== 'break');

export function PauseForm() {
  const text = useText();
  const words = text.console.pause;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <ActForm<PauseEntry>
        initial={{ reason: 'machine-fault', note: '' }}
        submitText={words.submit}
        doneText={words.done}
        act={({ reason, note }) => step('console:pause', { reason, note: note.trim() })}
      >
        <Form.Item name="reason" label={words.reason}>
          <Select
            options={REASONS.map((reason) => ({ value: reason, label: text.exam.pauseReasons[reason] }))}
          />
        </Form.Item>
        <NoteField label={text.console.note} hint={text.console.noteHint} />
      </ActForm>
    </section>
  );
}

export function EndPauseForm() {
  const text = useText();
  const words = text.console.endPause;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<{ readonly note: string }>
        initial={{ note: '' }}
        submitText={words.submit}
        doneText={words.done}
        act={({ note }) => step('console:end-pause', { note: note.trim() })}
      >
        <NoteField label={text.console.note} hint={text.console.noteHint} />
      </ActForm>
    </section>
  );
}
