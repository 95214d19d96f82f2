import { Checkbox, Form, Select } from 'antd';
import { ConductLevel } from '../../../src-shared/domain/attempt/conduct';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';
import { useAttempt } from './use-attempt';

type ConductEntry = {
  readonly level: ConductLevel;
  readonly note: string;
  readonly second: { readonly staffId: string; readonly password: string };
  readonly withEvidence?: boolean;
};

/** RM-13: proposed with two signatures; the authority decides, and the candidate reads 待处理 and nothing else. */
export function ConductSection() {
  const text = useText();
  const words = text.console.conduct;
  const evidence = useAttempt()?.evidenceCount ?? 0;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<ConductEntry>
        initial={{ level: 'violation', note: '', withEvidence: false }}
        submitText={words.submit}
        doneText={words.done}
        act={({ note, ...rest }) => step('console:mark-conduct', { ...rest, note: note.trim() })}
      >
        <Form.Item name="level" label={words.level}>
          <Select options={ConductLevel.options.map((value) => ({ value, label: words.levels[value] }))} />
        </Form.Item>
        <NoteField label={words.note} hint={text.console.noteHint} />
        {evidence === 0 ? null : (
          <Form.Item name="withEvidence" valuePropName="checked">
            <Checkbox>{words.withEvidence(evidence)}</Checkbox>
          </Form.Item>
        )}
        <SecondPerson legend={words.second} />
      </ActForm>
    </section>
  );
}
