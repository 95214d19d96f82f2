import { Link } from 'wouter';
import { AttemptId } from '../../../src-shared/basics/ids';
import type { ResultDetail } from '../../../src-shared/contracts/web/results';
import { AskedPart } from '../../components/asked-part';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { EvidencePart } from '../evidence/evidence-part';
import { ResultFacts } from './result-facts';
import { ResultHolds } from './result-holds';
import { ResultOthers } from './result-others';
import { ResultQti } from './result-qti';
import { ResultReviews } from './result-reviews';
import { ResultVersions } from './result-versions';

/** One result with its versions, holds and reviews (TS-8, RM-13, RM-16). */
export function ResultPage({ attemptId }: { readonly attemptId: string }) {
  const words = useText().results;
  const parsed = AttemptId.safeParse(attemptId);
  return (
    <>
      <p className="back-line">
        <Link href="/results">← {words.back}</Link>
      </p>
      {parsed.success ? <KnownResult attemptId={parsed.data} /> : <Problem text={words.noSuch} />}
    </>
  );
}

function KnownResult({ attemptId }: { readonly attemptId: AttemptId }) {
  const words = useText().results;
  const asked = useAsk('resultDetail', { attemptId });
  return (
    <AskedPart of={asked}>
      {(found) =>
        found.ok ? <Detail of={found.value} onChange={asked.again} /> : <Problem text={words.noSuch} />
      }
    </AskedPart>
  );
}

function Detail({ of, onChange }: { readonly of: ResultDetail; readonly onChange: () => void }) {
  const { results: words, evidence } = useText();
  const verdict = words.verdicts[of.line.isPass ? 'passed' : 'failed'];
  return (
    <>
      <h1>
        {of.name} · {words.total(of.line.total)} · {verdict}
      </h1>
      {of.line.isHeld ? <p className="warn-line">{words.held}</p> : null}
      {of.line.status === 'mismatch' ? <p className="warn-line">{words.disputed}</p> : null}
      <ResultFacts of={of} />
      <ResultQti attemptId={of.line.attemptId} />
      <ResultVersions of={of.versions} />
      <ResultOthers attemptId={of.line.attemptId} />
      <ResultHolds of={of} onChange={onChange} />
      <ResultReviews of={of} onChange={onChange} />
      <section className="sheet">
        <h2>{evidence.partTitle}</h2>
        <EvidencePart search={{ attemptId: of.line.attemptId }} />
      </section>
    </>
  );
}
