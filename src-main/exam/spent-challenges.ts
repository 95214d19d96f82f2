import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptIdentity } from '../../src-shared/domain/attempt/attempt-state';
import type { StationMemory } from './station-memory';

/**
 * Counts challenges that came to nothing by person and session, over all their check-ins here and over restarts: giving
 * a check-in up and beginning it again must not bring the tries back, or a recording could wait for what fits it.
 */
export function noteSpentChallenge(memory: StationMemory, event: AttemptEvent): void {
  if (event.kind !== 'challenge-judged' || event.verdict.kind !== 'retry') return;
  const first = memory.events.get(event.attemptId)?.[0];
  if (!event.verdict.costsTry || first?.kind !== 'identified') return;
  const key = keyOf(first);
  memory.spentChallenges.set(key, (memory.spentChallenges.get(key) ?? 0) + 1);
}

export function spentChallenges(memory: StationMemory, person: AttemptIdentity): number {
  return memory.spentChallenges.get(keyOf(person)) ?? 0;
}

function keyOf({ sessionId, candidateId }: Pick<AttemptIdentity, 'sessionId' | 'candidateId'>): string {
  return `${sessionId} ${candidateId}`;
}
