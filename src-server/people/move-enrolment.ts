import type { InstitutionId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { EnrolmentAction } from '../../src-shared/contracts/web/enrolments';
import {
  DEFAULT_ENROLMENT_POLICY,
  mayRemove,
  type RemoveRefusal,
} from '../../src-shared/domain/enrolment/may-enrol';
import { type EnrolmentEvent, reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import { lockEnrolment, writeEnrolment } from './enrolment-store';
import { isInOpenPackage } from './open-packages';
import { leavePlans } from './plan-members';
import { settleEnrolments } from './settle-enrolments';

type Refusal = { readonly kind: 'not-now' | 'not-yours' | RemoveRefusal };
type Actor = { readonly accountId: string; readonly institutionId: InstitutionId };

/** What an institution does with a person of its own (EN-2 to EN-4). Of other institutions' people it learns nothing. */
export async function moveEnrolment(
  context: AccountContext,
  actor: Actor,
  enrolmentId: string,
  action: EnrolmentAction,
): Promise<Result<void, Refusal>> {
  const { institutionId } = actor;
  await settleEnrolments(context.database, { institutionId }, context.now());
  return context.database.transaction(async (transaction) => {
    const enrolment = await lockEnrolment(transaction, enrolmentId);
    if (enrolment?.institutionId !== actor.institutionId) return err({ kind: 'not-yours' });
    if (action === 'remove') {
      const today = shanghaiDate(context.now());
      const isOut = await isInOpenPackage(transaction, enrolment.personId, today);
      const may = mayRemove(enrolment, actor.institutionId, isOut, DEFAULT_ENROLMENT_POLICY);
      if (!may.ok) return err({ kind: may.error });
    }
    const next = reduceEnrolment(enrolment, eventOf(action));
    if (!next.ok) return err({ kind: 'not-now' });
    const nowMs = context.now();
    await writeEnrolment(transaction, next.value, nowMs);
    if (action === 'remove') await leavePlans(transaction, enrolmentId, nowMs);
    await audit(
      transaction,
      {
        accountId: actor.accountId,
        role: 'institution',
        action: `enrolment-${action}`,
        subject: enrolmentId,
        outcome: next.value.kind,
      },
      nowMs,
    );
    return ok(undefined);
  });
}

function eventOf(action: EnrolmentAction): EnrolmentEvent {
  switch (action) {
    case 'confirm':
      return { kind: 'confirmed', documentsReviewed: true };
    case 'complete-training':
      return { kind: 'training-completed' };
    case 'remove':
      return { kind: 'removed' };
  }
}
