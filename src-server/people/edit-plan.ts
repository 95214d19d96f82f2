import { and, eq, sql } from 'drizzle-orm';
import { LocalDate } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PlanChange, PlanEditProblem } from '../../src-shared/contracts/web/training';
import {
  changedFields,
  editPlan,
  type GivenClass,
  type PlanField,
} from '../../src-shared/domain/training/edit-plan';
import { PlanDraft } from '../../src-shared/domain/training/training-plan';
import type { AccountContext } from '../accounts/account-context';
import { audit } from '../accounts/audit';
import type { Database, Transaction } from '../store/database';
import { trainingPlans } from '../store/office-schema';
import { accounts } from '../store/people-schema';
import { planVersions } from '../store/training-schema';
import { type InstitutionActor, lockPlan, membersOfPlan } from './training-plans';

/** Changes a plan and keeps what it said before; a change that says the same leaves no trace. */
export async function changePlan(
  context: AccountContext,
  actor: InstitutionActor,
  planId: string,
  draft: PlanDraft,
): Promise<Result<{ readonly fields: PlanField[] }, PlanEditProblem>> {
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const plan = await lockPlan(transaction, actor.institutionId, planId);
    if (plan === undefined) return err({ kind: 'no-such-plan' });
    const { planId: _id, institutionId: _owner, ...before } = plan;
    const members = (await membersOfPlan(transaction, planId)).length;
    const may = editPlan(before, draft, { members, classes: await classesOf(transaction, planId) });
    if (!may.ok) return err(problemOf(may.error));
    const fields = [...may.value];
    if (fields.length === 0) return ok({ fields });
    const version = (await versionsOf(transaction, planId)).length + 1;
    const kept = { planId, version, draft: before, replacedAtMs: nowMs, replacedBy: actor.accountId };
    await transaction.insert(planVersions).values(kept);
    const classTenths = draft.courses.reduce((sum, one) => sum + one.tenths, 0);
    await transaction
      .update(trainingPlans)
      .set({ ...draft, classTenths })
      .where(eq(trainingPlans.planId, planId));
    // Names and places stay in the versions: the log holds none (LW-6).
    const entry = { accountId: actor.accountId, role: 'institution', action: 'edit-plan', subject: planId };
    const detail = { version, fields: fields.join(' ') };
    await audit(transaction, { ...entry, outcome: 'changed', detail }, nowMs);
    return ok({ fields });
  });
}

/** What was changed, the latest first; undefined for another institution's plan. */
export async function planChanges(
  database: Database,
  institutionId: string,
  planId: string,
): Promise<PlanChange[] | undefined> {
  return database.transaction(async (transaction) => {
    const [plan] = await transaction
      .select()
      .from(trainingPlans)
      .where(and(eq(trainingPlans.planId, planId), eq(trainingPlans.institutionId, institutionId)));
    if (plan === undefined) return undefined;
    const { post, title, startsOn, endsOn, place, teachers, capacity, courses } = plan;
    const now = PlanDraft.parse({ post, title, startsOn, endsOn, place, teachers, capacity, courses });
    const versions = await versionsOf(transaction, planId);
    const drafts = [...versions.map((one) => PlanDraft.parse(one.draft)), now];
    return versions
      .flatMap(({ version, replacedAtMs, login, name }, at): PlanChange[] => {
        const [before, after] = drafts.slice(at, at + 2);
        if (before === undefined || after === undefined) return [];
        const fields = [...changedFields(before, after)];
        const by = [name, login].filter((part) => part !== null).join(' ');
        return [{ version, atMs: replacedAtMs, by, fields, before, after }];
      })
      .reverse();
  });
}

function versionsOf(transaction: Transaction, planId: string) {
  const { version, draft, replacedAtMs } = planVersions;
  return transaction
    .select({ version, draft, replacedAtMs, login: accounts.login, name: accounts.displayName })
    .from(planVersions)
    .leftJoin(accounts, eq(accounts.accountId, planVersions.replacedBy))
    .where(eq(planVersions.planId, planId))
    .orderBy(planVersions.version);
}

/** Days on which a course of the plan gave hours that stand. */
async function classesOf(transaction: Transaction, planId: string): Promise<readonly GivenClass[]> {
  return (await classesByPlan(transaction, [planId])).get(planId) ?? [];
}

/** The same for many plans. Days are told in Asia/Shanghai (G-1). */
export async function classesByPlan(
  database: Database | Transaction,
  planIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly courseId: string; readonly date: LocalDate }[]>> {
  if (planIds.length === 0) return new Map();
  const found = await database.execute<{ plan: string; course: string; day: string }>(sql`
    SELECT DISTINCT p.plan_id AS plan, h.entry ->> 'courseId' AS course,
           to_char(to_timestamp(h.at_ms / 1000) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day
      FROM plan_entries p
      JOIN hours_ledger h ON h.entry_key = p.entry_key
     WHERE p.plan_id IN ${[...planIds]}
       AND NOT EXISTS (SELECT 1 FROM hours_ledger r WHERE r.person_id = h.person_id
             AND r.kind = 'reversal' AND r.entry ->> 'reverses' = h.entry_key)
     ORDER BY plan, day, course`);
  const byPlan = new Map<string, { courseId: string; date: LocalDate }[]>();
  for (const { plan, course, day } of found.rows) {
    const line = { courseId: course, date: LocalDate.parse(day) };
    byPlan.set(plan, [...(byPlan.get(plan) ?? []), line]);
  }
  return byPlan;
}

type Refusal = Extract<ReturnType<typeof editPlan>, { readonly ok: false }>['error'];

function problemOf(refusal: Refusal): PlanEditProblem {
  switch (refusal.kind) {
    case 'COURSE_HAS_HOURS':
      return { ...refusal, date: LocalDate.parse(refusal.date) };
    case 'CLASS_OUTSIDE':
      return { ...refusal, date: LocalDate.parse(refusal.date) };
    default:
      return refusal;
  }
}
