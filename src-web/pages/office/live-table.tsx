import { Table } from 'antd';
import type { LiveBoard, LiveLine, LiveTrouble } from '../../../src-shared/contracts/web/live-board';
import { Mark, type MarkTone } from '../../components/mark';
import { useText } from '../../i18n/use-text';

const GIGABYTE = 1024 ** 3;

const TONE: { readonly [T in LiveTrouble]: MarkTone } = {
  silent: 'danger',
  fault: 'danger',
  'camera-lost': 'danger',
  'focus-lost': 'danger',
  'disk-low': 'warn',
  'battery-low': 'warn',
  'pending-old': 'warn',
  'never-seen': 'quiet',
};

export function LiveTable({ board }: { readonly board: LiveBoard }) {
  const words = useText().live;
  const { columns } = words;
  const disk = (bytes?: number) => (bytes === undefined ? '—' : words.disk((bytes / GIGABYTE).toFixed(1)));
  const power = (one: LiveLine) => {
    const parts = [
      ...(one.batteryPercent === undefined ? [] : [words.battery(one.batteryPercent)]),
      ...(one.isOnMains === true ? [words.mains] : []),
    ];
    return parts.join(' ') || '—';
  };
  return (
    <Table<LiveLine>
      className="numerals"
      rowKey="stationId"
      size="small"
      scroll={{ x: 'max-content' }}
      dataSource={board.lines}
      locale={{
        emptyText: <span className="empty-line">{board.stations === 0 ? words.empty : words.noneFound}</span>,
      }}
      pagination={false}
      columns={[
        { title: columns.state, key: 'state', render: (_, one) => <Troubles of={one.troubles} /> },
        {
          title: columns.station,
          key: 'station',
          render: (_, one) =>
            [one.stationId, one.label, ...(one.seat === undefined ? [] : [words.seat(one.seat)])].join(' '),
        },
        {
          title: columns.seen,
          key: 'seen',
          render: (_, { lastSeenAtMs }) =>
            lastSeenAtMs === undefined
              ? '—'
              : words.ago(Math.max(0, Math.round((board.nowMs - lastSeenAtMs) / 1000))),
        },
        {
          title: columns.doing,
          dataIndex: 'phase',
          render: (phase?: string) => words.phases[phase ?? ''] ?? '—',
        },
        { title: columns.power, key: 'power', render: (_, one) => power(one) },
        { title: columns.disk, dataIndex: 'freeDiskBytes', render: disk },
        {
          title: columns.camera,
          dataIndex: 'camera',
          render: (camera?: string) => words.cameras[camera ?? ''] ?? '—',
        },
        {
          title: columns.focus,
          dataIndex: 'focus',
          render: (focus?: string) => words.focuses[focus ?? ''] ?? '—',
        },
        {
          title: columns.pending,
          key: 'pending',
          render: (_, one) =>
            one.pendingRecords === undefined ? '—' : words.pending(one.pendingRecords, one.oldestPendingMs),
        },
      ]}
    />
  );
}

function Troubles({ of }: { readonly of: readonly LiveTrouble[] }) {
  const words = useText().live;
  if (of.length === 0) return <Mark tone="good">{words.words.good}</Mark>;
  return (
    <span className="mark-list">
      {of.map((trouble) => (
        <Mark key={trouble} tone={TONE[trouble]}>
          {words.troubles[trouble]}
        </Mark>
      ))}
    </span>
  );
}
