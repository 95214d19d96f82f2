import { eq } from 'drizzle-orm';
import { CertificateId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ClassLine } from '../../src-shared/contracts/web/training';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { DEFAULT_ENROLMENT_POLICY } from '../../src-shared/domain/enrolment/may-enrol';
import { reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import {
  type ClassRefusal,
  type JoinRefusal,
  mayJoinPlan,
  mayRecordClass,
  type PlanCourse,
  type TrainingPlan,
} from '../../src-shared/domain/training/training-plan';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Transaction } from '../store/database';
import { planEntries, planMembers } from '../store/training-schema';
import { certificatesOf } from './certificate-store';
import { findEnrolment, lockEnrolment, writeEnrolment } from './enrolment-store';
import { appendHours } from './hours-store';
import { type InstitutionActor, lockPlan, membersOfPlan } from './training-plans';

/** EN-3: puts a trainee on a plan; for continuing education the enrolment stays what it is. */
export async function joinPlan(
  context: AccountContext,
  actor: InstitutionActor,
  { planId, enrolmentId }: WebBody<'joinPlan'>,
): Promise<Result<void, JoinRefusal | 'no-such-plan'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, actor.institutionId, planId);
    if (plan === undefined) return err('no-such-plan');
    const enrolment = await lockEnrolment(transaction, enrolmentId);
    if (enrolment?.institutionId !== actor.institutionId) return err('OTHER_INSTITUTION');
    const members = await membersOfPlan(transaction, planId);
    const facts = {
      members: members.length,
      isMember: members.includes(enrolmentId),
      hasCertificate: (await certificateFor(transaction, enrolment.personId, plan)) !== undefined,
      today: shanghaiDate(nowMs),
    };
    const may = mayJoinPlan(plan, enrolment, facts, DEFAULT_ENROLMENT_POLICY);
    if (!may.ok) return may;
    if (may.value === 'plans') {
      const next = reduceEnrolment(enrolment, { kind: 'planned', planId });
      if (!next.ok) return err('NOT_CONFIRMED');
      await writeEnrolment(transaction, next.value, nowMs);
    }
    const line = { addedBy: actor.accountId, addedAtMs: nowMs, leftAtMs: null };
    await transaction
      .insert(planMembers)
      .values({ planId, enrolmentId, ...line })
      .onConflictDoUpdate({ target: [planMembers.planId, planMembers.enrolmentId], set: line });
    const entry = { accountId: actor.accountId, role: 'institution', action: 'join-plan', outcome: planId };
    await audit(transaction, { ...entry, subject: enrolmentId }, nowMs);
    return ok(undefined);
  });
}

/** EN-4: out of every plan, with the enrolment itself. */
export async function leavePlans(
  transaction: Transaction,
  enrolmentId: string,
  nowMs: number,
): Promise<void> {
  await transaction
    .update(planMembers)
    .set({ leftAtMs: nowMs })
    .where(eq(planMembers.enrolmentId, enrolmentId));
}

/** Noon in Asia/Shanghai (G-1): the rules about years ask for the day. */
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00+08:00`);

/**
 * CE-10, CE-11: a class of a plan, for those who came. The key is told from plan, course, day and certificate, so a
 * second sending counts nothing and one line that fails leaves the others.
 */
export async function recordClass(
  context: AccountContext,
  actor: InstitutionActor,
  { planId, courseId, date, enrolmentIds }: WebBody<'recordClass'>,
): Promise<Result<{ readonly lines: ClassLine[] }, ClassRefusal | 'no-such-plan'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, actor.institutionId, planId);
    if (plan === undefined) return err('no-such-plan');
    const may = mayRecordClass(plan, courseId, date, shanghaiDate(nowMs));
    if (!may.ok) return may;
    // A class of today is over when it is recorded, not at a noon that has not come.
    const atMs = Math.min(noonOf(date), nowMs);
    const members = await membersOfPlan(transaction, planId);
    const lines: ClassLine[] = [];
    for (const enrolmentId of new Set(enrolmentIds)) {
      const outcome = members.includes(enrolmentId)
        ? await recordOne(transaction, actor, plan, may.value, { enrolmentId, date, atMs, nowMs })
        : 'not-on-plan';
      lines.push({ enrolmentId, outcome });
    }
    const recorded = lines.filter((one) => one.outcome === 'recorded').length;
    const entry = { accountId: actor.accountId, role: 'institution', action: 'record-class' };
    const detail = { courseId, date, recorded };
    await audit(transaction, { ...entry, subject: planId, outcome: 'recorded', detail }, nowMs);
    return ok({ lines });
  });
}

type When = {
  readonly enrolmentId: string;
  readonly date: string;
  readonly atMs: number;
  readonly nowMs: number;
};

async function recordOne(
  transaction: Transaction,
  actor: InstitutionActor,
  plan: TrainingPlan,
  { courseId, part, tenths }: PlanCourse,
  { enrolmentId, date, atMs, nowMs }: When,
): Promise<ClassLine['outcome']> {
  const enrolment = await findEnrolment(transaction, enrolmentId);
  if (enrolment === undefined) return 'not-on-plan';
  const certificateId = await certificateFor(transaction, enrolment.personId, plan);
  if (certificateId === undefined) return 'no-certificate';
  const key = `class/${plan.planId}/${courseId}/${date}/${certificateId}`;
  const [before] = await transaction.select().from(planEntries).where(eq(planEntries.entryKey, key));
  if (before !== undefined) return 'recorded-before';
  const appended = await appendHours(
    transaction,
    enrolment.personId,
    { kind: 'hours', key, certificateId, atMs, courseId, part, tenths },
    actor.accountId,
    nowMs,
  );
  if (appended !== 'new') return 'key-taken';
  await transaction.insert(planEntries).values({ entryKey: key, planId: plan.planId });
  return 'recorded';
}

/** The certificate that hours of this plan count for: of its post, and the electronic one where there are two. */
async function certificateFor(
  transaction: Transaction,
  personId: string,
  { post }: TrainingPlan,
): Promise<CertificateId | undefined> {
  const held = (await certificatesOf(transaction, personId)).filter((one) => one.certificate.post === post);
  const best = held.find((one) => one.certificate.kind !== 'paper') ?? held[0];
  return best && CertificateId.parse(best.certificate.certificateId);
}
