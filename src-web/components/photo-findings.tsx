import type { AutomaticOutcome, PhotoFinding } from '../../src-shared/domain/person/photo-check';
import { useText } from '../i18n/use-text';

type Props = {
  /** Absent where there is no photograph. */
  readonly automatic: Exclude<AutomaticOutcome, 'fail'> | undefined;
  readonly findings: readonly PhotoFinding[];
};

/** What the automatic check came to, what it measured against which limit, and what it leaves to people (PH-6). */
export function PhotoFindings({ automatic, findings }: Props) {
  const words = useText().photo;
  if (automatic === undefined) return null;
  return (
    <>
      <h3>{words.checkTitle}</h3>
      <p>{words.automatic[automatic]}</p>
      <ul className="numerals photo-findings">
        {findings
          .filter((one) => one.rule !== 'exif')
          .map(({ rule, outcome, measured, limit }) => (
            <li key={rule}>
              {words.rulesChecked[rule]}
              {measured}（{limit}）· {words.outcomes[outcome]}
              {outcome === 'pass' ? null : <span className="soft">{words.advice[rule]}</span>}
            </li>
          ))}
      </ul>
    </>
  );
}
