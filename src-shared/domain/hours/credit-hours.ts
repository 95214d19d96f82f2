import { canonicalJson } from '../../basics/canonical-json';
import type { CertificateId } from '../../basics/ids';
import { shanghaiDate } from '../../basics/instant';
import { cycleIndexOfLabel, cycleIndexOn, cycleYear } from './cycle-year';
import type { HoursEntry, HoursEntryOf } from './hours-ledger';
import type { HoursPolicy } from './hours-policy';
import { mayMakeUp } from './make-up-window';

/** A certificate with a duty: which one, and from which day its years are counted (CE-2). */
export type DutyCertificate = { readonly certificateId: CertificateId; readonly issueDate: string };

/** Where one entry of hours went, so that a page can say it in one sentence with the dates. */
export type CreditOutcome =
  | { readonly kind: 'credited'; readonly label: number; readonly tenths: number; readonly isMakeUp: boolean }
  /** CE-0: before the first anniversary there is no duty; counted nowhere. */
  | { readonly kind: 'ahead'; readonly firstWindowFrom: string }
  /** CE-4, CE-4r: make-up hours without an approval. */
  | { readonly kind: 'pending-approval'; readonly label: number }
  /** CE-4r: made up outside the one year in which it may be done; the window in which it could have been. */
  | {
      readonly kind: 'make-up-out-of-window';
      readonly label: number;
      readonly from: string;
      readonly to: string;
    }
  /** CE-4r: the certificate has no duty of that 年度. */
  | { readonly kind: 'no-such-year'; readonly label: number }
  | { readonly kind: 'reversed' }
  /** CE-13: nothing was left of the day's ceiling. */
  | { readonly kind: 'over-daily-cap' }
  | { readonly kind: 'unknown-certificate' };

export type JudgedEntry = { readonly entry: HoursEntryOf<'hours'>; readonly outcome: CreditOutcome };

/** Tenths that went into one certificate year. `shared` is already capped (CE-9). */
export type YearTotals = {
  readonly own: number;
  readonly makeUp: number;
  readonly shared: number;
  /** Make-up hours that wait for an approval; not counted. */
  readonly pending: number;
};

export type PersonCredit = {
  readonly judged: readonly JudgedEntry[];
  readonly totals: ReadonlyMap<CertificateId, ReadonlyMap<number, YearTotals>>;
  /** CE-12: the last 年度 that the province has settled. */
  readonly reinstatedThrough: ReadonlyMap<CertificateId, number>;
};

const NONE: YearTotals = { own: 0, makeUp: 0, shared: 0, pending: 0 };

/**
 * CE-2 to CE-13 over one person's ledger, as it stood at the end of the day `asOf` (YYYY-MM-DD, Asia/Shanghai). The
 * order of the entries and how often one arrives make no difference (CE-11).
 */
export function creditHours(
  certificates: readonly DutyCertificate[],
  ledger: readonly HoursEntry[],
  policy: HoursPolicy,
  asOf: string,
): PersonCredit {
  const entries = oncePerKey(ledger).filter((entry) => shanghaiDate(entry.atMs) <= asOf);
  const reversed = new Set(entries.flatMap((one) => (one.kind === 'reversal' ? [one.reverses] : [])));
  const standing = entries.filter((one) => one.kind === 'hours' || !reversed.has(one.key));
  const judged = judgeAll(certificates, standing, reversed, policy);
  const totals = new Map(certificates.map((one) => [one.certificateId, new Map<number, YearTotals>()]));
  const add = (id: CertificateId, label: number, more: Partial<YearTotals>): void => {
    const years = totals.get(id);
    const old = years?.get(label) ?? NONE;
    years?.set(label, {
      own: old.own + (more.own ?? 0),
      makeUp: old.makeUp + (more.makeUp ?? 0),
      shared: old.shared + (more.shared ?? 0),
      pending: old.pending + (more.pending ?? 0),
    });
  };
  for (const { entry, outcome } of judged) {
    if (outcome.kind === 'pending-approval')
      add(entry.certificateId, outcome.label, { pending: entry.tenths });
    if (outcome.kind !== 'credited') continue;
    const { label, tenths, isMakeUp } = outcome;
    add(entry.certificateId, label, isMakeUp ? { makeUp: tenths } : { own: tenths });
  }
  for (const { certificateId, label, tenths } of sharedTotals(certificates, judged)) {
    add(certificateId, label, { shared: Math.min(policy.sharedCapTenths, tenths) });
  }
  return { judged, totals, reinstatedThrough: reinstatements(standing) };
}

/** CE-11. Two different entries under one key can't be told apart by time of arrival, so the smaller text stands. */
function oncePerKey(ledger: readonly HoursEntry[]): readonly HoursEntry[] {
  const byKey = new Map<string, HoursEntry>();
  for (const entry of ledger) {
    const other = byKey.get(entry.key);
    if (other === undefined || canonicalJson(entry) < canonicalJson(other)) byKey.set(entry.key, entry);
  }
  return [...byKey.values()];
}

