import { assertNever } from '../../basics/assert-never';
import type { PresencePolicy } from '../policy/presence-policy';
import type { PresenceIncidentKind, PresenceVerdict } from './presence-verdict';

/** What the checks of one attempt have come to; a fold of its events, so that a restart forgets nothing. */
export type PresenceTally = {
  readonly checks: number;
  readonly present: number;
  readonly incidents: number;
  /** Verdicts since the last incident, newest last; only as many as any policy may ask for. */
  readonly recent: readonly PresenceVerdict[];
  /** Kinds raised since the person was last seen: what goes on is one incident and not one a minute. */
  readonly raisedSincePresent: readonly PresenceIncidentKind[];
};

/** No policy looks further back (see `PresencePolicy`). */
export const RECENT_MAX = 20;

export const NO_CHECKS: PresenceTally = {
  checks: 0,
  present: 0,
  incidents: 0,
  recent: [],
  raisedSincePresent: [],
};

export function countCheck(
  tally: PresenceTally,
  verdict: PresenceVerdict,
  raises: PresenceIncidentKind | undefined,
): PresenceTally {
  const isPresent = verdict.kind === 'present';
  // A miss of a kind that is raised already belongs to that incident and must not begin another one.
  const kind = missKind(verdict);
  const isPartOfRaised = kind !== undefined && tally.raisedSincePresent.includes(kind);
  const raisedBefore = isPresent ? [] : tally.raisedSincePresent;
  return {
    checks: tally.checks + 1,
    present: tally.present + (isPresent ? 1 : 0),
    incidents: tally.incidents + (raises === undefined ? 0 : 1),
    recent:
      raises !== undefined
        ? []
        : isPartOfRaised
          ? tally.recent
          : [...tally.recent, verdict].slice(-RECENT_MAX),
    raisedSincePresent: raises === undefined ? raisedBefore : [...raisedBefore, raises],
  };
}

/**
 * The incident that this newest verdict completes, if any: so many misses among the last so many looks, or a long row
 * of looks in which a face was there and could not be compared. One bad look is never enough, and what has been
 * raised is not raised again before the person has been seen.
 */
export function incidentDue(
  tally: PresenceTally,
  newest: PresenceVerdict,
  policy: PresencePolicy,
): PresenceIncidentKind | undefined {
  if (newest.kind === 'present') return undefined;
  const verdicts = [...tally.recent, newest];
  const missed = verdicts.slice(-policy.outOf).flatMap((verdict) => missKind(verdict) ?? []);
  const kind =
    missKind(newest) !== undefined && missed.length >= policy.misses
      ? gravest(missed)
      : isLongDoubt(verdicts, policy)
        ? 'presence-no-face'
        : undefined;
  return kind === undefined || tally.raisedSincePresent.includes(kind) ? undefined : kind;
}

/** What a verdict counts as when it is a miss; a face that is turned away or far off is none. */
export function missKind(verdict: PresenceVerdict): PresenceIncidentKind | undefined {
  switch (verdict.kind) {
    case 'present':
      return undefined;
    case 'other-face':
      return 'presence-other-face';
    case 'many-faces':
      return 'presence-many-faces';
    case 'no-face':
      return 'presence-no-face';
    case 'cannot-tell':
      switch (verdict.why) {
        case 'too-dark':
        case 'camera-lost':
        case 'engine-failed':
        case 'no-answer':
          return 'camera-lost';
        case 'too-far':
        case 'not-facing':
        case 'too-blurred':
        case 'covered':
        case 'not-similar-enough':
          return undefined;
        default:
          return assertNever(verdict.why);
      }
    default:
      return assertNever(verdict);
  }
}

const GRAVEST_FIRST: readonly PresenceIncidentKind[] = [
  'presence-other-face',
  'presence-many-faces',
  'presence-no-face',
  'camera-lost',
];

function gravest(kinds: readonly PresenceIncidentKind[]): PresenceIncidentKind | undefined {
  return GRAVEST_FIRST.find((kind) => kinds.includes(kind));
}

function isLongDoubt(verdicts: readonly PresenceVerdict[], policy: PresencePolicy): boolean {
  const row = verdicts.slice(-policy.doubtsInARow);
  return (
    row.length === policy.doubtsInARow &&
    row.every((verdict) => verdict.kind === 'cannot-tell' && missKind(verdict) === undefined)
  );
}
