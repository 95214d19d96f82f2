import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { makeVerifier } from '../../src-crypto/password-verifier';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { type StaffAccountLine, StaffRole } from '../../src-shared/contracts/web/staff-accounts';
import type { WebAnswer, WebBody } from '../../src-shared/contracts/web/web-routes';
import { codeText, newCode } from '../registry/code-text';
import { accounts, institutions, webSessions } from '../store/people-schema';
import type { Officer } from '../web/officer';
import type { AccountContext } from './account-context';
import { audit } from './audit';
import { forgetFailures, lockOfAccount } from './failures';

const LISTED = 500;

/** Staff accounts with their state; at most 500, by name. People's own accounts are not shown (LW-7). */
export async function staffAccounts(
  context: AccountContext,
  role: string | undefined,
): Promise<WebAnswer<'staffAccounts'>> {
  const { database } = context;
  const rows = await database
    .select({ account: accounts, institution: institutions.name })
    .from(accounts)
    .leftJoin(institutions, eq(institutions.institutionId, accounts.institutionId))
    .where(role === undefined ? ne(accounts.role, 'person') : eq(accounts.role, role))
    .orderBy(asc(accounts.login))
    .limit(LISTED);
  const lines: StaffAccountLine[] = [];
  for (const { account, institution } of rows) {
    const lock = await lockOfAccount(database, account.accountId, context.now());
    lines.push({
      accountId: account.accountId,
      login: account.login,
      role: StaffRole.parse(account.role),
      displayName: account.displayName,
      ...(institution === null ? {} : { institution }),
      hasOwnPassword: account.passwordKind === 'own',
      hasSecondFactor: account.totpConfirmedAtMs !== null,
      isLocked: lock !== undefined,
      isClosed: account.closedAtMs !== null,
      createdAtMs: account.createdAtMs,
    });
  }
  const known = await database
    .select({ institutionId: institutions.institutionId, name: institutions.name })
    .from(institutions)
    .orderBy(asc(institutions.name))
    .limit(LISTED);
  return { lines, institutions: known };
}

/**
 * ID-22, ID-23, LW-7. `reset` gives a one-time password that opens only the change of password, and lets the second
 * factor be chosen anew; `close` ends the account for good. Nobody changes their own account here.
 */
export async function changeStaffAccount(
  context: AccountContext,
  by: Officer,
  { accountId, action }: WebBody<'changeStaffAccount'>,
): Promise<Result<{ oneTimePassword?: string }, 'no-such-account' | 'own-account'>> {
  if (accountId === by.accountId) return err('own-account');
  const oneTimePassword = codeText(newCode());
  const verifier = action === 'reset' ? await makeVerifier(context.suite, oneTimePassword) : undefined;
  const nowMs = context.now();
  return context.database.transaction(async (transaction) => {
    const [account] = await transaction
      .select()
      .from(accounts)
      .where(and(eq(accounts.accountId, accountId), isNull(accounts.closedAtMs), ne(accounts.role, 'person')))
      .for('update');
    if (account === undefined) return err('no-such-account');
    await forgetFailures(transaction, accountId);
    if (action !== 'unlock') {
      await transaction.delete(webSessions).where(eq(webSessions.accountId, accountId));
      await transaction
        .update(accounts)
        .set(
          verifier === undefined
            ? { closedAtMs: nowMs }
            : {
                verifier,
                passwordKind: 'reset',
                totpSecret: null,
                totpConfirmedAtMs: null,
                totpLastStep: null,
              },
        )
        .where(eq(accounts.accountId, accountId));
    }
    await audit(
      transaction,
      { ...by, action: `account-${action}`, subject: accountId, outcome: 'done' },
      nowMs,
    );
    return ok(verifier === undefined ? {} : { oneTimePassword });
  });
}
