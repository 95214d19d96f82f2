import { Table } from 'antd';
import type { ReactNode } from 'react';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import type { PlannedSessionView } from '../../src-shared/contracts/web/training';
import { useText } from '../i18n/use-text';

type Props = {
  /** Absent while it is being read. */
  readonly sessions: readonly PlannedSessionView[] | undefined;
  readonly empty: string;
  readonly action?: (session: PlannedSessionView) => ReactNode;
};

/** Planned sessions with their seats and how long their lists are open (RM-4). */
export function SessionTable({ sessions, empty, action }: Props) {
  const words = useText().send;
  const { columns } = words;
  const minute = (atMs: number): string => shanghaiDateTime(atMs).slice(0, 16);
  const stateOf = (one: PlannedSessionView): string => {
    if (one.isCancelled) return words.states.cancelled;
    if (one.isBuilt) return words.states.built;
    return one.isFrozen ? words.states.frozen : words.states.open(minute(one.frozenFromMs));
  };
  return (
    <Table<PlannedSessionView>
      className="numerals"
      rowKey="sessionId"
      size="middle"
      loading={sessions === undefined}
      dataSource={[...(sessions ?? [])]}
      locale={{ emptyText: <span className="empty-line">{empty}</span> }}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
      columns={[
        { title: columns.session, dataIndex: 'title' },
        { title: columns.room, key: 'room', render: (_, one) => `${one.siteName} · ${one.roomName}` },
        {
          title: columns.time,
          key: 'time',
          render: (_, one) => `${minute(one.startsAtMs)} – ${minute(one.endsAtMs).slice(11)}`,
        },
        { title: columns.seats, key: 'seats', render: (_, one) => `${one.booked} / ${one.seats}` },
        { title: columns.state, key: 'state', render: (_, one) => stateOf(one) },
        ...(action === undefined
          ? []
          : [
              {
                title: columns.action,
                key: 'action',
                render: (_: unknown, one: PlannedSessionView) => action(one),
              },
            ]),
      ]}
    />
  );
}
