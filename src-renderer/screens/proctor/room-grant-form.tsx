import { Form, Input } from 'antd';
import { useState } from 'react';
import type { ConsoleAttempt } from '../../../src-shared/contracts/ipc/console-view';
import { readRoomGrant } from '../../../src-shared/domain/staff-code/room-grant';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';

type Entry = {
  readonly number: string;
  readonly note: string;
  readonly second?: { readonly staffId: string; readonly password: string };
};

/** RM-10: the number of minutes that were given to the whole room at another seat; and the numbers of this one. */
export function RoomGrantForm({ attempt }: { readonly attempt: ConsoleAttempt }) {
  const text = useText();
  const words = text.console.roomGrant;
  const [minutes, setMinutes] = useState(0);
  const isSecondWanted = minutes > attempt.maxGrantAlone;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      {attempt.roomGrants.map((grant) => (
        <Note key={grant.number} tone="plain">
          {words.given(grant.number, grant.minutes, text.exam.pauseReasons[grant.cause])}
        </Note>
      ))}
      <p>{words.lead}</p>
      <ActForm<Entry>
        initial={{ number: '', note: '' }}
        submitText={words.submit}
        doneText={words.done}
        act={({ number, note, second }) =>
          step('console:room-grant', {
            number,
            note: note.trim(),
            ...(second === undefined || !isSecondWanted ? {} : { second }),
          })
        }
      >
        <Form.Item
          name="number"
          label={words.number}
          extra={minutes === 0 ? words.numberHint : text.staff.suspended.minutes(minutes)}
          rules={[{ required: true, whitespace: true, message: text.staff.required }]}
        >
          <Input
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            className="numerals"
            onChange={(event) => setMinutes(readRoomGrant(event.target.value)?.minutes ?? 0)}
          />
        </Form.Item>
        <NoteField label={text.console.note} hint={text.console.noteHint} />
        {isSecondWanted ? <SecondPerson legend={words.second} /> : null}
      </ActForm>
    </section>
  );
}
