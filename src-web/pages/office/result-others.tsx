import { Link } from 'wouter';
import type { AttemptId } from '../../../src-shared/basics/ids';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import { AskedPart } from '../../components/asked-part';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';

/** RM-12: what else came of the same sitting, for instance from a machine that the attempt had left. Shown when there is any. */
export function ResultOthers({ attemptId }: { readonly attemptId: AttemptId }) {
  const { results, aside } = useText();
  const words = results.others;
  const asked = useAsk('otherRecords', { attemptId });
  return (
    <AskedPart of={asked}>
      {({ lines }) =>
        lines.length === 0 ? null : (
          <section className="sheet">
            <h2>{words.title}</h2>
            <p>{words.text}</p>
            <table className="plain-table numerals">
              <thead>
                <tr>
                  <th scope="col">{words.record}</th>
                  <th scope="col">{aside.comparison.total}</th>
                  <th scope="col">{aside.comparison.answered}</th>
                  <th scope="col">{aside.comparison.submitted}</th>
                  <th scope="col">{aside.columns.reason}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ stationId, seq, hash, facts, reason }) => (
                  <tr key={hash}>
                    <td>{aside.record(stationId, seq)}</td>
                    <td>{facts.total}</td>
                    <td>{facts.answered}</td>
                    <td>{shanghaiDateTime(facts.submittedAtMs)}</td>
                    <td>{aside.reasons[reason] ?? reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p>
              <Link href="/aside">{words.toAside}</Link>
            </p>
          </section>
        )
      }
    </AskedPart>
  );
}
