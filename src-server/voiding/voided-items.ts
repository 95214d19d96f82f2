import { asc, eq } from 'drizzle-orm';
import { ItemId } from '../../src-shared/basics/ids';
import type { Database, Transaction } from '../store/database';
import { voidedItems } from '../store/schema';

/**
 * The questions of a bank version that were found faulty (TS-8). The set only ever grows, so its size tells which
 * state of it a score knows.
 */
export async function voidedItemsOf(
  database: Database | Transaction,
  bankVersion: string,
): Promise<ReadonlySet<ItemId>> {
  const rows = await database
    .select({ itemId: voidedItems.itemId })
    .from(voidedItems)
    .where(eq(voidedItems.bankVersion, bankVersion));
  return new Set(rows.map((row) => ItemId.parse(row.itemId)));
}

/** With who asked, why and when (UTC ms); the earliest first. */
export async function listVoidedItems(database: Database, bankVersion: string) {
  return database
    .select()
    .from(voidedItems)
    .where(eq(voidedItems.bankVersion, bankVersion))
    .orderBy(asc(voidedItems.voidedAtMs), asc(voidedItems.itemId));
}
