import { eq } from 'drizzle-orm';
import { type LockOut, lockOut } from '../../src-shared/domain/account/lock-out';
import type { Database, Transaction } from '../store/database';
import { signInFailures } from '../store/people-schema';

export type LockProblem =
  | { readonly kind: 'locked'; readonly seconds: number }
  | { readonly kind: 'locked-until-recovery' };

/** ID-22, told from the rows: any server process says the same, and a restart forgets nothing. */
export async function lockOfAccount(
  database: Database | Transaction,
  accountId: string,
  nowMs: number,
): Promise<LockProblem | undefined> {
  const rows = await database
    .select({ atMs: signInFailures.atMs })
    .from(signInFailures)
    .where(eq(signInFailures.accountId, accountId));
  return problemOf(
    lockOut(
      rows.map((row) => row.atMs),
      nowMs,
    ),
    nowMs,
  );
}

export async function noteFailure(
  transaction: Transaction,
  accountId: string,
  what: 'password' | 'second-factor' | 'recovery',
  nowMs: number,
): Promise<void> {
  await transaction.insert(signInFailures).values({ accountId, atMs: nowMs, what });
}

/** After a success or a recovery; what happened stays in the audit log. */
export async function forgetFailures(transaction: Transaction, accountId: string): Promise<void> {
  await transaction.delete(signInFailures).where(eq(signInFailures.accountId, accountId));
}

function problemOf(lock: LockOut, nowMs: number): LockProblem | undefined {
  if (lock.kind === 'open') return undefined;
  if (lock.kind === 'until-recovery') return { kind: 'locked-until-recovery' };
  return { kind: 'locked', seconds: Math.ceil((lock.untilMs - nowMs) / 1000) };
}