function reinstatements(entries: readonly HoursEntry[]): ReadonlyMap<CertificateId, number> {
  const through = new Map<CertificateId, number>();
  for (const one of entries) {
    if (one.kind !== 'reinstatement') continue;
    through.set(one.certificateId, Math.max(one.throughLabel, through.get(one.certificateId) ?? 0));
  }
  return through;
}

function judgeAll(
  certificates: readonly DutyCertificate[],
  entries: readonly HoursEntry[],
  reversed: ReadonlySet<string>,
  policy: HoursPolicy,
): readonly JudgedEntry[] {
  const approved = new Set(
    entries.flatMap((one) => (one.kind === 'make-up-approval' ? [`${one.certificateId} ${one.label}`] : [])),
  );
  const issueDates = new Map(certificates.map((one) => [one.certificateId, one.issueDate]));
  const usedOfDay = new Map<string, number>();
  return entries
    .filter((one) => one.kind === 'hours')
    .sort((a, b) => a.atMs - b.atMs || (a.key < b.key ? -1 : 1))
    .map((entry) => {
      const issueDate = issueDates.get(entry.certificateId);
      if (issueDate === undefined) return { entry, outcome: { kind: 'unknown-certificate' } };
      if (reversed.has(entry.key)) return { entry, outcome: { kind: 'reversed' } };
      const isApproved = approved.has(`${entry.certificateId} ${entry.makeUpFor}`);
      const outcome = judgeOne(entry, issueDate, isApproved);
      return { entry, outcome: withinDay(outcome, shanghaiDate(entry.atMs), usedOfDay, policy) };
    });
}

function judgeOne(entry: HoursEntryOf<'hours'>, issueDate: string, isApproved: boolean): CreditOutcome {
  const date = shanghaiDate(entry.atMs);
  const { makeUpFor, tenths } = entry;
  if (makeUpFor === undefined) {
    const index = cycleIndexOn(issueDate, date);
    const { label, from } = cycleYear(issueDate, Math.max(1, index));
    // CE-0, and CE-3: no study ahead.
    if (index < 1) return { kind: 'ahead', firstWindowFrom: from };
    return { kind: 'credited', label, tenths, isMakeUp: false };
  }
  const may = mayMakeUp(issueDate, makeUpFor, date);
  if (!may.ok) {
    if (may.error.kind === 'no-such-year') return { kind: 'no-such-year', label: makeUpFor };
    const { from, to } = may.error;
    return { kind: 'make-up-out-of-window', label: makeUpFor, from, to };
  }
  if (!isApproved) return { kind: 'pending-approval', label: makeUpFor };
  return { kind: 'credited', label: makeUpFor, tenths, isMakeUp: true };
}

/** CE-13: the earlier entries of a day take what the ceiling allows. */
function withinDay(
  outcome: CreditOutcome,
  date: string,
  usedOfDay: Map<string, number>,
  { dailyCapTenths }: HoursPolicy,
): CreditOutcome {
  if (dailyCapTenths === undefined || outcome.kind !== 'credited') return outcome;
  const used = usedOfDay.get(date) ?? 0;
  const tenths = Math.min(outcome.tenths, dailyCapTenths - used);
  if (tenths <= 0) return { kind: 'over-daily-cap' };
  usedOfDay.set(date, used + tenths);
  return { ...outcome, tenths };
}

type Shared = { readonly certificateId: CertificateId; readonly label: number; readonly tenths: number };

/** CE-6, CE-9: what each certificate year takes over from the person's other certificates, before the cap. */
function sharedTotals(
  certificates: readonly DutyCertificate[],
  judged: readonly JudgedEntry[],
): readonly Shared[] {
  const shared: Shared[] = [];
  for (const { certificateId, issueDate } of certificates) {
    const own = new Map<string, number>();
    // label -> course -> certificate it was studied for -> tenths
    const offered = new Map<number, Map<string, Map<CertificateId, number>>>();
    for (const { entry, outcome } of judged) {
      if (outcome.kind !== 'credited' || outcome.isMakeUp || entry.part !== 'public') continue;
      const { label, tenths } = outcome;
      if (entry.certificateId === certificateId) {
        const course = `${label} ${entry.courseId}`;
        own.set(course, (own.get(course) ?? 0) + tenths);
        continue;
      }
      const index = cycleIndexOfLabel(issueDate, label);
      if (index < 1 || shanghaiDate(entry.atMs) > cycleYear(issueDate, index).to) continue;
      const courses = offered.get(label) ?? new Map<string, Map<CertificateId, number>>();
      const sources = courses.get(entry.courseId) ?? new Map<CertificateId, number>();
      sources.set(entry.certificateId, (sources.get(entry.certificateId) ?? 0) + tenths);
      offered.set(label, courses.set(entry.courseId, sources));
    }
    for (const [label, courses] of offered) {
      let tenths = 0;
      // The same course counts once, whichever certificates it was studied for, and never less for being own.
      for (const [courseId, sources] of courses) {
        tenths += Math.max(0, Math.max(...sources.values()) - (own.get(`${label} ${courseId}`) ?? 0));
      }
      if (tenths > 0) shared.push({ certificateId, label, tenths });
    }
  }
  return shared;
}
