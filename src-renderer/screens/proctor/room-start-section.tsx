import { Form, Input } from 'antd';
import { shanghaiDate } from '../../../src-shared/basics/instant';
import { timeOfDay } from '../../components/clock-text';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { useConsole } from '../../stores/console-store';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';

type Entry = {
  readonly at: string;
  readonly note: string;
  readonly second?: { readonly staffId: string; readonly password: string };
};

/** RM-4: when the room starts. A seat that is ready then starts by itself, and the end is counted from this time. */
export function RoomStartSection() {
  const text = useText();
  const words = text.console.roomStart;
  const roomStart = useConsole(({ view }) => (view.kind === 'signed-in' ? view.roomStart : undefined));
  if (roomStart === undefined) return <p>{words.individual}</p>;
  const { plannedMs, setMs, hasBegun } = roomStart;
  const planned = timeOfDay(plannedMs).slice(0, 5);
  const startsAtMs = (at: string): number => Date.parse(`${shanghaiDate(plannedMs)}T${at}:00+08:00`);
  const isOther = (at: string): boolean => at !== planned;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead(planned)}</p>
      {setMs === undefined ? null : <Note tone="good">{words.isSet(timeOfDay(setMs).slice(0, 5))}</Note>}
      {hasBegun ? (
        <p>{words.begun}</p>
      ) : (
        <ActForm<Entry>
          initial={{ at: planned, note: words.usualNote }}
          submitText={words.submit}
          doneText={words.done}
          act={({ at, note, second }) =>
            step('console:start-room', {
              startsAtMs: isOther(at) ? startsAtMs(at) : plannedMs,
              note: note.trim(),
              ...(second === undefined || !isOther(at) ? {} : { second }),
            })
          }
        >
          <Form.Item
            name="at"
            label={words.at}
            extra={words.atHint}
            rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: words.atWrong }]}
          >
            <Input maxLength={5} autoComplete="off" inputMode="numeric" />
          </Form.Item>
          <NoteField label={text.console.note} hint={text.console.noteHint} />
          <Form.Item noStyle dependencies={['at']}>
            {({ getFieldValue }) =>
              isOther(String(getFieldValue('at'))) ? <SecondPerson legend={words.second} /> : null
            }
          </Form.Item>
        </ActForm>
      )}
    </section>
  );
}
