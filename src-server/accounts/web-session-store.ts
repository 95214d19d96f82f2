import { createHash } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import type { Database, Transaction } from '../store/database';
import { webSessions } from '../store/people-schema';
import type { AccountContext } from './account-context';
import { type Account, findAccount } from './account-store';

export type Stage = 'must-change-password' | 'enrol-second-factor' | 'needs-second-factor' | 'signed-in';
export type OpenWebSession = {
  readonly tokenHash: string;
  readonly stage: Stage;
  readonly account: Account;
};

/** LW-7: nobody stays signed in at a desk they have left, nor longer than a working day. */
const IDLE_MS = 30 * 60_000;
const WHOLE_MS = 12 * 3_600_000;
/** Seen again within this, the row is left alone: a page's every request need not write. */
const TOUCH_EVERY_MS = 60_000;

/** A new session's secret, which only the browser has. */
export async function openWebSession(
  context: AccountContext,
  transaction: Transaction,
  accountId: string,
  stage: Stage,
): Promise<string> {
  const token = toBase64Url(context.suite.randomBytes(32));
  const nowMs = context.now();
  const session = { tokenHash: hashOf(token), accountId, stage, createdAtMs: nowMs, lastSeenAtMs: nowMs };
  await transaction.insert(webSessions).values(session);
  return token;
}

/** The session of a browser that presents `token`, unless it has been idle or open for too long. */
export async function findWebSession(
  context: AccountContext,
  token: string,
): Promise<OpenWebSession | undefined> {
  return findSessionByHash(context, hashOf(token));
}

/** The same session again, as it stands after a step. */
export async function findSessionByHash(
  context: AccountContext,
  tokenHash: string,
): Promise<OpenWebSession | undefined> {
  const { database } = context;
  const rows = await database.select().from(webSessions).where(eq(webSessions.tokenHash, tokenHash));
  const row = rows[0];
  if (row === undefined) return undefined;
  const nowMs = context.now();
  if (nowMs - row.lastSeenAtMs >= IDLE_MS || nowMs - row.createdAtMs >= WHOLE_MS) {
    await endWebSession(database, tokenHash);
    return undefined;
  }
  if (nowMs - row.lastSeenAtMs >= TOUCH_EVERY_MS) {
    await database
      .update(webSessions)
      .set({ lastSeenAtMs: nowMs })
      .where(eq(webSessions.tokenHash, tokenHash));
  }
  const account = await findAccount(database, row.accountId);
  return account === undefined ? undefined : { tokenHash, stage: row.stage, account };
}

export async function endWebSession(database: Database | Transaction, tokenHash: string): Promise<void> {
  await database.delete(webSessions).where(eq(webSessions.tokenHash, tokenHash));
}

/** A changed password ends every other session of the account. */
export async function endOtherSessions(
  transaction: Transaction,
  accountId: string,
  keepTokenHash: string,
): Promise<void> {
  await transaction
    .delete(webSessions)
    .where(and(eq(webSessions.accountId, accountId), ne(webSessions.tokenHash, keepTokenHash)));
}

export async function moveStage(transaction: Transaction, tokenHash: string, stage: Stage): Promise<void> {
  await transaction.update(webSessions).set({ stage }).where(eq(webSessions.tokenHash, tokenHash));
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
