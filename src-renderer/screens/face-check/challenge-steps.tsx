import type { ChallengeProgress } from '../../../src-shared/domain/presence/challenge-verdict';
import { useText } from '../../i18n/use-text';
import './challenge-steps.css';

/** So near to the end a number helps; before, it would only hurry people. */
const SAY_SECONDS_FROM = 5;

/** How far the movements are: one mark for each, and in words; the time only when little is left. */
export function ChallengeSteps({ progress }: { readonly progress: ChallengeProgress }) {
  const words = useText().challenge;
  const { done, total } = progress;
  const now = Math.min(total, done + 1);
  const seconds = progress.kind === 'act' ? Math.ceil(progress.remainingMs / 1000) : undefined;
  return (
    <div className="challenge-steps">
      <span className="challenge-marks" aria-hidden="true">
        {Array.from({ length: total }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the marks have nothing but their place
          <i key={place} className={markOf(place, done)} />
        ))}
      </span>
      <span>{words.step(now, total)}</span>
      {seconds !== undefined && seconds <= SAY_SECONDS_FROM ? (
        <span className="numerals">{words.secondsLeft(seconds)}</span>
      ) : null}
    </div>
  );
}

function markOf(place: number, done: number): string {
  if (place < done) return 'challenge-mark challenge-mark-done';
  return place === done ? 'challenge-mark challenge-mark-now' : 'challenge-mark';
}
