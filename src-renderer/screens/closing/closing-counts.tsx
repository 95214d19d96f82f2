import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import { useText } from '../../i18n/use-text';

const SHOWN = [
  'expected',
  'sat',
  'submitted',
  'forced',
  'terminated',
  'absent',
  'lateRefused',
  'elsewhere',
  'incidents',
] as const;

/** The numbers of RM-15, and the sum that must come out. */
export function ClosingCounts({ counts }: { readonly counts: ClosingView['counts'] }) {
  const words = useText().closing;
  const { expected, sat, absent, elsewhere } = counts;
  const isEven = expected === sat + absent + elsewhere;
  return (
    <div className="closing-counts">
      <dl>
        {SHOWN.map((each) => (
          <div key={each}>
            <dt>{words.counts[each]}</dt>
            <dd className="numerals">{counts[each]}</dd>
          </div>
        ))}
      </dl>
      <p className={isEven ? 'closing-even' : 'closing-uneven'}>
        {isEven
          ? words.sum(expected, sat, absent, elsewhere)
          : words.sumWrong(expected, sat, absent, elsewhere)}
      </p>
    </div>
  );
}
