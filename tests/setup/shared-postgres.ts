import { rm } from 'node:fs/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src-server/store/embedded/start-embedded';
import { migrateDatabase } from '../../src-server/store/migrate';
import { SHARED_POSTGRES } from '../builders/shared-database';
import { tempFolder } from '../builders/temp-folder';

/** Files of tests that ask for one at the same time, each with a server or two and their pools. */
const CONNECTIONS = 400;

/**
 * One real PostgreSQL for all files of tests that want no cluster of their own, with the tables made once: making and
 * stopping a cluster for each file cost more than most files' tests. Not started when only other tests were asked for.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  const asked = process.argv.filter((word) => word.startsWith('tests/'));
  if (asked.length > 0 && !asked.some((word) => word.startsWith('tests/contract'))) return undefined;
  const folder = await tempFolder('shared-postgres');
  const first = await startEmbeddedPostgres(folder.path);
  if (!first.ok) throw new Error(first.error.kind);
  const sql = new pg.Client({ connectionString: first.value.databaseUrl });
  await sql.connect();
  await sql.query(`ALTER SYSTEM SET max_connections = ${CONNECTIONS}`);
  await sql.end();
  await migrateDatabase(first.value.databaseUrl);
  await first.value.stop();
  const started = await startEmbeddedPostgres(folder.path);
  if (!started.ok) throw new Error(started.error.kind);
  process.env[SHARED_POSTGRES] = started.value.databaseUrl;
  return async () => {
    await started.value.stop();
    await rm(folder.path, { recursive: true, force: true });
  };
}
