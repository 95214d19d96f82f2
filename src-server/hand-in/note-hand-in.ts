import { desc, sql } from 'drizzle-orm';
import type { HandInManifest } from '../../src-shared/contracts/hand-in/hand-in-file';
import type { Database } from '../store/database';
import { handInFiles } from '../store/room-schema';

/** Writes down that a file was shown; answers whether it is the first time. */
export async function noteHandInFile(
  database: Database,
  manifest: HandInManifest,
  fileSha256: string,
  isWhole: boolean,
  nowMs: number,
): Promise<boolean> {
  const outcome = isWhole ? 'imported' : 'incomplete';
  const [row] = await database
    .insert(handInFiles)
    .values({
      fileSha256,
      stationId: manifest.stationId,
      sessionId: manifest.sessionId,
      records: manifest.records,
      outcome,
      firstAtMs: nowMs,
      lastAtMs: nowMs,
    })
    .onConflictDoUpdate({
      target: handInFiles.fileSha256,
      set: { outcome, times: sql`least(${handInFiles.times}, 2147483646) + 1`, lastAtMs: nowMs },
    })
    .returning({ times: handInFiles.times });
  return row?.times === 1;
}

/** Newest first. */
export async function listHandInFiles(database: Database) {
  return database.select().from(handInFiles).orderBy(desc(handInFiles.lastAtMs)).limit(500);
}
