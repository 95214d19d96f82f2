import { assertNever } from '../../../src-shared/basics/assert-never';
import type { CertificateStatusView, OutcomeView } from '../../../src-shared/contracts/web/hours';
import type { Texts } from '../../i18n/zh';

/** Where an entry went, and by which rule, in one sentence with its dates (S3.1). */
export function outcomeSentence(outcome: OutcomeView, { hours }: Texts): string {
  const words = hours.outcomes;
  switch (outcome.kind) {
    case 'credited':
      return words.credited(outcome.label, outcome.tenths, outcome.isMakeUp);
    case 'ahead':
      return words.ahead(outcome.firstWindowFrom);
    case 'pending-approval':
      return words.pending(outcome.label);
    case 'make-up-out-of-window':
      return words.outOfWindow(outcome.label, outcome.from, outcome.to);
    case 'no-such-year':
      return words.noSuchYear(outcome.label);
    case 'reversed':
      return words.reversed;
    case 'over-daily-cap':
      return words.overCap;
    case 'unknown-certificate':
      return words.unknown;
    default:
      return assertNever(outcome);
  }
}

export function statusSentence(status: CertificateStatusView, { hours }: Texts): string {
  const words = hours.status;
  switch (status.kind) {
    case 'VALID':
    case 'EXCHANGED':
    case 'NOT_QUERYABLE':
      return words[status.kind];
    case 'VALID_OVERDUE':
      return words.VALID_OVERDUE(status.labels);
    case 'LAPSED':
      return words.LAPSED(status.since, status.label);
    case 'REVOKED':
    case 'CANCELLED':
      return words[status.kind](status.on);
    default:
      return assertNever(status);
  }
}
