import { err, ok, type Result } from '../../basics/result';
import type { IncidentKind } from '../incident/incident-kind';
import type { ExamPolicy } from '../policy/exam-policy';
import { isInvigilator, type Signature, signaturesOf } from '../staff/signature';
import { GrantCause } from './ledger-entry';
import type { TimeLedger } from './time-ledger';

const MINUTE_MS = 60_000;

/** RM-10: whose word stands behind a grant. A single-use code carries the 主考's. */
export type GrantAuthority = 'nobody' | 'one-invigilator' | 'with-site-head';

export type GrantProblem =
  /** More than one invigilator may give in sum: the 主考 has to sign as the second person. */
  | { readonly kind: 'grant-needs-site-head'; readonly maxMinutes: number }
  /** More than anybody may give: stop the attempt and set another date (重考). */
  | { readonly kind: 'grant-beyond-total'; readonly maxMinutes: number }
  /** Minutes are given for recorded faults and nothing else. */
  | { readonly kind: 'no-recorded-fault' }
  | { readonly kind: 'not-allowed' };

/** RM-10. `fault`: the kind of the recorded incident that the minutes make good. */
export function mayGrant(
  ledger: TimeLedger,
  policy: ExamPolicy,
  wanted: {
    readonly minutes: number;
    readonly fault: IncidentKind | undefined;
    readonly authority: GrantAuthority;
  },
): Result<void, GrantProblem> {
  const { minutes, fault, authority } = wanted;
  if (authority === 'nobody') return err({ kind: 'not-allowed' });
  if (fault === undefined || !isFault(fault)) return err({ kind: 'no-recorded-fault' });
  const most = maxGrantMinutes(ledger, policy, 'with-site-head');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > most) {
    return err({ kind: 'grant-beyond-total', maxMinutes: most });
  }
  const own = maxGrantMinutes(ledger, policy, authority);
  return minutes > own ? err({ kind: 'grant-needs-site-head', maxMinutes: own }) : ok(undefined);
}

/** The most whole minutes that may be granted now on this authority (RM-10), 0 or more. */
export function maxGrantMinutes(ledger: TimeLedger, policy: ExamPolicy, authority: GrantAuthority): number {
  const limit = {
    nobody: 0,
    'one-invigilator': Math.min(policy.grantByOneProctorMinutes, policy.grantTotalMinutes),
    'with-site-head': policy.grantTotalMinutes,
  }[authority];
  return Math.max(0, limit - ledger.grantsMs / MINUTE_MS);
}

/** What so many signatures are worth: two different people, one of them the 主考, or a single invigilator. */
export function grantAuthority(staff: readonly Signature[]): GrantAuthority {
  const signed = signaturesOf(staff).filter(isInvigilator);
  if (signed.length >= 2 && signed.some(({ roles }) => roles.includes('site-head'))) return 'with-site-head';
  return signed.length >= 1 ? 'one-invigilator' : 'nobody';
}

/** RM-10 and its machine-room kinds: what is nobody's own doing. */
function isFault(kind: IncidentKind): boolean {
  return causeOf(kind) !== undefined;
}

/** Under which cause minutes for this incident are granted; undefined when none are. */
export function causeOf(kind: IncidentKind): GrantCause | undefined {
  if (kind === 'other') return 'disturbance';
  const cause = GrantCause.safeParse(kind);
  return cause.success ? cause.data : undefined;
}

/** The record's word (RM-14) for what made minutes go; the other way round is `causeOf`. */
export function incidentKindOf(cause: GrantCause): IncidentKind {
  return cause === 'disturbance' ? 'other' : cause;
}
