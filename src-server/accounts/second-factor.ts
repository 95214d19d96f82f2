import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { z } from 'zod';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { SecondFactorProblem } from '../../src-shared/contracts/web/web-session';
import { accounts } from '../store/people-schema';
import type { AccountContext } from './account-context';
import { type Account, lockAccount } from './account-store';
import { audit } from './audit';
import { forgetFailures, lockOfAccount, noteFailure } from './failures';
import { moveStage, type OpenWebSession } from './web-session-store';

type Problem = z.infer<typeof SecondFactorProblem>;

const PERIOD_S = 30;
const ISSUER = '考试中心 Exam centre';

/** The secret of an account whose second factor is not confirmed yet; made once and shown until it is. */
export async function secretToEnrol(
  context: AccountContext,
  account: Account,
): Promise<{ readonly secretBase32: string; readonly uri: string }> {
  const { database, suite } = context;
  const secretBase32 = await database.transaction(async (transaction) => {
    const current = await lockAccount(transaction, account.accountId);
    if (current?.totpSecret) return current.totpSecret;
    const made = new Secret({ buffer: new Uint8Array(suite.randomBytes(20)).buffer }).base32;
    await transaction
      .update(accounts)
      .set({ totpSecret: made })
      .where(eq(accounts.accountId, account.accountId));
    return made;
  });
  return { secretBase32, uri: totpOf(account, secretBase32).toString() };
}

/**
 * Judges a code of an authenticator (RFC 6238): the current step or one to either side, each step once. Wrong codes
 * count like wrong passwords (ID-22).
 */
export async function passSecondFactor(
  context: AccountContext,
  session: OpenWebSession,
  code: string,
): Promise<Result<void, Problem>> {
  if (session.stage !== 'needs-second-factor' && session.stage !== 'enrol-second-factor') {
    return err({ kind: 'not-now' });
  }
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const account = await lockAccount(transaction, session.account.accountId);
    if (account === undefined || account.totpSecret === null) return err({ kind: 'not-now' });
    const { accountId, role } = account;
    const note = (outcome: string) =>
      audit(transaction, { accountId, role, action: 'second-factor', subject: accountId, outcome }, nowMs);
    const lock = await lockOfAccount(transaction, accountId, nowMs);
    if (lock !== undefined) return err(lock);
    const delta = totpOf(account, account.totpSecret).validate({
      token: code.replaceAll(/\s/g, ''),
      timestamp: nowMs,
      window: 1,
    });
    const step = Math.floor(nowMs / (PERIOD_S * 1000)) + (delta ?? 0);
    if (delta === null || step <= (account.totpLastStep ?? -1)) {
      await noteFailure(transaction, accountId, 'second-factor', nowMs);
      await note('wrong-code');
      return err({ kind: 'wrong-code' });
    }
    await transaction
      .update(accounts)
      .set({ totpLastStep: step, totpConfirmedAtMs: account.totpConfirmedAtMs ?? nowMs })
      .where(eq(accounts.accountId, accountId));
    await forgetFailures(transaction, accountId);
    await moveStage(transaction, session.tokenHash, 'signed-in');
    await note('signed-in');
    return ok(undefined);
  });
}

function totpOf(account: Account, secretBase32: string): TOTP {
  const secret = Secret.fromBase32(secretBase32);
  return new TOTP({ issuer: ISSUER, label: account.login, secret, digits: 6, period: PERIOD_S });
}
