import { Button, Segmented, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { IncidentLine } from '../../../src-shared/contracts/ipc/incident-list';
import {
  type IncidentKind,
  NoticedIncidentKind,
  RoomIncidentKind,
} from '../../../src-shared/domain/incident/incident-kind';
import { timeOfDay } from '../../components/clock-text';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';

type Source = 'all' | 'staff' | 'station';
type Props = {
  readonly lines: readonly IncidentLine[];
  /** Absent once nothing can be added any more. */
  readonly onCorrect?: (line: IncidentLine) => void;
};

/** The newest line first, because that is the one that is looked for. */
export function IncidentTable({ lines, onCorrect }: Props) {
  const text = useText();
  const words = text.incidents;
  const [kind, setKind] = useState<IncidentKind | undefined>(undefined);
  const [source, setSource] = useState<Source>('all');
  const shown = lines
    .filter((one) => kind === undefined || one.kind === kind)
    .filter((one) => source === 'all' || one.by.length > 0 === (source === 'staff'))
    .toReversed();
  const kinds = [...RoomIncidentKind.options, ...NoticedIncidentKind.options].filter((each) =>
    lines.some((one) => one.kind === each),
  );
  const columns: TableColumnsType<IncidentLine> = [
    { title: words.no, dataIndex: 'no', width: '4rem' },
    { title: words.time, key: 'time', width: '8.5rem', render: (_, line) => <Times line={line} /> },
    { title: words.kind, key: 'kind', width: '8rem', render: (_, line) => kindText(text, line.kind) },
    {
      title: words.subject,
      key: 'subject',
      width: '8.5rem',
      render: (_, line) =>
        [line.seat === undefined ? words.room : words.seat(line.seat), line.personName ?? '']
          .join(' ')
          .trim(),
    },
    { title: words.text, key: 'text', render: (_, line) => <WhatHappened line={line} /> },
    {
      title: words.by,
      key: 'by',
      width: '8rem',
      render: (_, { by }) =>
        by.length === 0 ? words.byStation : by.map((one) => one.displayName).join(text.frame.listComma),
    },
    ...(onCorrect === undefined
      ? []
      : [
          {
            title: words.correct,
            key: 'correct',
            width: '5.5rem',
            render: (_: unknown, line: IncidentLine) => (
              <Button size="small" aria-label={words.correctLabel(line.no)} onClick={() => onCorrect(line)}>
                {words.correct}
              </Button>
            ),
          },
        ]),
  ];
  return (
    <>
      <div className="incident-filters">
        <Segmented<Source>
          aria-label={words.sourceFilter}
          value={source}
          onChange={setSource}
          options={(['all', 'staff', 'station'] as const).map((value) => ({
            value,
            label: words.sources[value],
          }))}
        />
        <Select<IncidentKind>
          allowClear
          aria-label={words.kindFilter}
          placeholder={words.kindFilter}
          className="incident-kind-filter"
          value={kind ?? null}
          onChange={(value: IncidentKind | undefined) => setKind(value)}
          options={kinds.map((value) => ({ value, label: kindText(text, value) }))}
        />
      </div>
      <Table<IncidentLine>
        size="small"
        rowKey="incidentId"
        columns={columns}
        dataSource={[...shown]}
        pagination={shown.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        locale={{ emptyText: lines.length === 0 ? words.empty : words.emptyFiltered }}
      />
    </>
  );
}

type LineProps = { readonly line: IncidentLine };

function Times({ line: { atMs, happenedAtMs } }: LineProps) {
  const words = useText().incidents;
  if (happenedAtMs === undefined) return timeOfDay(atMs);
  return (
    <>
      {timeOfDay(happenedAtMs).slice(0, 5)}
      <small>{words.noted(timeOfDay(atMs).slice(0, 5))}</small>
    </>
  );
}

function WhatHappened({ line }: LineProps) {
  const words = useText().incidents;
  const { frame } = useText();
  const notes = [
    ...(line.corrects === undefined ? [] : [words.corrects(line.corrects)]),
    ...(line.correctedBy.length === 0 ? [] : [words.correctedBy(line.correctedBy.join(frame.listComma))]),
    ...(line.evidenceCount === 0 ? [] : [words.evidence(line.evidenceCount)]),
  ];
  return (
    <span className={line.correctedBy.length === 0 ? '' : 'incident-corrected'}>
      {line.text}
      {notes.map((one) => (
        <small key={one}>{one}</small>
      ))}
    </span>
  );
}

export function kindText({ console: { incidentKinds }, incidents }: Texts, kind: IncidentKind): string {
  const noticed = NoticedIncidentKind.safeParse(kind);
  return noticed.success ? incidents.noticed[noticed.data] : incidentKinds[RoomIncidentKind.parse(kind)];
}
