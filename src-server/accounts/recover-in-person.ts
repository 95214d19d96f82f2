import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { makeVerifier } from '../../src-crypto/password-verifier';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type {
  AskRecoveryProblem,
  ConfirmRecoveryProblem,
  WaitingRecovery,
} from '../../src-shared/contracts/web/recovery-routes';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { IN_PERSON, mayConfirmRecovery } from '../../src-shared/domain/account/in-person-recovery';
import { readPhone } from '../../src-shared/domain/account/phone';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import { codeText, newCode } from '../registry/code-text';
import type { Transaction } from '../store/database';
import { inPersonRecoveries } from '../store/office-schema';
import { accounts, enrolments, personDocuments, persons, webSessions } from '../store/people-schema';
import type { AccountContext } from './account-context';
import { type Account, accountLogin, findAccountByLogin, lockAccount } from './account-store';
import { audit } from './audit';
import { forgetFailures } from './failures';

/** Staff of an institution, or the security administrator, who belongs to none. */
export type RecoveryActor = {
  readonly accountId: string;
  readonly role: string;
  readonly institutionId: string | undefined;
};

/** What stands for "no institution" where a security administrator asked. */
const CENTRE = 'centre';
const placeOf = ({ institutionId }: RecoveryActor): string => institutionId ?? CENTRE;

/**
 * ID-23, first of two: one of the staff has person and document before them. An institution learns nothing of people
 * who are not its own, whether they are registered or not.
 */
export async function askRecovery(
  context: AccountContext,
  actor: RecoveryActor,
  given: WebBody<'askRecovery'>,
): Promise<Result<void, z.infer<typeof AskRecoveryProblem>>> {
  const nowMs = context.now();
  const newPhone = given.newPhone === undefined ? undefined : readPhone(given.newPhone);
  if (given.newPhone !== undefined && newPhone === undefined) return err('bad-phone');
  const account = await findAccountByLogin(context.database, accountLogin(given.document));
  return context.database.transaction(async (transaction) => {
    const { personId } = account ?? {};
    const isTheirs = personId && (await isOwnPerson(transaction, actor, personId));
    if (!personId || !isTheirs) {
      return err(actor.institutionId === undefined ? 'wrong-document' : 'not-yours');
    }
    await transaction.select().from(persons).where(eq(persons.personId, personId)).for('update');
    const [waiting] = await transaction
      .select()
      .from(inPersonRecoveries)
      .where(and(eq(inPersonRecoveries.personId, personId), isWaiting(nowMs)));
    if (waiting !== undefined) return err('asked-already');
    await transaction.insert(inPersonRecoveries).values({
      recoveryId: randomUUID(),
      personId,
      institutionId: placeOf(actor),
      askedBy: actor.accountId,
      askedAtMs: nowMs,
      newPhone,
    });
    await note(transaction, actor, 'ask-recovery-in-person', personId, 'asked', nowMs);
    return ok(undefined);
  });
}

function isWaiting(nowMs: number): SQL | undefined {
  return and(
    isNull(inPersonRecoveries.confirmedAtMs),
    gt(inPersonRecoveries.askedAtMs, nowMs - IN_PERSON.goodForMs),
  );
}

/** ID-23: "the current institution": it has the person and has seen documents, or trained and tested them. */
async function isOwnPerson(
  transaction: Transaction,
  { institutionId }: RecoveryActor,
  personId: string,
): Promise<boolean> {
  if (institutionId === undefined) return true;
  const [row] = await transaction
    .select({ id: enrolments.enrolmentId })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.personId, personId),
        eq(enrolments.institutionId, institutionId),
        sql`kind NOT IN ('requested', 'withdrawn', 'removed')`,
      ),
    );
  return row !== undefined;
}

