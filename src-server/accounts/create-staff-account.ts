import { z } from 'zod';
import { makeVerifier } from '../../src-crypto/password-verifier';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { Role } from '../../src-shared/contracts/web/role';
import { codeText, newCode } from '../registry/code-text';
import type { AccountContext } from './account-context';
import { insertAccount } from './account-store';
import { audit } from './audit';

/** Everybody but the people themselves, who register (ID-1). */
export const StaffAccountRequest = z
  .object({
    login: z.string().trim().min(2).max(64),
    role: Role.exclude(['person']),
    displayName: z.string().trim().min(1).max(60),
    phone: z.string().regex(/^\d{5,15}$/),
    institutionId: z.string().max(64).optional(),
  })
  .strict()
  .refine((given) => (given.role === 'institution') === (given.institutionId !== undefined), {
    message: 'an institution’s account, and no other, names its institution',
  });

/**
 * A staff account with a password that opens only the change of password (ID-20). The password is told once, here,
 * and kept nowhere.
 */
export async function createStaffAccount(
  context: AccountContext,
  request: z.infer<typeof StaffAccountRequest>,
  by: { readonly accountId: string | undefined; readonly role: string } = {
    accountId: undefined,
    role: 'operator',
  },
): Promise<Result<{ readonly accountId: string; readonly oneTimePassword: string }, 'login-taken'>> {
  const oneTimePassword = codeText(newCode());
  const verifier = await makeVerifier(context.suite, oneTimePassword);
  const { institutionId, ...rest } = request;
  return context.database.transaction(async (transaction) => {
    const nowMs = context.now();
    const account = { ...rest, verifier, passwordKind: 'reset' as const };
    const accountId = await insertAccount(
      transaction,
      institutionId === undefined ? account : { ...account, institutionId },
      nowMs,
    );
    if (accountId === undefined) return err('login-taken');
    await audit(
      transaction,
      {
        ...by,
        action: 'create-account',
        subject: accountId,
        outcome: 'created',
        detail: { role: request.role },
      },
      nowMs,
    );
    return ok({ accountId, oneTimePassword });
  });
}
