import type { HandInCodesTaken } from '../../../src-shared/contracts/web/hand-in-routes';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useText } from '../../i18n/use-text';

/** What became of one result that was read from a code. */
export function CodeOutcome({ of }: { readonly of: HandInCodesTaken['codes'][number] }) {
  const { handIn: words, aside } = useText();
  if (!of.ok) return <Problem text={words.codeProblems[of.error.kind]} />;
  const { outcome, reason = '', stationId, seq } = of.value;
  const said = words.codeOutcomes[outcome](aside.record(stationId, seq));
  if (outcome === 'quarantined') return <Problem text={`${said}${aside.reasons[reason] ?? reason}`} />;
  return <NoteLine text={said} />;
}
