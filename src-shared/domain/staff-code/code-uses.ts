import type { AttemptEvent } from '../attempt/attempt-event';
import type { CodeUse } from './staff-code';

/** Codes that this attempt has used, in order; the next one's ordinal is how many there are. */
export function codeUsesOf(events: readonly AttemptEvent[]): readonly CodeUse[] {
  const uses = new Map<number, CodeUse>();
  for (const event of events) {
    const code = codeOfEvent(event);
    if (code !== undefined) uses.set(code.ordinal, code);
  }
  return [...uses.values()].sort((a, b) => a.ordinal - b.ordinal);
}

/**
 * Minutes of the last code that opened the attempt and that the journal has no grant for: the station stopped between
 * the two lines. They are given when the attempt goes on again, so that a code that is spent is never spent for nothing.
 */
export function minutesOwed(events: readonly AttemptEvent[]): CodeUse | undefined {
  const last = codeUsesOf(events)
    .filter((use) => use.action !== 'extend' && use.minutes > 0)
    .at(-1);
  if (last === undefined) return undefined;
  const isGiven = events.some((event) => event.kind === 'granted' && event.code?.ordinal === last.ordinal);
  return isGiven ? undefined : last;
}

function codeOfEvent(event: AttemptEvent): CodeUse | undefined {
  switch (event.kind) {
    case 'granted':
    case 'resumed':
    case 'pause-ended':
    case 'uncovered':
      return event.code;
    default:
      return undefined;
  }
}
