import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { checkVerifier, makeVerifier } from '../../src-crypto/password-verifier';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PasswordVerifier } from '../../src-shared/contracts/package/package-content';
import { SECOND_FACTOR_ROLES } from '../../src-shared/contracts/web/role';
import type { SignInProblem } from '../../src-shared/contracts/web/web-session';
import { accounts } from '../store/people-schema';
import type { AccountContext } from './account-context';
import { type Account, findAccountByLogin, lockAccount } from './account-store';
import { audit } from './audit';
import { forgetFailures, lockOfAccount, noteFailure } from './failures';
import { openWebSession, type Stage } from './web-session-store';

type Problem = z.infer<typeof SignInProblem>;
type SignedIn = { readonly token: string; readonly stage: Stage; readonly account: Account };

const WRONG: Problem = { kind: 'wrong-account-or-password' };

let decoy: Promise<PasswordVerifier> | undefined;

/**
 * ID-20, ID-22. The same answer after the same work for an unknown account and a wrong password. The password is
 * checked before the account's row is locked, because that takes long; what came of it is then judged in turn, so
 * that many guesses at once are still counted one by one.
 */
export async function signIn(
  context: AccountContext,
  login: string,
  password: string,
): Promise<Result<SignedIn, Problem>> {
  const { suite, database } = context;
  const account = await findAccountByLogin(database, login);
  decoy ??= makeVerifier(suite, 'nobody has this password');
  const isRight = await checkVerifier(suite, account?.verifier ?? (await decoy), password);
  if (account === undefined) return err(WRONG);
  const nowMs = context.now();
  return database.transaction(async (transaction) => {
    const current = await lockAccount(transaction, account.accountId);
    if (current === undefined) return err(WRONG);
    const { accountId, role } = current;
    const note = (outcome: string) =>
      audit(transaction, { accountId, role, action: 'sign-in', subject: accountId, outcome }, nowMs);
    const lock = await lockOfAccount(transaction, accountId, nowMs);
    if (lock !== undefined) {
      await note(lock.kind);
      return err(lock);
    }
    // Changed meanwhile: what was checked is not the password any more.
    if (!isRight || current.verifier.hash !== account.verifier.hash) {
      await noteFailure(transaction, accountId, 'password', nowMs);
      await note('wrong-password');
      return err(WRONG);
    }
    if (current.passwordKind === 'default') {
      if (current.defaultUsedAtMs !== null) {
        await note('default-password-used');
        return err({ kind: 'default-password-used' });
      }
      await transaction
        .update(accounts)
        .set({ defaultUsedAtMs: nowMs })
        .where(eq(accounts.accountId, accountId));
    }
    const stage = firstStage(current);
    // A second factor still to come keeps the count: else a known password would reset it at will.
    if (stage === 'signed-in') await forgetFailures(transaction, accountId);
    const token = await openWebSession(context, transaction, accountId, stage);
    await note(stage);
    return ok({ token, stage, account: current });
  });
}

/** Where a right password leads. */
function firstStage(account: Account): Stage {
  return account.passwordKind === 'own' ? stageWithOwnPassword(account) : 'must-change-password';
}

/** LW-7: administrators go on to the second factor, the first time to choose it. */
export function stageWithOwnPassword(account: Account): Stage {
  if (!SECOND_FACTOR_ROLES.includes(account.role)) return 'signed-in';
  return account.totpConfirmedAtMs === null ? 'enrol-second-factor' : 'needs-second-factor';
}
