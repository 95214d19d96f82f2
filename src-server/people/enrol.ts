import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { InstitutionId, PersonId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { EnrolProblem } from '../../src-shared/contracts/web/enrolments';
import type { PostCode } from '../../src-shared/domain/certificate/post';
import type { Enrolment } from '../../src-shared/domain/enrolment/enrolment';
import { DEFAULT_ENROLMENT_POLICY, mayEnrol } from '../../src-shared/domain/enrolment/may-enrol';
import { reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Transaction } from '../store/database';
import { persons } from '../store/people-schema';
import { enrolmentsOfPerson, institutionsById, lockEnrolment, writeEnrolment } from './enrolment-store';
import { settleEnrolments } from './settle-enrolments';

type Problem = z.infer<typeof EnrolProblem>;
type Actor = { readonly accountId: string; readonly personId: PersonId };

/** EN-2, online: a request; the institution confirms it when the person comes with documents. */
export async function enrol(
  context: AccountContext,
  actor: Actor,
  institutionId: InstitutionId,
  post: PostCode,
): Promise<Result<void, Problem>> {
  const { accountId, personId } = actor;
  await settleEnrolments(context.database, { personId }, context.now());
  return context.database.transaction(async (transaction) => {
    const nowMs = context.now();
    const asked = await openEnrolment(transaction, personId, institutionId, post, nowMs);
    if (!asked.ok) return asked;
    const { enrolmentId } = asked.value;
    await audit(
      transaction,
      {
        accountId,
        role: 'person',
        action: 'enrol',
        subject: enrolmentId,
        outcome: 'requested',
        detail: { institutionId, post },
      },
      nowMs,
    );
    return ok(undefined);
  });
}

/** EN-1 to EN-5 judged and the request written; the person's row is locked until the transaction ends. */
export async function openEnrolment(
  transaction: Transaction,
  personId: PersonId,
  institutionId: InstitutionId,
  post: PostCode,
  nowMs: number,
): Promise<Result<Enrolment, Problem>> {
  // Two requests at once are judged one after the other: one open enrolment for a person and a post.
  await transaction.select().from(persons).where(eq(persons.personId, personId)).for('update');
  const held = (await enrolmentsOfPerson(transaction, personId)).map((one) => one.enrolment);
  const names = await institutionsById(transaction, [institutionId, ...held.map((one) => one.institutionId)]);
  if (names.get(institutionId)?.isPublished !== true) return err({ kind: 'no-such-institution' });
  const may = mayEnrol(post, held, DEFAULT_ENROLMENT_POLICY);
  if (!may.ok) {
    const refusal = may.error;
    if (refusal.kind === 'ALREADY_PASSED') return err(refusal);
    return err({ ...refusal, at: names.get(refusal.at)?.name ?? refusal.at });
  }
  const enrolment: Enrolment = {
    kind: 'requested',
    enrolmentId: randomUUID(),
    personId,
    post,
    institutionId,
  };
  await writeEnrolment(transaction, enrolment, nowMs);
  return ok(enrolment);
}

/** A request that nobody has confirmed may be taken back by the person alone. */
export async function withdraw(
  context: AccountContext,
  actor: Actor,
  enrolmentId: string,
): Promise<Result<void, { readonly kind: 'not-now' | 'not-yours' }>> {
  return context.database.transaction(async (transaction) => {
    const enrolment = await lockEnrolment(transaction, enrolmentId);
    if (enrolment?.personId !== actor.personId) return err({ kind: 'not-yours' });
    const next = reduceEnrolment(enrolment, { kind: 'withdrawn' });
    if (!next.ok) return err({ kind: 'not-now' });
    const nowMs = context.now();
    await writeEnrolment(transaction, next.value, nowMs);
    await audit(
      transaction,
      {
        accountId: actor.accountId,
        role: 'person',
        action: 'withdraw',
        subject: enrolmentId,
        outcome: 'withdrawn',
      },
      nowMs,
    );
    return ok(undefined);
  });
}
