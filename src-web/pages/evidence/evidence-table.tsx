import { Table } from 'antd';
import { Link } from 'wouter';
import { shanghaiDate, shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { EvidenceLine } from '../../../src-shared/contracts/web/evidence-routes';
import { useText } from '../../i18n/use-text';
import { NoteForm } from '../office/note-form';

type Props = {
  readonly of: readonly EvidenceLine[];
  readonly isBusy: boolean;
  readonly onOpen: (one: EvidenceLine, reason: string) => void;
};

export function EvidenceTable({ of, isBusy, onOpen }: Props) {
  const words = useText().evidence;
  const { columns } = words;
  const opened = ({ openings, lastOpenedAtMs }: EvidenceLine): string =>
    lastOpenedAtMs === undefined
      ? words.neverOpened
      : words.opened(openings, shanghaiDateTime(lastOpenedAtMs));
  return (
    <Table<EvidenceLine>
      className="numerals"
      rowKey="sha256"
      size="small"
      dataSource={[...of]}
      pagination={false}
      locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
      columns={[
        { title: columns.kind, dataIndex: 'kind', render: (kind: string) => words.kinds[kind] ?? kind },
        {
          title: columns.place,
          key: 'place',
          render: (_, { sessionId, stationId, attemptId }) => (
            <>
              {sessionId ?? '—'} {stationId}
              {attemptId === undefined ? null : (
                <div>
                  <Link href={`/results/${attemptId}`}>{words.result}</Link>
                </div>
              )}
            </>
          ),
        },
        { title: columns.received, dataIndex: 'receivedAtMs', render: shanghaiDateTime },
        { title: columns.due, dataIndex: 'dueAtMs', className: 'one-line', render: shanghaiDate },
        { title: columns.opened, key: 'opened', render: (_, one) => opened(one) },
        {
          title: columns.action,
          key: 'action',
          render: (_, one) =>
            one.isWhole ? (
              <NoteForm<'open'>
                name={`evidence ${one.sha256}`}
                label={words.reason}
                isBusy={isBusy}
                actions={[{ key: 'open', label: words.open }]}
                onAct={(_key, reason) => onOpen(one, reason)}
              />
            ) : (
              <span className="soft">{words.onItsWay}</span>
            ),
        },
      ]}
    />
  );
}
