import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { InstitutionId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PlanMember, PlanView } from '../../src-shared/contracts/web/training';
import { postName } from '../../src-shared/domain/certificate/post';
import { PlanDraft, planFault, type TrainingPlan } from '../../src-shared/domain/training/training-plan';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { trainingPlans } from '../store/office-schema';
import { planEntries, planMembers } from '../store/training-schema';
import { classesByPlan } from './edit-plan';
import { traineesOf } from './trainees';

export type InstitutionActor = { readonly accountId: string; readonly institutionId: InstitutionId };

/** 培训计划: courses, days, place and teachers, as they will be told (CT-5). */
export async function createPlan(
  context: AccountContext,
  { accountId, institutionId }: InstitutionActor,
  draft: PlanDraft,
): Promise<Result<{ readonly planId: string }, ReturnType<typeof planFault> & string>> {
  const fault = planFault(draft);
  if (fault !== undefined) return err(fault);
  const { post, title, startsOn, endsOn, place, teachers, capacity, courses } = draft;
  const planId = randomUUID();
  const nowMs = context.now();
  const classTenths = courses.reduce((sum, one) => sum + one.tenths, 0);
  return context.database.transaction(async (transaction) => {
    await transaction.insert(trainingPlans).values({
      ...{ planId, institutionId, post, title, startsOn, endsOn, place, teachers, capacity, courses },
      classTenths,
      isPublished: false,
      createdAtMs: nowMs,
    });
    const entry = { accountId, role: 'institution', action: 'create-plan', subject: planId };
    await audit(transaction, { ...entry, outcome: 'created' }, nowMs);
    return ok({ planId });
  });
}

export async function publishPlan(
  context: AccountContext,
  actor: InstitutionActor,
  planId: string,
  isPublished: boolean,
): Promise<Result<void, 'no-such-plan'>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    if ((await lockPlan(transaction, actor.institutionId, planId)) === undefined) return err('no-such-plan');
    await transaction.update(trainingPlans).set({ isPublished }).where(eq(trainingPlans.planId, planId));
    const entry = {
      accountId: actor.accountId,
      role: 'institution',
      action: 'publish-plan',
      subject: planId,
    };
    await audit(transaction, { ...entry, outcome: isPublished ? 'published' : 'withdrawn' }, nowMs);
    return ok(undefined);
  });
}

/** The institution's own plan, kept to this transaction; another institution's is not there. */
export async function lockPlan(
  transaction: Transaction,
  institutionId: string,
  planId: string,
): Promise<TrainingPlan | undefined> {
  const [row] = await transaction
    .select()
    .from(trainingPlans)
    .where(and(eq(trainingPlans.planId, planId), eq(trainingPlans.institutionId, institutionId)))
    .for('update');
  return row === undefined ? undefined : toPlan(row);
}

export async function membersOfPlan(transaction: Transaction, planId: string): Promise<readonly string[]> {
  const rows = await transaction
    .select({ enrolmentId: planMembers.enrolmentId })
    .from(planMembers)
    .where(and(eq(planMembers.planId, planId), isNull(planMembers.leftAtMs)));
  return rows.map((one) => one.enrolmentId);
}

/** An institution's plans, the latest first, each with who is on it and what its classes have given them. */
export async function plansOf(database: Database, institutionId: string, nowMs: number): Promise<PlanView[]> {
  const rows = await database
    .select()
    .from(trainingPlans)
    .where(eq(trainingPlans.institutionId, institutionId))
    .orderBy(desc(trainingPlans.startsOn), desc(trainingPlans.createdAtMs));
  if (rows.length === 0) return [];
  const trainees = await traineesOf(database, institutionId, nowMs);
  const planIds = rows.map((one) => one.planId);
  const members = await database
    .select()
    .from(planMembers)
    .where(and(inArray(planMembers.planId, planIds), isNull(planMembers.leftAtMs)));
  const given = await recordedTenths(database, planIds);
  const classes = await classesByPlan(database, planIds);
  return rows.map((row) => {
    const { planId: id, institutionId: _owner, ...draft } = toPlan(row);
    const name = postName(draft.post);
    const lines = members
      .filter((one) => one.planId === id)
      .flatMap(({ enrolmentId }): PlanMember[] => {
        const trainee = trainees.find((one) => one.enrolmentId === enrolmentId);
        if (trainee === undefined) return [];
        const certificate = trainee.certificates.find((one) => one.postName === name);
        return [
          {
            enrolmentId,
            name: trainee.name,
            maskedDocument: trainee.maskedDocument,
            kind: trainee.kind,
            ...(certificate === undefined ? {} : { certificateNumber: certificate.number }),
            recordedTenths: given.get(`${id} ${enrolmentId}`) ?? 0,
          },
        ];
      });
    const { isPublished } = row;
    return { planId: id, postName: name, isPublished, draft, classes: classes.get(id) ?? [], members: lines };
  });
}

async function recordedTenths(
  database: Database,
  planIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await database.execute<{ plan: string; enrolment: string; tenths: string }>(sql`
    SELECT p.plan_id AS plan, m.enrolment_id AS enrolment, sum((h.entry ->> 'tenths')::int) AS tenths
      FROM ${planEntries} p
      JOIN hours_ledger h ON h.entry_key = p.entry_key
      JOIN plan_members m ON m.plan_id = p.plan_id
      JOIN enrolments e ON e.enrolment_id = m.enrolment_id AND e.person_id = h.person_id
     WHERE p.plan_id IN ${[...planIds]}
       AND NOT EXISTS (SELECT 1 FROM hours_ledger r WHERE r.person_id = h.person_id
             AND r.kind = 'reversal' AND r.entry ->> 'reverses' = h.entry_key)
     GROUP BY p.plan_id, m.enrolment_id`);
  return new Map(found.rows.map((one) => [`${one.plan} ${one.enrolment}`, Number(one.tenths)]));
}

function toPlan(row: typeof trainingPlans.$inferSelect): TrainingPlan {
  const { planId, institutionId, post, title, startsOn, endsOn, place, teachers, capacity, courses } = row;
  return {
    ...PlanDraft.parse({ post, title, startsOn, endsOn, place, teachers, capacity, courses }),
    planId,
    institutionId: InstitutionId.parse(institutionId),
  };
}
