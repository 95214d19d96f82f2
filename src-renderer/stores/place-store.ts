import { create } from 'zustand';
import type { AttemptId } from '../../src-shared/basics/ids';
import type { Problem } from '../i18n/problem-texts';
import { step } from '../station-api';

type PlaceState = {
  readonly attemptId: AttemptId | undefined;
  /** Number of the question on screen, from 1. */
  readonly current: number;
  readonly flagged: ReadonlySet<number>;
  readonly flagProblem: Problem | undefined;
};

/** Where in the paper the candidate is, and what is flagged (TS-11). Main journals both, so a restart comes back here. */
export const usePlace = create<PlaceState>(() => ({
  attemptId: undefined,
  current: 1,
  flagged: new Set(),
  flagProblem: undefined,
}));

export function openPlace(attemptId: AttemptId, current: number, flagged: readonly number[]): void {
  usePlace.setState({ attemptId, current, flagged: new Set(flagged), flagProblem: undefined });
}

export function moveTo(questionNumber: number): void {
  const { attemptId, current } = usePlace.getState();
  if (attemptId === undefined || questionNumber === current) return;
  usePlace.setState({ current: questionNumber });
  // Losing this one costs a restarted candidate one click; it is not worth a message.
  void step('exam:move', { attemptId, questionNumber });
}

/** Drawn at once, taken back with the reason when the journal did not take it. */
export async function toggleFlag(questionNumber: number): Promise<void> {
  const { attemptId, flagged } = usePlace.getState();
  if (attemptId === undefined) return;
  const isFlagged = !flagged.has(questionNumber);
  usePlace.setState((state) => ({
    flagged: withFlag(state.flagged, questionNumber, isFlagged),
    flagProblem: undefined,
  }));
  const reply = await step('exam:flag', { attemptId, questionNumber, isFlagged });
  if (reply.ok) return;
  usePlace.setState((state) => ({
    flagged: withFlag(state.flagged, questionNumber, !isFlagged),
    flagProblem: reply.error,
  }));
}

function withFlag(
  flagged: ReadonlySet<number>,
  questionNumber: number,
  isFlagged: boolean,
): ReadonlySet<number> {
  const next = new Set(flagged);
  if (isFlagged) next.add(questionNumber);
  else next.delete(questionNumber);
  return next;
}
