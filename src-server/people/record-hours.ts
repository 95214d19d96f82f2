import { randomUUID } from 'node:crypto';
import { type InstitutionId, LocalDate, StaffId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Transaction } from '../store/database';
import { certificatesOf } from './certificate-store';
import { findEnrolment } from './enrolment-store';
import { appendHours } from './hours-store';

type Actor = { readonly accountId: string; readonly institutionId: InstitutionId };

/** The person an institution may speak for, if the certificate is theirs. */
async function personBehind(
  transaction: Transaction,
  actor: Actor,
  enrolmentId: string,
  certificateId: string,
): Promise<string | undefined> {
  const enrolment = await findEnrolment(transaction, enrolmentId);
  if (enrolment?.institutionId !== actor.institutionId) return undefined;
  const held = await certificatesOf(transaction, enrolment.personId);
  const isTheirs = held.some((one) => one.certificate.certificateId === certificateId);
  return isTheirs ? enrolment.personId : undefined;
}

/**
 * Class hours of one of the institution's own people (CE-10, CE-11). The key is the sender's, prefixed with the
 * institution, so that one institution can't take another's.
 */
export async function recordHours(
  context: AccountContext,
  actor: Actor,
  given: WebBody<'recordHours'>,
): Promise<
  Result<{ readonly isNew: boolean }, { readonly kind: 'not-yours' | 'in-the-future' | 'key-taken' }>
> {
  const nowMs = context.now();
  if (given.atMs > nowMs) return err({ kind: 'in-the-future' });
  return context.database.transaction(async (transaction) => {
    const personId = await personBehind(transaction, actor, given.enrolmentId, given.certificateId);
    if (personId === undefined) return err({ kind: 'not-yours' });
    const { enrolmentId: _enrolment, makeUpFor, ...entry } = given;
    const key = `${actor.institutionId}/${given.key}`;
    const appended = await appendHours(
      transaction,
      personId,
      { kind: 'hours', ...entry, key, ...(makeUpFor === undefined ? {} : { makeUpFor }) },
      actor.accountId,
      nowMs,
    );
    if (appended === 'key-taken') return err({ kind: 'key-taken' });
    if (appended === 'new') await note(transaction, actor, 'record-hours', key, nowMs);
    return ok({ isNew: appended === 'new' });
  });
}

/** CE-4r: the approval that make-up hours wait for, with its reason and who gave it. */
export async function approveMakeUp(
  context: AccountContext,
  actor: Actor,
  given: WebBody<'approveMakeUp'>,
): Promise<Result<void, { readonly kind: 'not-yours' }>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const personId = await personBehind(transaction, actor, given.enrolmentId, given.certificateId);
    if (personId === undefined) return err({ kind: 'not-yours' });
    const { certificateId, label, reason } = given;
    const key = `${actor.institutionId}/approval-${randomUUID()}`;
    await appendHours(
      transaction,
      personId,
      {
        kind: 'make-up-approval',
        key,
        certificateId,
        atMs: nowMs,
        label,
        reason,
        by: StaffId.parse(actor.accountId),
        approvedOn: LocalDate.parse(shanghaiDate(nowMs)),
      },
      actor.accountId,
      nowMs,
    );
    await note(transaction, actor, 'approve-make-up', key, nowMs);
    return ok(undefined);
  });
}

async function note(
  transaction: Transaction,
  { accountId }: Actor,
  action: string,
  subject: string,
  nowMs: number,
): Promise<void> {
  await audit(transaction, { accountId, role: 'institution', action, subject, outcome: 'recorded' }, nowMs);
}
