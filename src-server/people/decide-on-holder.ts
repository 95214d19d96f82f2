import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { StaffId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { HoursEntry } from '../../src-shared/domain/hours/hours-ledger';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Transaction } from '../store/database';
import { certificateDecisions } from '../store/office-schema';
import { certificates, hoursLedger } from '../store/people-schema';
import type { Officer } from '../web/officer';
import { appendHours } from './hours-store';

/** 撤销 and its taking back (CT-11). The decision and its reason are kept beside the certificate, both of them. */
export async function setRevoked(
  context: AccountContext,
  by: Officer,
  { certificateId, reason }: WebBody<'revokeCertificate'>,
  isRevoked: boolean,
): Promise<Result<void, 'no-such-certificate' | 'as-it-is'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const row = await lockCertificate(transaction, certificateId);
    if (row === undefined) return err('no-such-certificate');
    if ((row.revokedOn !== null) === isRevoked) return err('as-it-is');
    const revokedOn = isRevoked ? shanghaiDate(nowMs) : null;
    await transaction
      .update(certificates)
      .set({ revokedOn })
      .where(eq(certificates.certificateId, certificateId));
    const kind = isRevoked ? ('revoked' as const) : ('reinstated' as const);
    const { accountId } = by;
    await transaction
      .insert(certificateDecisions)
      .values({ certificateId, kind, reason, accountId, atMs: nowMs });
    const action = isRevoked ? 'revoke-certificate' : 'reinstate-certificate';
    await audit(transaction, { ...by, action, subject: certificateId, outcome: kind }, nowMs);
    return ok(undefined);
  });
}

/** CE-12: once for a certificate and a year; the same again is said to be done already. */
export async function reinstateYears(
  context: AccountContext,
  by: Officer,
  { certificateId, throughLabel, reason }: WebBody<'reinstateYears'>,
): Promise<Result<void, 'no-such-certificate' | 'done-already'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const row = await lockCertificate(transaction, certificateId);
    if (row === undefined) return err('no-such-certificate');
    const key = `reinstatement/${certificateId}/${throughLabel}`;
    const staffId = StaffId.parse(by.accountId);
    const appended = await appendHours(
      transaction,
      row.personId,
      { kind: 'reinstatement', key, certificateId, atMs: nowMs, throughLabel, reason, by: staffId },
      by.accountId,
      nowMs,
    );
    if (appended !== 'new') return err('done-already');
    await audit(transaction, { ...by, action: 'reinstate-years', subject: key, outcome: 'recorded' }, nowMs);
    return ok(undefined);
  });
}

/** CE-11: one reversing entry an entry, by a key made from the other's, so that two clicks reverse once. */
export async function reverseHours(
  context: AccountContext,
  by: Officer,
  { key, reason }: WebBody<'reverseHours'>,
): Promise<Result<void, 'no-such-entry' | 'reversed-already'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const [row] = await transaction.select().from(hoursLedger).where(eq(hoursLedger.entryKey, key));
    const entry = row && HoursEntry.parse(row.entry);
    if (row === undefined || entry?.kind !== 'hours') return err('no-such-entry');
    const ownKey = `reversal/${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
    const { certificateId } = entry;
    const staffId = StaffId.parse(by.accountId);
    const appended = await appendHours(
      transaction,
      row.personId,
      { kind: 'reversal', key: ownKey, certificateId, atMs: nowMs, reverses: key, reason, by: staffId },
      by.accountId,
      nowMs,
    );
    if (appended !== 'new') return err('reversed-already');
    await audit(transaction, { ...by, action: 'correct-hours', subject: ownKey, outcome: 'reversed' }, nowMs);
    return ok(undefined);
  });
}

async function lockCertificate(transaction: Transaction, certificateId: string) {
  const [row] = await transaction
    .select()
    .from(certificates)
    .where(eq(certificates.certificateId, certificateId))
    .for('update');
  return row;
}
