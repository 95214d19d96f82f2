import { assertNever } from '../../basics/assert-never';
import { plusDays } from '../person/calendar-date';
import type { DutyCertificate, PersonCredit, YearTotals } from './credit-hours';
import { type CycleYear, cycleIndexOn, cycleYear } from './cycle-year';
import type { HoursPolicy } from './hours-policy';

/** CE section 6.2. `REINSTATED`: missed, and settled by the province (CE-12). */
export type YearState =
  | 'NOT_OPEN'
  | 'OPEN'
  | 'DONE'
  | 'DONE_MAKEUP'
  | 'MAKEUP_OPEN'
  | 'MISSED'
  | 'REINSTATED';

export type YearLine = CycleYear &
  YearTotals & {
    readonly state: YearState;
    /** CE-5r: what counts, never more than the year asks for. Tenths. */
    readonly counted: number;
    readonly missingTenths: number;
  };

export type DutyStatus =
  | { readonly kind: 'VALID' }
  | { readonly kind: 'VALID_OVERDUE'; readonly labels: readonly number[] }
  /** CE-12: from this day; the year that was missed. */
  | { readonly kind: 'LAPSED'; readonly since: string; readonly label: number };

export type CertificateYears = {
  readonly years: readonly YearLine[];
  readonly status: DutyStatus;
  /** Last day on which the certificate is good if nothing more is studied, YYYY-MM-DD. */
  readonly validThrough: string;
};

const NONE: YearTotals = { own: 0, makeUp: 0, shared: 0, pending: 0 };

/** The years of one certificate and what follows from them on the day `asOf` (CE section 6.2). */
export function certificateYears(
  certificate: DutyCertificate,
  credit: PersonCredit,
  policy: HoursPolicy,
  asOf: string,
): CertificateYears {
  const { certificateId, issueDate } = certificate;
  const totals = credit.totals.get(certificateId);
  const reinstated = credit.reinstatedThrough.get(certificateId) ?? 0;
  const current = cycleIndexOn(issueDate, asOf);
  const latest = Math.max(
    1,
    current,
    ...[...(totals?.keys() ?? [])].map((label) => label - firstLabel(issueDate)),
  );
  const years: YearLine[] = [];
  for (let index = 1; index <= latest; index++) {
    const year = cycleYear(issueDate, index);
    years.push(yearLine(year, totals?.get(year.label) ?? NONE, issueDate, policy, asOf, reinstated));
  }
  const firstOpen = years.find((year) => !isSettled(year.state))?.index ?? latest + 1;
  return { years, status: statusOf(years, issueDate), validThrough: cycleYear(issueDate, firstOpen + 1).to };
}

function yearLine(
  year: CycleYear,
  totals: YearTotals,
  issueDate: string,
  { requiredTenths }: HoursPolicy,
  asOf: string,
  reinstatedThrough: number,
): YearLine {
  const regular = totals.own + totals.shared;
  const counted = Math.min(requiredTenths, regular + totals.makeUp);
  const missed = year.label <= reinstatedThrough ? 'REINSTATED' : 'MISSED';
  const state: YearState =
    regular >= requiredTenths
      ? 'DONE'
      : counted >= requiredTenths
        ? 'DONE_MAKEUP'
        : asOf < year.from
          ? 'NOT_OPEN'
          : asOf <= year.to
            ? 'OPEN'
            : asOf <= cycleYear(issueDate, year.index + 1).to
              ? 'MAKEUP_OPEN'
              : missed;
  return { ...year, ...totals, state, counted, missingTenths: requiredTenths - counted };
}

/** CE-5: each two years in a row full, or it lapses when the time to make up for the first of them is over. */
function statusOf(years: readonly YearLine[], issueDate: string): DutyStatus {
  const missed = years.find((year) => year.state === 'MISSED');
  if (missed !== undefined) {
    const since = plusDays(cycleYear(issueDate, missed.index + 1).to, 1);
    return { kind: 'LAPSED', since, label: missed.label };
  }
  const labels = years.filter((year) => year.state === 'MAKEUP_OPEN').map((year) => year.label);
  return labels.length > 0 ? { kind: 'VALID_OVERDUE', labels } : { kind: 'VALID' };
}

/** Whether a year's duty is behind the certificate. */
export function isSettled(state: YearState): boolean {
  switch (state) {
    case 'DONE':
    case 'DONE_MAKEUP':
    case 'REINSTATED':
      return true;
    case 'NOT_OPEN':
    case 'OPEN':
    case 'MAKEUP_OPEN':
    case 'MISSED':
      return false;
    default:
      return assertNever(state);
  }
}

const firstLabel = (issueDate: string): number => Number(issueDate.slice(0, 4));
