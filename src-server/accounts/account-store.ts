import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { PasswordVerifier } from '../../src-shared/contracts/package/package-content';
import { Role } from '../../src-shared/contracts/web/role';
import { normaliseNumber } from '../../src-shared/domain/person/id-document';
import { documentKey, isHkMacaoPermit } from '../../src-shared/domain/person/travel-document';
import type { Database, Transaction } from '../store/database';
import { accounts } from '../store/people-schema';

const Account = z.object({
  accountId: z.string(),
  login: z.string(),
  role: Role,
  displayName: z.string(),
  personId: z.string().nullable(),
  institutionId: z.string().nullable(),
  phone: z.string(),
  verifier: PasswordVerifier,
  earlierVerifiers: z.array(PasswordVerifier),
  passwordKind: z.enum(['own', 'default', 'reset']),
  defaultUsedAtMs: z.number().nullable(),
  totpSecret: z.string().nullable(),
  totpConfirmedAtMs: z.number().nullable(),
  totpLastStep: z.number().nullable(),
});
export type Account = z.infer<typeof Account>;

/** The one spelling of an account's name (ID-1): as a document is normalised, a permit without its re-issue count. */
export function accountLogin(text: string): string {
  const plain = normaliseNumber(text);
  return isHkMacaoPermit(plain) ? documentKey('travel-permit-hk-macao', plain) : plain;
}

export async function findAccountByLogin(
  database: Database | Transaction,
  login: string,
): Promise<Account | undefined> {
  const rows = await database
    .select()
    .from(accounts)
    .where(and(eq(accounts.login, accountLogin(login)), isNull(accounts.closedAtMs)));
  return rows[0] === undefined ? undefined : Account.parse(rows[0]);
}

export async function findAccount(
  database: Database | Transaction,
  accountId: string,
): Promise<Account | undefined> {
  const rows = await database
    .select()
    .from(accounts)
    .where(and(eq(accounts.accountId, accountId), isNull(accounts.closedAtMs)));
  return rows[0] === undefined ? undefined : Account.parse(rows[0]);
}

/** Whoever holds this row has the account to themselves until the transaction ends: failures are counted one by one. */
export async function lockAccount(transaction: Transaction, accountId: string): Promise<Account | undefined> {
  const rows = await transaction
    .select()
    .from(accounts)
    .where(and(eq(accounts.accountId, accountId), isNull(accounts.closedAtMs)))
    .for('update');
  return rows[0] === undefined ? undefined : Account.parse(rows[0]);
}

export type NewAccount = {
  readonly login: string;
  readonly role: Role;
  readonly displayName: string;
  readonly phone: string;
  readonly verifier: PasswordVerifier;
  readonly passwordKind: 'default' | 'reset';
  readonly personId?: string;
  readonly institutionId?: string;
};

/** The new account's id, or undefined when the name is taken (ID-1). */
export async function insertAccount(
  database: Database | Transaction,
  account: NewAccount,
  nowMs: number,
): Promise<string | undefined> {
  const made = await database
    .insert(accounts)
    .values({
      ...account,
      accountId: randomUUID(),
      login: accountLogin(account.login),
      earlierVerifiers: [],
      createdAtMs: nowMs,
    })
    .onConflictDoNothing()
    .returning({ accountId: accounts.accountId });
  return made[0]?.accountId;
}
