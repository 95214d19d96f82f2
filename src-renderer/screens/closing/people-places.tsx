import { Button, Radio, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { CandidateId } from '../../../src-shared/basics/ids';
import type { ClosingPerson, ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import type { UsedClosing } from './use-closing';

type Choice = 'absent' | 'elsewhere';
type Props = { readonly view: ClosingView; readonly act: UsedClosing['act'] };

/** Decision 0022: everybody on the list has one place; those who did not sit here get theirs from the staff. */
export function PeoplePlaces({ view, act }: Props) {
  const text = useText();
  const words = text.closing;
  const saving = useStep();
  const [chosen, setChosen] = useState<ReadonlyMap<CandidateId, Choice>>(() => placesOf(view));
  const isClosed = view.closedAtMs !== undefined;
  const open = view.people.filter(isForStaff);
  const isChanged = open.some((one) => chosen.get(one.candidateId) !== placesOf(view).get(one.candidateId));
  const choose = (ids: readonly CandidateId[], choice: Choice): void =>
    setChosen(new Map([...chosen, ...ids.map((id): [CandidateId, Choice] => [id, choice])]));
  const rest = open.map((one) => one.candidateId).filter((id) => !chosen.has(id));
  const idsOf = (choice: Choice) =>
    open.map((one) => one.candidateId).filter((id) => chosen.get(id) === choice);
  const columns: TableColumnsType<ClosingPerson> = [
    { title: words.seat, dataIndex: 'seat', width: '4.5rem' },
    { title: words.name, dataIndex: 'displayName', width: '9rem' },
    { title: words.admissionNo, dataIndex: 'admissionNo', width: '11rem', className: 'numerals' },
    {
      title: words.place,
      key: 'place',
      render: (_, person) =>
        isForStaff(person) && !isClosed ? (
          <Radio.Group
            aria-label={person.displayName}
            value={chosen.get(person.candidateId) ?? null}
            onChange={(event) => choose([person.candidateId], event.target.value as Choice)}
            options={(['absent', 'elsewhere'] as const).map((value) => ({
              value,
              label: words.places[value],
            }))}
          />
        ) : (
          placeText(text, person)
        ),
    },
  ];
  return (
    <div className="closing-people">
      <h3>{words.people}</h3>
      {isClosed ? null : (
        <>
          <p>{words.peopleLead}</p>
          <div className="closing-actions">
            <Button disabled={rest.length === 0} onClick={() => choose(rest, 'elsewhere')}>
              {words.restElsewhere}
            </Button>
            <Button disabled={rest.length === 0} onClick={() => choose(rest, 'absent')}>
              {words.restAbsent}
            </Button>
            <Button
              type="primary"
              disabled={!isChanged}
              loading={saving.isBusy}
              onClick={() =>
                void act(saving, 'closing:place', {
                  absent: idsOf('absent'),
                  elsewhere: idsOf('elsewhere'),
                })
              }
            >
              {words.savePlaces}
            </Button>
          </div>
          <ProblemNote problem={saving.problem} />
          {isChanged ? <Note tone="plain">{words.unsaved}</Note> : null}
        </>
      )}
      <Table<ClosingPerson>
        size="small"
        rowKey="candidateId"
        columns={columns}
        dataSource={[...view.people]}
        pagination={view.people.length > 60 ? { pageSize: 60, showSizeChanger: false } : false}
      />
    </div>
  );
}

function isForStaff({ place }: ClosingPerson): boolean {
  return place.kind === 'absent' || place.kind === 'elsewhere' || place.kind === 'unplaced';
}

function placesOf({ people }: ClosingView): ReadonlyMap<CandidateId, Choice> {
  return new Map(
    people.flatMap(({ candidateId, place }): readonly [CandidateId, Choice][] =>
      place.kind === 'absent' || place.kind === 'elsewhere' ? [[candidateId, place.kind]] : [],
    ),
  );
}

function placeText({ closing: words, frame }: Texts, { place }: ClosingPerson): string {
  if (place.kind === 'moved') return words.places.moved(place.toStationId);
  if (place.kind !== 'sat') return words.places[place.kind];
  return [words.sat(words.counts[place.outcome]), words.confirmations[place.confirmation]].join(
    frame.listComma,
  );
}
