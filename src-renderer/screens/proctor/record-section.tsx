import { Checkbox, Form, Input, Select } from 'antd';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import { ConductLevel } from '../../../src-shared/domain/attempt/conduct';
import { RoomIncidentKind } from '../../../src-shared/domain/incident/incident-kind';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';

type IncidentEntry = {
  readonly kind: RoomIncidentKind;
  readonly isAboutCandidate: boolean;
  readonly text: string;
};
type ConductEntry = {
  readonly level: ConductLevel;
  readonly note: string;
  readonly second: { readonly staffId: string; readonly password: string };
};

/** RM-14: what is noted at this seat. A seat without a candidate has the room's incidents only. */
export function IncidentEntrySection({ view }: { readonly view: StationView }) {
  const text = useText();
  const words = text.console.incident;
  const hasCandidate = 'candidate' in view;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<IncidentEntry>
        initial={{ kind: 'other', isAboutCandidate: hasCandidate, text: '' }}
        submitText={words.submit}
        doneText={words.done}
        act={(entry) => step('console:note-incident', { ...entry, text: entry.text.trim() })}
      >
        <Form.Item name="kind" label={words.kind}>
          <Select
            options={RoomIncidentKind.options.map((value) => ({
              value,
              label: text.console.incidentKinds[value],
            }))}
          />
        </Form.Item>
        <Form.Item name="isAboutCandidate" valuePropName="checked">
          <Checkbox disabled={!hasCandidate}>{words.isAboutCandidate}</Checkbox>
        </Form.Item>
        <Form.Item
          name="text"
          label={words.text}
          extra={text.console.noteHint}
          rules={[{ required: true, whitespace: true, message: text.staff.required }]}
        >
          <Input.TextArea rows={3} maxLength={500} spellCheck={false} autoComplete="off" />
        </Form.Item>
      </ActForm>
    </section>
  );
}

/** RM-13: proposed with two signatures; the authority decides, and the candidate reads 待处理 and nothing else. */
export function ConductSection() {
  const text = useText();
  const words = text.console.conduct;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<ConductEntry>
        initial={{ level: 'violation', note: '' }}
        submitText={words.submit}
        doneText={words.done}
        act={({ level, note, second }) => step('console:mark-conduct', { level, note: note.trim(), second })}
      >
        <Form.Item name="level" label={words.level}>
          <Select options={ConductLevel.options.map((value) => ({ value, label: words.levels[value] }))} />
        </Form.Item>
        <NoteField label={words.note} hint={text.console.noteHint} />
        <SecondPerson legend={words.second} />
      </ActForm>
    </section>
  );
}
