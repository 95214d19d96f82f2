import { Button, Form, Input, Radio, Select } from 'antd';
import { shanghaiDate } from '../../../src-shared/basics/instant';
import type { ConsoleRequest } from '../../../src-shared/contracts/ipc/console-channels';
import type { IncidentLine, IncidentList } from '../../../src-shared/contracts/ipc/incident-list';
import { RoomIncidentKind } from '../../../src-shared/domain/incident/incident-kind';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { ActForm } from '../proctor/act-form';
import { kindText } from './incident-table';

type AboutKind = 'room' | 'here' | 'person' | 'seat';
type Entry = {
  readonly kind: RoomIncidentKind;
  readonly about: AboutKind;
  readonly candidateId?: string;
  readonly seat?: string;
  readonly at?: string;
  readonly text: string;
};
type Props = {
  readonly hasCandidate: boolean;
  readonly people: IncidentList['people'];
  readonly onNoted: () => Promise<void>;
  readonly corrected?: IncidentLine;
  readonly onDropCorrection?: () => void;
};

/** A new line of the record, or one that puts an earlier line right. */
export function IncidentForm({ hasCandidate, people, onNoted, corrected, onDropCorrection }: Props) {
  const text = useText();
  const words = text.incidents;
  const note = async (entry: Entry) => {
    const noted = await step('console:note-incident', requestOf(entry, people, corrected));
    if (noted.ok) {
      await onNoted();
      onDropCorrection?.();
    }
    return noted;
  };
  const first = corrected === undefined ? undefined : RoomIncidentKind.safeParse(corrected.kind).data;
  return (
    <section className="incident-form">
      <h3>{corrected === undefined ? words.addTitle : words.correctTitle(corrected.no)}</h3>
      {corrected === undefined ? null : <p>{words.correctLead}</p>}
      <ActForm<Entry>
        initial={{
          kind: first ?? 'other',
          ...subjectFields(corrected, people, hasCandidate),
          text: corrected?.text ?? '',
        }}
        submitText={corrected === undefined ? words.submit : words.correctTitle(corrected.no)}
        doneText={words.done}
        act={note}
      >
        <Form.Item name="kind" label={words.kind}>
          <Select
            options={RoomIncidentKind.options.map((value) => ({ value, label: kindText(text, value) }))}
          />
        </Form.Item>
        <Form.Item name="about" label={words.about}>
          <Radio.Group
            options={(['here', 'person', 'seat', 'room'] as const)
              .filter((value) => value !== 'here' || hasCandidate)
              .map((value) => ({ value, label: words.aboutKinds[value] }))}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['about']}>
          {({ getFieldValue }) => (
            <SubjectField about={getFieldValue('about') as AboutKind} people={people} />
          )}
        </Form.Item>
        <Form.Item
          name="at"
          label={words.happenedAt}
          extra={words.happenedHint}
          rules={[{ pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: words.happenedWrong }]}
        >
          <Input maxLength={5} autoComplete="off" inputMode="numeric" className="incident-time" />
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
      {onDropCorrection === undefined ? null : (
        <Button onClick={onDropCorrection}>{words.cancelCorrection}</Button>
      )}
    </section>
  );
}

type SubjectProps = { readonly about: AboutKind; readonly people: IncidentList['people'] };

function SubjectField({ about, people }: SubjectProps) {
  const text = useText();
  const words = text.incidents;
  if (about === 'person') {
    return (
      <Form.Item
        name="candidateId"
        label={words.person}
        extra={words.personHint}
        rules={[{ required: true, message: text.staff.required }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={people.map(({ candidateId, displayName, seat }) => ({
            value: candidateId,
            label: `${words.seat(seat)} ${displayName}`,
          }))}
        />
      </Form.Item>
    );
  }
  if (about !== 'seat') return null;
  return (
    <Form.Item
      name="seat"
      label={words.seatNo}
      rules={[{ required: true, pattern: /^[1-9]\d{0,2}$/, message: words.seatWrong }]}
    >
      <Input maxLength={3} autoComplete="off" inputMode="numeric" className="incident-time" />
    </Form.Item>
  );
}

/** A correction begins with what the line it corrects is about. */
function subjectFields(
  corrected: IncidentLine | undefined,
  people: IncidentList['people'],
  hasCandidate: boolean,
): Pick<Entry, 'about' | 'candidateId' | 'seat'> {
  if (corrected === undefined) return { about: hasCandidate ? 'here' : 'room' };
  const person = people.find(
    (one) => one.seat === corrected.seat && one.displayName === corrected.personName,
  );
  if (person !== undefined) return { about: 'person', candidateId: person.candidateId };
  return corrected.seat === undefined ? { about: 'room' } : { about: 'seat', seat: String(corrected.seat) };
}

/** `at` is a time of day of the session's day, which is today: a package opens on no other. */
function requestOf(
  { kind, about, candidateId, seat, at, text }: Entry,
  people: IncidentList['people'],
  corrected: IncidentLine | undefined,
): ConsoleRequest<'console:note-incident'> {
  const person = people.find((one) => one.candidateId === candidateId);
  const subject =
    about === 'person' && person !== undefined
      ? ({ kind: 'person', candidateId: person.candidateId } as const)
      : about === 'seat'
        ? ({ kind: 'seat', seat: Number(seat) } as const)
        : ({ kind: about === 'here' ? 'here' : 'room' } as const);
  return {
    kind,
    about: subject,
    ...(at === undefined || at === ''
      ? {}
      : { happenedAtMs: Date.parse(`${shanghaiDate(Date.now())}T${at}:00+08:00`) }),
    ...(corrected === undefined ? {} : { corrects: corrected.incidentId }),
    text: text.trim(),
  };
}
