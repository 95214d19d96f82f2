import type { PhotoFinding } from '../../src-shared/domain/person/photo-check';
import { useText } from '../i18n/use-text';

type Props = { readonly text: string; readonly findings: readonly PhotoFinding[] };

/** Why a photograph was not taken: each measure that failed, with its limit and what to do about it (PH-6). */
export function PhotoRefused({ text, findings }: Props) {
  const words = useText().photo;
  const failed = findings.filter((one) => one.outcome === 'fail');
  return (
    <div role="alert" className="problem">
      <p>{text}</p>
      {failed.length === 0 ? null : (
        <>
          <p>{words.notTaken}</p>
          <ul className="numerals photo-findings">
            {failed.map(({ rule, measured, limit }) => (
              <li key={rule}>
                {words.rulesChecked[rule]}
                {measured}（{limit}）。{words.advice[rule]}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
