import { Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { HandInCodeLine, HandInFileLine } from '../../../src-shared/contracts/web/hand-in-routes';
import type { WebAnswer } from '../../../src-shared/contracts/web/web-routes';
import { AskedPart } from '../../components/asked-part';
import { Mark } from '../../components/mark';
import type { Asked } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';

/** What came by hand lately, so that a second person sees what the first has taken already. */
export function TakenPart({ of }: { readonly of: Asked<WebAnswer<'handInsTaken'>> }) {
  const words = useText().handIn;
  return (
    <section className="sheet">
      <h2>{words.takenTitle}</h2>
      <AskedPart of={of}>
        {({ files, codes }) => (
          <>
            <FileTable of={files} />
            {codes.length === 0 ? null : <CodeTable of={codes} />}
          </>
        )}
      </AskedPart>
    </section>
  );
}

function FileTable({ of }: { readonly of: readonly HandInFileLine[] }) {
  const words = useText().handIn;
  const { takenColumns: columns } = words;
  return (
    <Table<HandInFileLine>
      className="numerals"
      rowKey="fileSha256"
      size="small"
      dataSource={[...of]}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <span className="empty-line">{words.nothingTaken}</span> }}
      columns={[
        { title: columns.at, dataIndex: 'lastAtMs', render: shanghaiDateTime },
        { title: columns.station, dataIndex: 'stationId' },
        { title: columns.session, dataIndex: 'sessionId' },
        { title: columns.records, dataIndex: 'records' },
        { title: columns.times, dataIndex: 'times' },
        {
          title: columns.state,
          key: 'state',
          render: (_, { isWhole }) => (
            <Mark tone={isWhole ? 'good' : 'danger'}>{isWhole ? words.whole : words.notWhole}</Mark>
          ),
        },
      ]}
    />
  );
}

function CodeTable({ of }: { readonly of: readonly HandInCodeLine[] }) {
  const { handIn: words, aside } = useText();
  const { takenColumns: columns } = words;
  const isGood = (outcome: string) => outcome === 'stored';
  return (
    <>
      <h3>{words.codesTakenTitle}</h3>
      <Table<HandInCodeLine>
        className="numerals"
        rowKey="attemptId"
        size="small"
        dataSource={[...of]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: columns.at, dataIndex: 'receivedAtMs', render: shanghaiDateTime },
          {
            title: columns.record,
            key: 'record',
            render: (_, { stationId, seq }) => aside.record(stationId, seq),
          },
          {
            title: columns.state,
            dataIndex: 'outcome',
            render: (outcome: string) => (
              <Mark tone={isGood(outcome) ? 'good' : 'danger'}>
                {isGood(outcome) ? words.recordStates.stored : words.recordStates.quarantined}
              </Mark>
            ),
          },
          {
            title: words.recordColumns.reason,
            dataIndex: 'outcome',
            key: 'reason',
            render: (outcome: string) => (isGood(outcome) ? '—' : (aside.reasons[outcome] ?? outcome)),
          },
        ]}
      />
    </>
  );
}
