import { Link } from 'wouter';
import { SessionId } from '../../../src-shared/basics/ids';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { SessionReport } from '../../../src-shared/contracts/web/exam-sessions';
import { AskedPart } from '../../components/asked-part';
import { Counts } from '../../components/counts';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { useWebSession } from '../../stores/session-store';
import { FileForm } from '../hand-in/file-form';
import { CodeForm } from './code-form';
import { DifferenceTable, SessionStationTable } from './session-tables';

/** One session's reconciliation (RM-15): what was expected, what came, and what to do about the rest. */
export function SessionPage({ sessionId }: { readonly sessionId: string }) {
  const words = useText().sessions;
  const parsed = SessionId.safeParse(sessionId);
  return (
    <>
      <p className="back-line">
        <Link href="/sessions">← {words.back}</Link>
      </p>
      {parsed.success ? <KnownSession sessionId={parsed.data} /> : <Problem text={words.noSuch} />}
    </>
  );
}

function KnownSession({ sessionId }: { readonly sessionId: SessionId }) {
  const { sessions: words, live } = useText();
  const asked = useAsk('examSession', { sessionId });
  const who = useWebSession((state) => state.session);
  const mayMakeCodes = who?.kind === 'signed-in' && who.role === 'province';
  return (
    <AskedPart of={asked}>
      {(found) =>
        found.ok ? (
          <>
            <h1>
              {found.value.line.title} · {found.value.line.sessionId}
            </h1>
            <p className="back-line">
              {shanghaiDateTime(found.value.line.startsAtMs).slice(0, 16)} · {found.value.line.siteName}{' '}
              {found.value.line.roomName} · <Link href={`/live/${sessionId}`}>{live.title}</Link> ·{' '}
              <Link href={`/incidents/${sessionId}`}>{words.incidents(found.value.incidents)}</Link>
            </p>
            <section className="sheet">
              <SessionCounts report={found.value} />
              {found.value.isBalanced ? (
                <p role="status" className="good">
                  {words.balanced}
                </p>
              ) : (
                <DifferenceTable of={found.value.differences} />
              )}
            </section>
            <SessionStationTable of={found.value.stations} />
            <FileForm sessionId={sessionId} onTaken={asked.again} />
            {mayMakeCodes ? <CodeForm sessionId={sessionId} /> : null}
          </>
        ) : (
          <Problem text={words.noSuch} />
        )
      }
    </AskedPart>
  );
}

function SessionCounts({ report }: { readonly report: SessionReport }) {
  const words = useText().sessions.counts;
  const { line } = report;
  const isWhole = line.results >= report.sat;
  return (
    <Counts
      of={[
        { label: words.expected, value: line.expected },
        { label: words.sat, value: report.sat },
        { label: words.submitted, value: report.submitted },
        { label: words.forced, value: report.forced },
        { label: words.terminated, value: report.terminated },
        { label: words.absent, value: report.absent },
        { label: words.results, value: line.results, tone: isWhole ? 'good' : 'danger' },
        {
          label: words.closed,
          value: `${report.stations.filter((one) => one.isClosed).length} / ${report.stations.length}`,
        },
      ]}
    />
  );
}
