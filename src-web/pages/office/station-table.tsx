import { Button, Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { StationLine } from '../../../src-shared/contracts/web/station-registry';
import { Mark } from '../../components/mark';
import { useText } from '../../i18n/use-text';

type Props = { readonly of: readonly StationLine[]; readonly onRevoke: (station: StationLine) => void };

export function StationTable({ of, onRevoke }: Props) {
  const words = useText().stations;
  const { columns } = words;
  return (
    <Table<StationLine>
      className="numerals"
      rowKey="stationId"
      size="small"
      dataSource={[...of]}
      pagination={false}
      locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
      columns={[
        {
          title: columns.station,
          key: 'station',
          render: (_, one) => `${one.stationId} ${one.label}`,
        },
        {
          title: columns.fingerprint,
          dataIndex: 'fingerprint',
          render: (text: string) => <code>{text}</code>,
        },
        { title: columns.registered, dataIndex: 'registeredAtMs', render: shanghaiDateTime },
        {
          title: columns.seen,
          key: 'seen',
          render: (_, { lastSeenAtMs, appVersion = '' }) =>
            lastSeenAtMs === undefined ? words.never : `${shanghaiDateTime(lastSeenAtMs)} ${appVersion}`,
        },
        {
          title: columns.state,
          key: 'state',
          render: (_, { revoked }) =>
            revoked === undefined ? (
              <Mark tone="good">{words.works}</Mark>
            ) : (
              words.revoked(shanghaiDateTime(revoked.atMs), revoked.reason)
            ),
        },
        {
          title: columns.action,
          key: 'action',
          render: (_, one) =>
            one.revoked === undefined ? (
              <Button danger aria-label={words.revokeTitle(one.stationId)} onClick={() => onRevoke(one)}>
                {words.revoke}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
