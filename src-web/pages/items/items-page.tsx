import { useState } from 'react';
import { Link, useRoute } from 'wouter';
import type { SessionLine } from '../../../src-shared/contracts/web/exam-sessions';
import { AskedPart } from '../../components/asked-part';
import { PageTurn } from '../../components/page-turn';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { ItemReportPage } from './item-report-page';
import { RequestsPart } from './requests-part';

/** Figures of questions by session, and the voidings that wait for a second person (TS-8). */
export function ItemsPage() {
  const [isOne, parts] = useRoute('/items/:sessionId');
  return isOne ? <ItemReportPage key={parts.sessionId} sessionId={parts.sessionId} /> : <SessionChoice />;
}

function SessionChoice() {
  const words = useText().items;
  const [after, setAfter] = useState<SessionLine | undefined>(undefined);
  const asked = useAsk(
    'examSessions',
    after === undefined ? {} : { after: { date: after.date, sessionId: after.sessionId } },
  );
  return (
    <>
      <h1>{words.title}</h1>
      <RequestsPart />
      <section className="sheet">
        <h2>{words.sessionsTitle}</h2>
        <p>{words.text}</p>
        <AskedPart of={asked}>
          {({ lines, hasMore }) => (
            <>
              {lines.length === 0 ? <p>{words.noSessions}</p> : null}
              <ul className="legend">
                {lines.map(({ sessionId, title, date, results }) => (
                  <li key={sessionId}>
                    <Link href={`/items/${sessionId}`}>
                      {words.sessionLine(date, title, sessionId, results)}
                    </Link>
                  </li>
                ))}
              </ul>
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
