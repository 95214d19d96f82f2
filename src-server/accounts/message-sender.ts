import { randomUUID } from 'node:crypto';
import { desc } from 'drizzle-orm';
import type { Database } from '../store/database';
import { outboxMessages } from '../store/people-schema';

/** The line by which the centre reaches a telephone (ID-23). A province puts its own provider here. */
export type MessageSender = {
  readonly send: (phone: string, text: string, nowMs: number) => Promise<void>;
};

/**
 * The embedded default has no line: what would have been said is kept, and a page shows it to the security
 * administrator, who says so to the person.
 */
export function outboxSender(database: Database): MessageSender {
  return {
    send: async (phone, text, nowMs) => {
      await database.insert(outboxMessages).values({ messageId: randomUUID(), phone, text, atMs: nowMs });
    },
  };
}

export type OutboxMessage = { readonly toMasked: string; readonly text: string; readonly atMs: number };

/** The latest hundred, newest first; the telephone masked to its last four digits. */
export async function listOutbox(database: Database): Promise<OutboxMessage[]> {
  const rows = await database.select().from(outboxMessages).orderBy(desc(outboxMessages.atMs)).limit(100);
  return rows.map(({ phone, text, atMs }) => ({ toMasked: `*******${phone.slice(-4)}`, text, atMs }));
}
