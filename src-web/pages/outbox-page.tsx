import { Table } from 'antd';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { Problem } from '../components/problem';
import { useAnswer } from '../components/use-answer';
import { useText } from '../i18n/use-text';

/** What the embedded sender would have said by telephone. */
export function OutboxPage() {
  const text = useText();
  const words = text.outbox;
  const { answer, problem, again } = useAnswer('outbox');
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <p>{words.text}</p>
        {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
        <Table
          className="numerals"
          rowKey={(line) => `${line.atMs} ${line.text}`}
          loading={answer === undefined && problem === undefined}
          dataSource={answer?.messages ?? []}
          locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            { title: words.at, dataIndex: 'atMs', render: (atMs: number) => shanghaiDateTime(atMs) },
            { title: words.to, dataIndex: 'toMasked' },
            { title: words.message, dataIndex: 'text' },
          ]}
        />
      </section>
    </>
  );
}
