import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptIdentity } from '../../src-shared/domain/attempt/attempt-state';
import { costsTry } from '../../src-shared/domain/presence/judge-face';
import type { StationMemory } from './station-memory';

/** What a person has used up in one session: comparisons that failed (RM-5), and challenges that came to nothing. */
export type SpentTries = { readonly faces: number; readonly challenges: number };

const NONE: SpentTries = { faces: 0, challenges: 0 };

/**
 * Counts tries by person and session, over all their check-ins here and over restarts: giving a check-in up and
 * beginning it again must not bring them back, or somebody else could sit down as often as it takes, and a recording
 * could wait for what fits it.
 */
export function noteSpentTry(memory: StationMemory, event: AttemptEvent): void {
  const first = memory.events.get(event.attemptId)?.[0];
  if (first?.kind !== 'identified') return;
  const spent = spentTries(memory, first);
  if (event.kind === 'face-checked' && costsTry(event.verdict)) {
    memory.spentTries.set(keyOf(first), { ...spent, faces: spent.faces + 1 });
  }
  if (event.kind === 'challenge-judged' && event.verdict.kind === 'retry' && event.verdict.costsTry) {
    memory.spentTries.set(keyOf(first), { ...spent, challenges: spent.challenges + 1 });
  }
}

export function spentTries(
  memory: StationMemory,
  person: Pick<AttemptIdentity, 'sessionId' | 'candidateId'>,
): SpentTries {
  return memory.spentTries.get(keyOf(person)) ?? NONE;
}

function keyOf({ sessionId, candidateId }: Pick<AttemptIdentity, 'sessionId' | 'candidateId'>): string {
  return `${sessionId} ${candidateId}`;
}
