import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { RecordName, ResultFacts } from '../../../src-shared/contracts/web/set-aside';
import { AskedPart } from '../../components/asked-part';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';

/** RM-12: two results of one sitting, side by side. */
export function AsideComparison({ of }: { readonly of: RecordName }) {
  const { comparison: words, problems } = useText().aside;
  const asked = useAsk('compareAside', of);
  return (
    <AskedPart of={asked}>
      {(found) => {
        if (!found.ok) return <Problem text={problems[found.error.kind]} />;
        const { aside, standing } = found.value;
        if (aside === undefined) return <Problem text={words.none} />;
        const rows: readonly (readonly [string, (one: ResultFacts) => string | number])[] = [
          [words.station, (one) => one.stationId],
          [words.total, (one) => one.total],
          [words.answered, (one) => one.answered],
          [words.submitted, (one) => shanghaiDateTime(one.submittedAtMs)],
          [words.fence, (one) => one.seatEpoch],
        ];
        return (
          <div className="comparison" role="status">
            <table className="plain-table numerals">
              <caption>{words.title}</caption>
              <thead>
                <tr>
                  <td />
                  <th scope="col">{words.aside}</th>
                  <th scope="col">{words.standing}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(([label, read]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{read(aside)}</td>
                    <td>{standing === undefined ? '—' : read(standing)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="soft">{words.hint}</p>
          </div>
        );
      }}
    </AskedPart>
  );
}
