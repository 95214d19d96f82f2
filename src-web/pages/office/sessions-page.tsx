import { Table } from 'antd';
import { useState } from 'react';
import { Link, useRoute } from 'wouter';
import type { SessionLine } from '../../../src-shared/contracts/web/exam-sessions';
import { AskedPart } from '../../components/asked-part';
import { Mark } from '../../components/mark';
import { PageTurn } from '../../components/page-turn';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { SessionPage } from './session-page';

/** All sessions, or the one that the address names. */
export function SessionsPage() {
  const [isOne, parts] = useRoute('/sessions/:sessionId');
  return isOne ? <SessionPage key={parts.sessionId} sessionId={parts.sessionId} /> : <SessionList />;
}

function SessionList() {
  const words = useText().sessions;
  const [after, setAfter] = useState<SessionLine | undefined>(undefined);
  const asked = useAsk(
    'examSessions',
    after === undefined ? {} : { after: { date: after.date, sessionId: after.sessionId } },
  );
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <AskedPart of={asked}>
          {({ lines, hasMore }) => (
            <>
              <Table<SessionLine>
                className="numerals"
                rowKey="sessionId"
                size="middle"
                loading={asked.isBusy}
                dataSource={lines}
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
              <PageTurn
                first={words.first}
                more={words.more}
                onFirst={after === undefined ? undefined : () => setAfter(undefined)}
                onMore={hasMore ? () => setAfter(lines.at(-1)) : undefined}
              />
            </>
          )}
        </AskedPart>
      </section>
    </>
  );
}
