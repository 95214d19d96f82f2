import { eq } from 'drizzle-orm';
import { LocalDate } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { exchangedDutyFrom, mayExchange } from '../../src-shared/domain/certificate/exchange';
import { DEFAULT_HOURS_POLICY } from '../../src-shared/domain/hours/hours-policy';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import { certificates, institutions, persons } from '../store/people-schema';
import { certificatesOf, issueCertificate } from './certificate-store';
import { ledgerOf } from './hours-store';

type ExchangeRefusal = {
  readonly kind: 'no-such-certificate' | 'closed' | 'not-enough-hours' | 'not-valid' | 'not-paper';
};

/** An imported certificate may name no institution of ours; its series then has this code. */
const NO_INSTITUTION = '00000';

/**
 * 【证书更新】 (S3.2, CT-2, CT-3). The person's row is locked, so that two clicks at once are two after each other: the
 * second finds the exchange done and gives the same certificate and number.
 */
export async function exchangeCertificate(
  context: AccountContext,
  person: { readonly accountId: string; readonly personId: string },
  certificateId: string,
): Promise<Result<{ readonly number: string }, ExchangeRefusal>> {
  const { accountId, personId } = person;
  return context.database.transaction(async (transaction) => {
    const [held] = await transaction
      .select()
      .from(persons)
      .where(eq(persons.personId, personId))
      .for('update');
    const nowMs = context.now();
    const all = await certificatesOf(transaction, personId);
    const stored = all.find((one) => one.certificate.certificateId === certificateId);
    if (held === undefined || stored === undefined) return err({ kind: 'no-such-certificate' });
    const old = stored.certificate;
    const ledger = await ledgerOf(transaction, personId);
    const may = mayExchange(old, ledger, DEFAULT_HOURS_POLICY, nowMs);
    if (!may.ok) return err({ kind: refusalOf(may.error.kind) });
    if (may.value.kind === 'already-exchanged') {
      const { into } = may.value;
      const made = all.find((one) => one.certificate.certificateId === into);
      return made === undefined
        ? err({ kind: 'no-such-certificate' })
        : ok({ number: made.certificate.number });
    }
    const [institution] =
      old.institutionId === undefined
        ? []
        : await transaction
            .select({ code: institutions.code })
            .from(institutions)
            .where(eq(institutions.institutionId, old.institutionId));
    const today = LocalDate.parse(shanghaiDate(nowMs));
    const { personId: holder, post, institutionId } = old;
    const made = await issueCertificate(
      transaction,
      {
        kind: 'exchanged',
        personId: holder,
        post,
        issuedOn: today,
        dutyFrom: exchangedDutyFrom(old, today, DEFAULT_HOURS_POLICY),
        ...(institutionId === undefined ? {} : { institutionId }),
      },
      {
        isDemonstration: held.isDemonstration,
        provinceCode: stored.provinceCode,
        issueYear: Number(today.slice(0, 4)),
        post,
        institutionCode: institution?.code ?? NO_INSTITUTION,
      },
      nowMs,
    );
    await transaction
      .update(certificates)
      .set({ exchangedInto: made.certificateId })
      .where(eq(certificates.certificateId, certificateId));
    await audit(
      transaction,
      {
        accountId,
        role: 'person',
        action: 'exchange-certificate',
        subject: certificateId,
        outcome: made.certificateId,
      },
      nowMs,
    );
    return ok({ number: made.number });
  });
}

function refusalOf(
  kind: 'EXCHANGE_CLOSED' | 'NOT_A_PAPER_CERTIFICATE' | 'NOT_VALID' | 'NOT_ENOUGH_HOURS',
): ExchangeRefusal['kind'] {
  const refusals = {
    EXCHANGE_CLOSED: 'closed',
    NOT_A_PAPER_CERTIFICATE: 'not-paper',
    NOT_VALID: 'not-valid',
    NOT_ENOUGH_HOURS: 'not-enough-hours',
  } as const;
  return refusals[kind];
}
