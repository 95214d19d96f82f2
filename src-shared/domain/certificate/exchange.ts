import type { CertificateId, LocalDate } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { HoursEntry, HoursEntryOf } from '../hours/hours-ledger';
import type { HoursPolicy } from '../hours/hours-policy';
import type { Certificate } from './certificate';
import { EXCHANGE_CLOSES_AT_MS } from './certificate-status';

/** An entry and when the centre's system recorded it: hours count for an exchange from then on (CT-2), not from study. */
export type RecordedEntry = { readonly entry: HoursEntry; readonly recordedAtMs: number };

export type ExchangeOutcome =
  | { readonly kind: 'may-exchange'; readonly tenths: number }
  /** A second 【证书更新】 gives the same certificate and number. */
  | { readonly kind: 'already-exchanged'; readonly into: CertificateId };

export type ExchangeProblem =
  | { readonly kind: 'EXCHANGE_CLOSED'; readonly closedAtMs: number }
  | { readonly kind: 'NOT_A_PAPER_CERTIFICATE' }
  | { readonly kind: 'NOT_VALID' }
  | { readonly kind: 'NOT_ENOUGH_HOURS'; readonly tenths: number; readonly requiredTenths: number };

/**
 * CT-2, CT-3: whether a paper certificate may be exchanged at `nowMs`. Its own recorded hours count, and the public
 * part of the person's other paper certificates up to the cap (CE-9); each course once.
 */
export function mayExchange(
  certificate: Certificate,
  ledger: readonly RecordedEntry[],
  policy: HoursPolicy,
  nowMs: number,
): Result<ExchangeOutcome, ExchangeProblem> {
  if (certificate.kind !== 'paper') return err({ kind: 'NOT_A_PAPER_CERTIFICATE' });
  if (certificate.exchangedInto !== undefined) {
    return ok({ kind: 'already-exchanged', into: certificate.exchangedInto });
  }
  if (certificate.revokedOn !== undefined || certificate.cancelledOn !== undefined) {
    return err({ kind: 'NOT_VALID' });
  }
  if (nowMs >= EXCHANGE_CLOSES_AT_MS) {
    return err({ kind: 'EXCHANGE_CLOSED', closedAtMs: EXCHANGE_CLOSES_AT_MS });
  }
  const tenths = recordedTenths(certificate.certificateId, ledger, policy, nowMs);
  const { requiredTenths } = policy;
  return tenths >= requiredTenths
    ? ok({ kind: 'may-exchange', tenths })
    : err({ kind: 'NOT_ENOUGH_HOURS', tenths, requiredTenths });
}

/**
 * CE-2: the day that the years of an exchanged certificate are counted from. By default the exchange itself, so that the
 * hours it was exchanged for lie before its first year and are not used twice (CE-3). Dates are YYYY-MM-DD in Asia/Shanghai.
 */
export function exchangedDutyFrom(
  paper: Pick<Certificate, 'dutyFrom'>,
  exchangedOn: LocalDate,
  policy: HoursPolicy,
): LocalDate {
  return policy.exchangedCountsFrom === 'exchange' ? exchangedOn : paper.dutyFrom;
}

function recordedTenths(
  certificateId: CertificateId,
  ledger: readonly RecordedEntry[],
  policy: HoursPolicy,
  nowMs: number,
): number {
  const recorded = ledger.filter((one) => one.recordedAtMs <= nowMs).map((one) => one.entry);
  const reversed = new Set(recorded.flatMap((one) => (one.kind === 'reversal' ? [one.reverses] : [])));
  const standing = new Map<string, HoursEntryOf<'hours'>>();
  for (const one of recorded) {
    if (one.kind === 'hours' && !reversed.has(one.key)) standing.set(one.key, one);
  }
  const entries = [...standing.values()];
  const own = entries.filter((one) => one.certificateId === certificateId);
  const ownOf = (courseId: string): number =>
    sum(own.filter((one) => one.courseId === courseId).map((one) => one.tenths));
  // course -> certificate it was studied for -> tenths; the same course counts once (CE-9)
  const offered = new Map<string, Map<CertificateId, number>>();
  for (const one of entries) {
    const isShared =
      one.certificateId !== certificateId && one.part === 'public' && one.makeUpFor === undefined;
    if (!isShared) continue;
    const sources = offered.get(one.courseId) ?? new Map<CertificateId, number>();
    sources.set(one.certificateId, (sources.get(one.certificateId) ?? 0) + one.tenths);
    offered.set(one.courseId, sources);
  }
  const shared = [...offered].map(([courseId, sources]) =>
    Math.max(0, Math.max(...sources.values()) - ownOf(courseId)),
  );
  return sum(own.map((one) => one.tenths)) + Math.min(policy.sharedCapTenths, sum(shared));
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0);
}
