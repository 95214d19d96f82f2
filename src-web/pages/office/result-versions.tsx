import { Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { ResultDetail } from '../../../src-shared/contracts/web/results';
import { useText } from '../../i18n/use-text';

type Version = ResultDetail['versions'][number];

/** TS-8: every score the attempt has had at the centre, the first included. */
export function ResultVersions({ of }: { readonly of: readonly Version[] }) {
  const words = useText().results;
  const causeOf = ({ cause, voidedItemIds }: Version): string =>
    cause === 'moved-on' || cause === 'chosen'
      ? words.versionCauses[cause]
      : cause === 'scored' && voidedItemIds.length === 0
        ? words.versionCauses.scored
        : words.versionCauses['item-voided'](voidedItemIds.join(', '));
  return (
    <section className="sheet">
      <h2>{words.versionsTitle}</h2>
      <Table<Version>
        className="numerals"
        rowKey="versionNo"
        size="small"
        dataSource={[...of]}
        pagination={false}
        columns={[
          { title: words.versionColumns.version, dataIndex: 'versionNo' },
          { title: words.versionColumns.total, dataIndex: 'total' },
          {
            title: words.versionColumns.verdict,
            key: 'verdict',
            render: (_, { isPass }) => words.verdicts[isPass ? 'passed' : 'failed'],
          },
          { title: words.versionColumns.cause, key: 'cause', render: (_, one) => causeOf(one) },
          { title: words.versionColumns.at, dataIndex: 'atMs', render: shanghaiDateTime },
        ]}
      />
    </section>
  );
}