/** What waits for a second pair of eyes at this place. */
export async function waitingRecoveries(
  { database, now }: AccountContext,
  actor: RecoveryActor,
): Promise<WaitingRecovery[]> {
  const rows = await database
    .select({ recovery: inPersonRecoveries, name: persons.name, by: accounts.displayName })
    .from(inPersonRecoveries)
    .innerJoin(persons, eq(persons.personId, inPersonRecoveries.personId))
    .leftJoin(accounts, eq(accounts.accountId, inPersonRecoveries.askedBy))
    .where(and(isWaiting(now()), eq(inPersonRecoveries.institutionId, placeOf(actor))))
    .orderBy(desc(inPersonRecoveries.askedAtMs));
  const lines: WaitingRecovery[] = [];
  for (const { recovery, name, by } of rows) {
    const [held] = await database
      .select()
      .from(personDocuments)
      .where(eq(personDocuments.personId, recovery.personId))
      .orderBy(desc(personDocuments.fromMs))
      .limit(1);
    lines.push({
      recoveryId: recovery.recoveryId,
      name,
      maskedDocument: maskDocument(held?.documentType ?? '', held?.documentKey ?? ''),
      askedBy: by ?? '',
      askedAtMs: recovery.askedAtMs,
      changesPhone: recovery.newPhone !== null,
      isOwn: recovery.askedBy === actor.accountId,
    });
  }
  return lines;
}

/**
 * ID-23, second of two: another member of the same staff. The password works once and opens only the change of
 * password (ID-20); sessions end, locks open, and the person is told on every telephone the account has had.
 */
export async function confirmRecovery(
  context: AccountContext,
  actor: RecoveryActor,
  recoveryId: string,
): Promise<Result<{ readonly oneTimePassword: string }, z.infer<typeof ConfirmRecoveryProblem>>> {
  const oneTimePassword = codeText(newCode());
  const verifier = await makeVerifier(context.suite, oneTimePassword);
  const nowMs = context.now();
  const done = await context.database.transaction(async (transaction) => {
    const [asked] = await transaction
      .select()
      .from(inPersonRecoveries)
      .where(
        and(
          eq(inPersonRecoveries.recoveryId, recoveryId),
          eq(inPersonRecoveries.institutionId, placeOf(actor)),
        ),
      )
      .for('update');
    if (asked === undefined) return err('no-such-recovery' as const);
    const { askedBy, askedAtMs, confirmedAtMs, personId, newPhone } = asked;
    const facts = { by: askedBy, atMs: askedAtMs, isConfirmed: confirmedAtMs !== null };
    const may = mayConfirmRecovery(facts, actor.accountId, nowMs);
    if (!may.ok) return may;
    const account = await accountOf(transaction, personId);
    if (account === undefined) return err('no-such-recovery' as const);
    const { accountId } = account;
    await transaction
      .update(accounts)
      .set({ verifier, passwordKind: 'reset', defaultUsedAtMs: null, ...(newPhone && { phone: newPhone }) })
      .where(eq(accounts.accountId, accountId));
    await forgetFailures(transaction, accountId);
    await transaction.delete(webSessions).where(eq(webSessions.accountId, accountId));
    await transaction
      .update(inPersonRecoveries)
      .set({ confirmedBy: actor.accountId, confirmedAtMs: nowMs })
      .where(eq(inPersonRecoveries.recoveryId, recoveryId));
    const outcome = newPhone === null ? 'reset' : 'reset-and-phone';
    await note(transaction, actor, 'confirm-recovery-in-person', personId, outcome, nowMs);
    return ok([...new Set([account.phone, newPhone ?? account.phone])]);
  });
  if (!done.ok) return done;
  const text = '【考试中心】您的密码已由工作人员当面核验后重置。如非本人办理，请立即联系培训机构。';
  for (const phone of done.value) await context.sender.send(phone, text, nowMs);
  return ok({ oneTimePassword });
}

async function accountOf(transaction: Transaction, personId: string): Promise<Account | undefined> {
  const [row] = await transaction
    .select({ accountId: accounts.accountId })
    .from(accounts)
    .where(and(eq(accounts.personId, personId), isNull(accounts.closedAtMs)));
  return row && lockAccount(transaction, row.accountId);
}

function note(
  transaction: Transaction,
  { accountId, role }: RecoveryActor,
  action: string,
  subject: string,
  outcome: string,
  nowMs: number,
): Promise<void> {
  return audit(transaction, { accountId, role, action, subject, outcome }, nowMs);
}
