import { Table } from 'antd';
import { Link } from 'wouter';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { ResultLine } from '../../../src-shared/contracts/web/results';
import { Mark } from '../../components/mark';
import { useText } from '../../i18n/use-text';

type Props = { readonly of: readonly ResultLine[]; readonly isBusy: boolean };

export function ResultTable({ of, isBusy }: Props) {
  const words = useText().results;
  const { columns } = words;
  return (
    <Table<ResultLine>
      className="numerals"
      rowKey="attemptId"
      size="small"
      loading={isBusy}
      scroll={{ x: 'max-content' }}
      dataSource={[...of]}
      pagination={false}
      locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
      columns={[
        {
          title: columns.name,
          key: 'name',
          render: (_, one) => (
            <Link href={`/results/${one.attemptId}`} aria-label={words.open(one.maskedName)}>
              {one.maskedName}
            </Link>
          ),
        },
        { title: columns.document, dataIndex: 'maskedDocument' },
        { title: columns.admissionNo, dataIndex: 'admissionNo' },
        { title: columns.post, dataIndex: 'postName' },
        { title: columns.session, dataIndex: 'sessionId' },
        { title: columns.total, dataIndex: 'total' },
        {
          title: columns.verdict,
          key: 'verdict',
          render: (_, { isPass }) => words.verdicts[isPass ? 'passed' : 'failed'],
        },
        { title: columns.state, key: 'state', render: (_, one) => <ResultMarks of={one} /> },
        { title: columns.submitted, dataIndex: 'submittedAtMs', render: shanghaiDateTime },
      ]}
    />
  );
}

export function ResultMarks({ of }: { readonly of: ResultLine }) {
  const words = useText().results;
  return (
    <span className="mark-list">
      {of.isHeld ? <Mark tone="warn">{words.states.held}</Mark> : null}
      {of.status === 'mismatch' ? <Mark tone="danger">{words.states.disputed}</Mark> : null}
      {of.versionNo > 1 ? <Mark tone="quiet">{words.revised(of.versionNo)}</Mark> : null}
    </span>
  );
}
