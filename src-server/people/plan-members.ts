import { eq } from 'drizzle-orm';
import { assertNever } from '../../src-shared/basics/assert-never';
import { type CertificateId, LocalDate } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ClassLine } from '../../src-shared/contracts/web/training';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { DEFAULT_ENROLMENT_POLICY } from '../../src-shared/domain/enrolment/may-enrol';
import { reduceEnrolment } from '../../src-shared/domain/enrolment/reduce-enrolment';
import { type MakeUpRefusal, mayMakeUp } from '../../src-shared/domain/hours/make-up-window';
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
import { appendHours, ledgerOf } from './hours-store';
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
  { planId, courseId, date, makeUpFor, enrolmentIds }: WebBody<'recordClass'>,
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
      const told = members.includes(enrolmentId)
        ? await recordOne(transaction, actor, plan, may.value, { enrolmentId, date, makeUpFor, atMs, nowMs })
        : ({ outcome: 'not-on-plan' } as const);
      lines.push({ enrolmentId, ...told });
    }
    const recorded = lines.filter((one) => RECORDED.has(one.outcome)).length;
    const entry = { accountId: actor.accountId, role: 'institution', action: 'record-class' };
    const detail = { courseId, date, recorded, ...(makeUpFor === undefined ? {} : { makeUpFor }) };
    await audit(transaction, { ...entry, subject: planId, outcome: 'recorded', detail }, nowMs);
    return ok({ lines });
  });
}

const RECORDED: ReadonlySet<ClassLine['outcome']> = new Set(['recorded', 'recorded-waits']);

type When = {
  readonly enrolmentId: string;
  readonly date: string;
  readonly makeUpFor: number | undefined;
  readonly atMs: number;
  readonly nowMs: number;
};

async function recordOne(
  transaction: Transaction,
  actor: InstitutionActor,
  plan: TrainingPlan,
  { courseId, part, tenths }: PlanCourse,
  { enrolmentId, date, makeUpFor, atMs, nowMs }: When,
): Promise<Omit<ClassLine, 'enrolmentId'>> {
  const enrolment = await findEnrolment(transaction, enrolmentId);
  if (enrolment === undefined) return { outcome: 'not-on-plan' };
  const { personId } = enrolment;
  const certificate = await certificateFor(transaction, personId, plan);
  if (certificate === undefined) return { outcome: 'no-certificate' };
  const { certificateId, dutyFrom } = certificate;
  // CE-4r: hours that could count nowhere are not written down as if they did.
  const window = makeUpFor === undefined ? undefined : mayMakeUp(dutyFrom, makeUpFor, date);
  if (window?.ok === false) return refusedLine(window.error);
  // One key whatever the class is for: it counts once, as regular study or as a make-up.
  const key = `class/${plan.planId}/${courseId}/${date}/${certificateId}`;
  const [before] = await transaction.select().from(planEntries).where(eq(planEntries.entryKey, key));
  if (before !== undefined) return { outcome: 'recorded-before' };
  const appended = await appendHours(
    transaction,
    personId,
    {
      ...{ kind: 'hours', key, certificateId, atMs, courseId, part, tenths },
      ...(makeUpFor === undefined ? {} : { makeUpFor }),
    },
    actor.accountId,
    nowMs,
  );
  if (appended !== 'new') return { outcome: 'key-taken' };
  await transaction.insert(planEntries).values({ entryKey: key, planId: plan.planId });
  const waits =
    makeUpFor !== undefined && !(await isApproved(transaction, personId, certificateId, makeUpFor));
  return { outcome: waits ? 'recorded-waits' : 'recorded' };
}

function refusedLine(refusal: MakeUpRefusal): Omit<ClassLine, 'enrolmentId'> {
  switch (refusal.kind) {
    case 'no-such-year':
      return { outcome: 'make-up-no-such-year' };
    case 'out-of-window': {
      const window = { from: LocalDate.parse(refusal.from), to: LocalDate.parse(refusal.to) };
      return { outcome: 'make-up-out-of-window', window };
    }
    default:
      return assertNever(refusal);
  }
}

/** CE-4r: an approval of that 年度 that nobody has taken back. */
async function isApproved(
  transaction: Transaction,
  personId: string,
  certificateId: string,
  label: number,
): Promise<boolean> {
  const entries = (await ledgerOf(transaction, personId)).map((one) => one.entry);
  const reversed = new Set(entries.flatMap((one) => (one.kind === 'reversal' ? [one.reverses] : [])));
  return entries.some(
    (one) =>
      one.kind === 'make-up-approval' &&
      one.certificateId === certificateId &&
      one.label === label &&
      !reversed.has(one.key),
  );
}

/** The certificate that hours of this plan count for: of its post, and the electronic one where there are two. */
async function certificateFor(
  transaction: Transaction,
  personId: string,
  { post }: TrainingPlan,
): Promise<{ readonly certificateId: CertificateId; readonly dutyFrom: string } | undefined> {
  const held = (await certificatesOf(transaction, personId)).filter((one) => one.certificate.post === post);
  const best = held.find((one) => one.certificate.kind !== 'paper') ?? held[0];
  return best?.certificate;
}
