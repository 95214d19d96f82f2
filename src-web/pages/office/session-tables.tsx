import { Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { SessionDifference, SessionStation } from '../../../src-shared/contracts/web/exam-sessions';
import { Mark } from '../../components/mark';
import { Problem } from '../../components/problem';
import { useText } from '../../i18n/use-text';

export function DifferenceTable({ of }: { readonly of: readonly SessionDifference[] }) {
  const words = useText().sessions;
  return (
    <>
      <Problem text={words.notBalanced(of.length)} />
      <h2>{words.differencesTitle}</h2>
      <p className="soft">{words.differencesText}</p>
      <Table<SessionDifference>
        className="numerals"
        rowKey={(one) => `${one.kind} ${one.candidateId} ${one.stationId ?? ''}`}
        size="middle"
        dataSource={[...of]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: words.differenceColumns.seat, dataIndex: 'seat' },
          { title: words.differenceColumns.admissionNo, dataIndex: 'admissionNo' },
          {
            title: words.differenceColumns.station,
            dataIndex: 'stationId',
            render: (stationId?: string) => stationId ?? '—',
          },
          {
            title: words.differenceColumns.what,
            key: 'what',
            render: (_, one) => words.differences[one.kind],
          },
          { title: words.differenceColumns.todo, key: 'todo', render: (_, one) => words.todo[one.kind] },
        ]}
      />
    </>
  );
}

export function SessionStationTable({ of }: { readonly of: readonly SessionStation[] }) {
  const words = useText().sessions;
  return (
    <section className="sheet">
      <h2>{words.stationsTitle}</h2>
      <Table<SessionStation>
        className="numerals"
        rowKey="stationId"
        size="middle"
        dataSource={[...of]}
        locale={{ emptyText: <span className="empty-line">{words.noStations}</span> }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: words.stationColumns.station,
            key: 'station',
            render: (_, one) => `${one.stationId} ${one.label}`,
          },
          { title: words.stationColumns.results, dataIndex: 'results' },
          {
            title: words.stationColumns.closed,
            key: 'closed',
            render: (_, one) => (
              <Mark tone={one.isClosed ? 'good' : 'warn'}>
                {one.isClosed ? words.closed : words.notClosed}
              </Mark>
            ),
          },
          {
            title: words.stationColumns.seen,
            dataIndex: 'lastSeenAtMs',
            render: (atMs?: number) => (atMs === undefined ? words.never : shanghaiDateTime(atMs)),
          },
          {
            title: words.stationColumns.pending,
            dataIndex: 'pendingRecords',
            render: (pending?: number) => pending ?? '—',
          },
        ]}
      />
    </section>
  );
}
