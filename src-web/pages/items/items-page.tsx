import { Link, useRoute } from 'wouter';
import { SessionPages } from '../../components/session-pages';
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
  return (
    <>
      <h1>{words.title}</h1>
      <RequestsPart />
      <section className="sheet">
        <h2>{words.sessionsTitle}</h2>
        <p>{words.text}</p>
        <SessionPages words={words}>
          {(lines) => (
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
            </>
          )}
        </SessionPages>
      </section>
    </>
  );
}
