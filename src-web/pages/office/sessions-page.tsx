import { Table } from 'antd';
import { Link, useRoute } from 'wouter';
import type { SessionLine } from '../../../src-shared/contracts/web/exam-sessions';
import { Mark } from '../../components/mark';
import { SessionPages } from '../../components/session-pages';
import { useText } from '../../i18n/use-text';
import { SessionPage } from './session-page';

/** All sessions, or the one that the address names. */
export function SessionsPage() {
  const [isOne, parts] = useRoute('/sessions/:sessionId');
  return isOne ? <SessionPage key={parts.sessionId} sessionId={parts.sessionId} /> : <SessionList />;
}

function SessionList() {
  const words = useText().sessions;
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <SessionPages words={words}>
          {(lines, isBusy) => (
            <>
              <Table<SessionLine>
                className="numerals"
                rowKey="sessionId"
                size="middle"
                loading={isBusy}
                dataSource={[...lines]}
                pagination={false}
                locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
                columns={[
                  { title: words.columns.date, dataIndex: 'date' },
                  {
                    title: words.columns.session,
                    key: 'session',
                    render: (_, one) => (
                      <Link href={`/sessions/${one.sessionId}`}>
                        {one.title} · {one.sessionId}
                      </Link>
                    ),
                  },
                  {
                    title: words.columns.room,
                    key: 'room',
                    render: (_, one) => `${one.siteName} ${one.roomName}`,
                  },
                  { title: words.columns.expected, dataIndex: 'expected' },
                  { title: words.columns.results, dataIndex: 'results' },
                  { title: words.columns.passed, dataIndex: 'passed' },
                  {
                    title: words.columns.open,
                    key: 'open',
                    render: (_, one) => (
                      <span className="mark-list">
                        {one.mismatched > 0 && <Mark tone="danger">{words.disputed(one.mismatched)}</Mark>}
                        {one.aside > 0 && <Mark tone="warn">{words.aside(one.aside)}</Mark>}
                        {one.mismatched + one.aside === 0 && words.allHere}
                      </span>
                    ),
                  },
                ]}
              />
            </>
          )}
        </SessionPages>
      </section>
    </>
  );
}
