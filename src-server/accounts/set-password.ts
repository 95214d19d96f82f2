import { eq } from 'drizzle-orm';
import { checkVerifier, makeVerifier } from '../../src-crypto/password-verifier';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PasswordVerifier } from '../../src-shared/contracts/package/package-content';
import { checkNewPassword, type PasswordFault } from '../../src-shared/domain/account/password-rules';
import type { Transaction } from '../store/database';
import { accounts } from '../store/people-schema';
import type { AccountContext } from './account-context';
import type { Account } from './account-store';

export type WeakPassword = { readonly kind: 'weak'; readonly faults: PasswordFault[] };

/** ID-21: the one good now and four before it may not come back. */
const EARLIER_KEPT = 4;

/** A verifier for a password that is good enough, or everything that is wrong with it (ID-21). */
export async function prepareNewPassword(
  context: AccountContext,
  account: Account,
  newPassword: string,
): Promise<Result<PasswordVerifier, WeakPassword>> {
  const known = [account.verifier, ...account.earlierVerifiers];
  let wasUsed = false;
  // One after the other: each takes a thread and much memory.
  for (const verifier of known) wasUsed ||= await checkVerifier(context.suite, verifier, newPassword);
  const person = { phone: account.phone, documentNumber: account.login };
  const checked = checkNewPassword(newPassword, person, wasUsed);
  if (!checked.ok) return err({ kind: 'weak', faults: [...checked.error] });
  return ok(await makeVerifier(context.suite, newPassword));
}

/** Takes the new verifier over as the person's own password. */
export async function storeOwnPassword(
  transaction: Transaction,
  account: Account,
  verifier: PasswordVerifier,
): Promise<void> {
  await transaction
    .update(accounts)
    .set({
      verifier,
      earlierVerifiers: [account.verifier, ...account.earlierVerifiers].slice(0, EARLIER_KEPT),
      passwordKind: 'own',
    })
    .where(eq(accounts.accountId, account.accountId));
}
