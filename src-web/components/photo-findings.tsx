import type { PhotoFinding } from '../../src-shared/domain/person/photo-check';
import { useText } from '../i18n/use-text';

/** What the automatic check measured against which limit, and what it leaves to people (PH-6). */
export function PhotoFindings({ findings }: { readonly findings: readonly PhotoFinding[] }) {
  const words = useText().photo;
  if (findings.length === 0) return null;
  return (
    <>
      <h3>{words.checkTitle}</h3>
      <ul className="numerals photo-findings">
        {findings
          .filter((one) => one.rule !== 'exif')
          .map(({ rule, outcome, measured, limit }) => (
            <li key={rule}>
              {words.rulesChecked[rule]}
              {measured}（{limit}）· {words.outcomes[outcome]}
            </li>
          ))}
      </ul>
      <p className="soft">{words.notChecked}</p>
    </>
  );
}
