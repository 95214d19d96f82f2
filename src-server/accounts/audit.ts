import type { Database, Transaction } from '../store/database';
import { auditLog } from '../store/people-schema';

/** Ids, counts and outcomes only: never a name, a number, a password or a code (LW-6, ID-14). */
export type AuditEntry = {
  readonly accountId: string | undefined;
  readonly role: string | undefined;
  readonly action: string;
  readonly subject: string;
  readonly outcome: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
};

/** Written in the same transaction as what it tells of, so that neither is there without the other. */
export async function audit(
  database: Database | Transaction,
  entry: AuditEntry,
  nowMs: number,
): Promise<void> {
  const { accountId, role, action, subject, outcome, detail = {} } = entry;
  await database.insert(auditLog).values({ atMs: nowMs, accountId, role, action, subject, outcome, detail });
}
