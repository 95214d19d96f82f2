import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { timeOfDay } from '../../components/clock-text';
import { useText } from '../../i18n/use-text';
import { useNow } from './use-now';

type Props = {
  readonly view: StationViewOf<'exam'>;
  readonly receivedAtMs: number;
  readonly onSubmit: () => void;
};

/** RM-7: closed until the earliest submission, and says when it opens. Main refuses too. */
export function SubmitButton({ view, receivedAtMs, onSubmit }: Props) {
  const text = useText().exam;
  const now = useNow(1000);
  const waitMs = Math.max(0, view.earliestSubmitInMs - (now - receivedAtMs));
  const isOpen = waitMs === 0;
  return (
    <div className="exam-submit">
      <ActionButton look="plain" disabled={!isOpen} onClick={onSubmit}>
        {isOpen ? text.submit : text.submitOpensAt(opensAt(waitMs))}
      </ActionButton>
    </div>
  );
}

function opensAt(waitMs: number): string {
  return timeOfDay(Date.now() + waitMs).slice(0, 5);
}
