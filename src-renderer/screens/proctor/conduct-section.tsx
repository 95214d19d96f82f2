import { Form, Select } from 'antd';
import { ConductLevel } from '../../../src-shared/domain/attempt/conduct';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';

type ConductEntry = {
  readonly level: ConductLevel;
  readonly note: string;
  readonly second: { readonly staffId: string; readonly password: string };
};

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
