import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src-server/store/embedded/start-embedded';
import { migrateDatabase } from '../src-server/store/migrate';

/** Runs `measure` on a PostgreSQL of its own that has the centre's tables, and takes both away again. */
export async function onCentreDatabase<T>(
  measure: (databaseUrl: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'exam-bench-'));
  try {
    const started = await startEmbeddedPostgres(folder);
    if (!started.ok) throw new Error(started.error.kind);
    const { databaseUrl, stop } = started.value;
    try {
      await migrateDatabase(databaseUrl);
      return await measure(databaseUrl, folder);
    } finally {
      await stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
