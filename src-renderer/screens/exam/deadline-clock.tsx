import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { clockText } from '../../components/clock-text';
import { useText } from '../../i18n/use-text';
import { warningDue } from './deadline-warning';
import { useRemaining } from './use-remaining';

type Props = { readonly view: StationViewOf<'exam'>; readonly receivedAtMs: number };

/** The time left, large. Not read out by itself; the warnings are (RM-8). */
export function DeadlineClock({ view, receivedAtMs }: Props) {
  const text = useText().exam;
  const { remainingMs, grantedMinutes } = useRemaining(view, receivedAtMs);
  const due = warningDue(remainingMs, view.warningMinutes);
  const look = due === undefined ? '' : due === Math.min(...view.warningMinutes) ? 'last' : 'warn';
  return (
    <div className={`exam-clock${look === '' ? '' : ` exam-clock-${look}`}`}>
      <span className="exam-clock-label">
        {text.remaining}
        {grantedMinutes > 0 ? <b>{text.granted(grantedMinutes)}</b> : null}
      </span>
      <span className="exam-clock-time numerals" role="timer">
        {clockText(remainingMs)}
      </span>
    </div>
  );
}
