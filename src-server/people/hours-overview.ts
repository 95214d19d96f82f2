import { LocalDate } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import type { CertificateView, HoursOverview, YearView } from '../../src-shared/contracts/web/hours';
import type { Certificate } from '../../src-shared/domain/certificate/certificate';
import { certificateStatus } from '../../src-shared/domain/certificate/certificate-status';
import { mayExchange, type RecordedEntry } from '../../src-shared/domain/certificate/exchange';
import { postName } from '../../src-shared/domain/certificate/post';
import {
  type CertificateYears,
  certificateYears,
  type YearLine,
} from '../../src-shared/domain/hours/certificate-years';
import { creditHours } from '../../src-shared/domain/hours/credit-hours';
import { cycleYear } from '../../src-shared/domain/hours/cycle-year';
import { DEFAULT_HOURS_POLICY as POLICY } from '../../src-shared/domain/hours/hours-policy';

/** A person's certificates, cycle years and entries at an instant: everything told from ledger and clock (CT-11). */
export function hoursOverview(
  certificates: readonly Certificate[],
  ledger: readonly RecordedEntry[],
  nowMs: number,
): HoursOverview {
  const asOf = shanghaiDate(nowMs);
  const entries = ledger.map((one) => one.entry);
  const duties = certificates.map((one) => ({ certificateId: one.certificateId, issueDate: one.dutyFrom }));
  const credit = creditHours(duties, entries, POLICY, asOf);
  return {
    asOf: LocalDate.parse(asOf),
    requiredTenths: POLICY.requiredTenths,
    certificates: certificates.map((certificate) => {
      const duty = { certificateId: certificate.certificateId, issueDate: certificate.dutyFrom };
      const years = certificateYears(duty, credit, POLICY, asOf);
      return certificateView(certificate, years, ledger, nowMs);
    }),
    entries: credit.judged.map(({ entry, outcome }) => {
      const { kind: _kind, span: _span, ...rest } = entry;
      return { ...rest, outcome };
    }),
  };
}

function certificateView(
  certificate: Certificate,
  duty: CertificateYears,
  ledger: readonly RecordedEntry[],
  nowMs: number,
): CertificateView {
  const { certificateId, kind, post, number, issuedOn, dutyFrom } = certificate;
  const status = certificateStatus(certificate, duty.status, nowMs);
  const hasDuty = kind !== 'paper' && status.kind !== 'REVOKED' && status.kind !== 'CANCELLED';
  return {
    certificateId,
    kind,
    postName: postName(post),
    number,
    issuedOn,
    dutyFrom,
    status,
    ...(hasDuty ? { validThrough: LocalDate.parse(duty.validThrough) } : {}),
    years: hasDuty ? duty.years.map((year) => yearView(year, dutyFrom)) : [],
    ...(kind === 'paper' ? { exchange: exchangeView(certificate, ledger, nowMs) } : {}),
  };
}

function yearView(year: YearLine, dutyFrom: string): YearView {
  const { index, from, to, ...rest } = year;
  return {
    ...rest,
    from: LocalDate.parse(from),
    to: LocalDate.parse(to),
    makeUpThrough: LocalDate.parse(cycleYear(dutyFrom, index + 1).to),
  };
}

function exchangeView(
  certificate: Certificate,
  ledger: readonly RecordedEntry[],
  nowMs: number,
): NonNullable<CertificateView['exchange']> {
  const may = mayExchange(certificate, ledger, POLICY, nowMs);
  if (may.ok) return { kind: may.value.kind };
  switch (may.error.kind) {
    case 'EXCHANGE_CLOSED':
      return { kind: 'closed', closedAtMs: may.error.closedAtMs };
    case 'NOT_ENOUGH_HOURS': {
      const { tenths, requiredTenths } = may.error;
      return { kind: 'not-enough-hours', tenths, requiredTenths };
    }
    case 'NOT_A_PAPER_CERTIFICATE':
    case 'NOT_VALID':
      return { kind: 'not-valid' };
  }
}
