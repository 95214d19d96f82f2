import { Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ConsoleAttempt } from '../../../src-shared/contracts/ipc/console-view';
import { GrantCause, type GrantScope } from '../../../src-shared/domain/attempt/ledger-entry';
import type { IncidentId } from '../../../src-shared/domain/incident/incident';
import { printedKind } from '../../../src-shared/domain/incident/incident-kind';
import { timeOfDay } from '../../components/clock-text';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';
import { useFaults } from './use-attempt';

type Entry = {
  readonly minutes: number;
  readonly scope: GrantScope;
  /** An incident's id, or the cause of one that is recorded with the grant. */
  readonly fault: IncidentId | `new ${GrantCause}`;
  readonly note: string;
  readonly second?: { readonly staffId: string; readonly password: string };
};

/** RM-10: minutes for a recorded fault; more than one invigilator may give takes the 主考's signature. */
export function ExtendForm({ attempt }: { readonly attempt: ConsoleAttempt }) {
  const text = useText();
  const words = text.console.extend;
  const faults = useFaults();
  const [minutes, setMinutes] = useState(1);
  const { maxGrantAlone, maxGrantWithHead } = attempt;
  if (maxGrantWithHead === 0) return <Note tone="warning">{words.full}</Note>;
  const recorded = faults.map(({ incidentId, kind, atMs, text: told }) => ({
    value: incidentId,
    label: `${timeOfDay(atMs).slice(0, 5)} ${text.console.incidentKinds[printedKind(kind)]} ${told}`,
  }));
  const fresh = GrantCause.options.map((cause) => ({
    value: `new ${cause}` as const,
    label: words.recordNow(text.exam.pauseReasons[cause]),
  }));
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<Entry>
        initial={{ minutes: 1, scope: 'own', note: '' }}
        submitText={words.submit}
        doneText={words.done}
        act={({ fault, note, second, ...rest }) =>
          step('console:extend', {
            ...rest,
            note: note.trim(),
            fault: faultOf(fault),
            ...(second === undefined ? {} : { second }),
          })
        }
      >
        <Form.Item name="minutes" label={words.minutes} extra={words.limits(maxGrantAlone, maxGrantWithHead)}>
          <InputNumber
            min={1}
            max={maxGrantWithHead}
            precision={0}
            onChange={(value) => setMinutes(Number(value ?? 1))}
          />
        </Form.Item>
        <Form.Item
          name="fault"
          label={words.fault}
          rules={[{ required: true, message: text.staff.required }]}
        >
          <Select options={[...recorded, ...fresh]} />
        </Form.Item>
        <Form.Item name="scope" label={words.scope}>
          <Select
            options={[
              { value: 'own', label: words.own },
              { value: 'room', label: words.room },
            ]}
          />
        </Form.Item>
        <NoteField label={text.console.note} hint={text.console.noteHint} />
        {minutes > maxGrantAlone ? <SecondPerson legend={words.second} /> : null}
      </ActForm>
    </section>
  );
}

function faultOf(fault: Entry['fault']) {
  const cause = GrantCause.options.find((one) => fault === `new ${one}`);
  return cause === undefined
    ? { kind: 'recorded' as const, incidentId: fault as IncidentId }
    : { kind: 'new' as const, cause };
}
