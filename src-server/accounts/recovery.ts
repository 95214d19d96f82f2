import { randomInt } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { RecoverProblem, SendCodeProblem } from '../../src-shared/contracts/web/web-session';
import { judgeCode, maySendCode, RECOVERY_CODE } from '../../src-shared/domain/account/recovery-code';
import type { Transaction } from '../store/database';
import { recoveryCodes, webSessions } from '../store/people-schema';
import type { AccountContext } from './account-context';
import { findAccountByLogin, lockAccount } from './account-store';
import { audit } from './audit';
import { forgetFailures } from './failures';
import { prepareNewPassword, storeOwnPassword } from './set-password';

type CodeProblem = z.infer<typeof SendCodeProblem>;
type Problem = z.infer<typeof RecoverProblem>;

/**
 * 找回密码, first step (ID-3, ID-23): a code to the telephone that the account was registered with. For an unknown
 * account the answer is the same and nothing is sent.
 */
export async function sendRecoveryCode(
  context: AccountContext,
  login: string,
): Promise<Result<void, CodeProblem>> {
  const { database, sender } = context;
  const nowMs = context.now();
  const account = await findAccountByLogin(database, login);
  if (account === undefined) return ok(undefined);
  const code = String(randomInt(10 ** RECOVERY_CODE.digits)).padStart(RECOVERY_CODE.digits, '0');
  const made = await database.transaction(async (transaction) => {
    const current = await lockAccount(transaction, account.accountId);
    if (current === undefined) return ok(false);
    const { accountId, role } = current;
    const sent = await transaction
      .select({ sentAtMs: recoveryCodes.sentAtMs })
      .from(recoveryCodes)
      .where(eq(recoveryCodes.accountId, accountId));
    const may = maySendCode(
      sent.map((row) => row.sentAtMs),
      nowMs,
    );
    if (!may.ok) return err(may.error);
    await transaction
      .insert(recoveryCodes)
      .values({ accountId, sentAtMs: nowMs, codeHash: hashOf(context, accountId, code) });
    await audit(
      transaction,
      { accountId, role, action: 'recovery-code', subject: accountId, outcome: 'sent' },
      nowMs,
    );
    return ok(true);
  });
  if (!made.ok) return err({ kind: made.error.kind, seconds: Math.ceil(made.error.waitMs / 1000) });
  if (made.value)
    await sender.send(account.phone, `【考试中心】找回密码验证码 ${code}，5 分钟内有效。`, nowMs);
  return ok(undefined);
}

/** 找回密码, second step: the code and a new password. Opens a locked account (ID-22) and ends its sessions. */
export async function recoverPassword(
  context: AccountContext,
  login: string,
  code: string,
  newPassword: string,
): Promise<Result<void, Problem>> {
  const { database } = context;
  const nowMs = context.now();
  const account = await findAccountByLogin(database, login);
  if (account === undefined) return err({ kind: 'wrong-code' });
  // Looked at before the code is: a weak password must not use it up.
  const prepared = await prepareNewPassword(context, account, newPassword);
  if (!prepared.ok) return prepared;
  return database.transaction(async (transaction) => {
    const current = await lockAccount(transaction, account.accountId);
    if (current === undefined) return err({ kind: 'wrong-code' });
    const { accountId, role } = current;
    const judged = await spendCode(context, transaction, accountId, code.replaceAll(/\s/g, ''), nowMs);
    const outcome = judged.ok ? 'recovered' : judged.error.kind;
    await audit(transaction, { accountId, role, action: 'recovery', subject: accountId, outcome }, nowMs);
    if (!judged.ok) return judged;
    await storeOwnPassword(transaction, current, prepared.value);
    await forgetFailures(transaction, accountId);
    await transaction.delete(webSessions).where(eq(webSessions.accountId, accountId));
    return ok(undefined);
  });
}

async function spendCode(
  context: AccountContext,
  transaction: Transaction,
  accountId: string,
  code: string,
  nowMs: number,
): Promise<Result<void, Problem>> {
  const rows = await transaction
    .select()
    .from(recoveryCodes)
    .where(eq(recoveryCodes.accountId, accountId))
    .orderBy(desc(recoveryCodes.sentAtMs))
    .limit(1);
  const [latest] = rows;
  const isSame = latest?.codeHash === hashOf(context, accountId, code);
  const judged = judgeCode(latest && { ...latest, isUsed: latest.usedAtMs !== null }, isSame, nowMs);
  if (latest === undefined) return err({ kind: 'wrong-code' });
  const set = judged.ok ? { usedAtMs: nowMs } : { triesUsed: latest.triesUsed + 1 };
  await transaction
    .update(recoveryCodes)
    .set(set)
    .where(and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.sentAtMs, latest.sentAtMs)));
  if (judged.ok) return ok(undefined);
  // Nobody learns whether a code was ever sent.
  return err({ kind: judged.error === 'no-code' || judged.error === 'wrong' ? 'wrong-code' : judged.error });
}

/** A code has few digits; its hash only keeps it out of backups and logs for the minutes it is good. */
function hashOf({ suite }: AccountContext, accountId: string, code: string): string {
  return toHex(suite.sha256(new TextEncoder().encode(`${accountId} ${code}`)));
}
