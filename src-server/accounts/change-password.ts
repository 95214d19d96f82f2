import type { z } from 'zod';
import { checkVerifier } from '../../src-crypto/password-verifier';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ChangePasswordProblem } from '../../src-shared/contracts/web/web-session';
import type { AccountContext } from './account-context';
import { lockAccount } from './account-store';
import { audit } from './audit';
import { lockOfAccount, noteFailure } from './failures';
import { prepareNewPassword, storeOwnPassword } from './set-password';
import { stageWithOwnPassword } from './sign-in';
import { endOtherSessions, moveStage, type OpenWebSession } from './web-session-store';

type Problem = z.infer<typeof ChangePasswordProblem>;

/**
 * ID-20, ID-21. With a default or reset password the browser has just shown it and goes on from there; a person's own
 * password is asked for again, and a wrong one counts as a failure (ID-22). Other sessions of the account end.
 */
export async function changePassword(
  context: AccountContext,
  session: OpenWebSession,
  oldPassword: string | undefined,
  newPassword: string,
): Promise<Result<void, Problem>> {
  const { account, stage, tokenHash } = session;
  const { accountId, role } = account;
  const isFirst = stage === 'must-change-password';
  if (!isFirst && stage !== 'signed-in') return err({ kind: 'not-now' });
  const isOldRight = isFirst || (await checkVerifier(context.suite, account.verifier, oldPassword ?? ''));
  const prepared = isOldRight ? await prepareNewPassword(context, account, newPassword) : undefined;
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const current = await lockAccount(transaction, accountId);
    if (current === undefined) return err({ kind: 'not-now' });
    const note = (outcome: string) =>
      audit(transaction, { accountId, role, action: 'change-password', subject: accountId, outcome }, nowMs);
    const lock = isFirst ? undefined : await lockOfAccount(transaction, accountId, nowMs);
    if (lock !== undefined) return err(lock);
    if (prepared === undefined || current.verifier.hash !== account.verifier.hash) {
      await noteFailure(transaction, accountId, 'password', nowMs);
      await note('wrong-old-password');
      return err({ kind: 'wrong-old-password' });
    }
    if (!prepared.ok) return prepared;
    await storeOwnPassword(transaction, current, prepared.value);
    await endOtherSessions(transaction, accountId, tokenHash);
    if (isFirst) await moveStage(transaction, tokenHash, stageWithOwnPassword(current));
    await note('changed');
    return ok(undefined);
  });
}
