import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Names the variable with the address of a database that has the centre's tables and nobody's rows (tests/setup). */
export const SHARED_POSTGRES = 'EXAM_TEST_POSTGRES';

/** A database of one's own in the run's one PostgreSQL, as a migration leaves it; undefined where there is none. */
export async function newSharedDatabase(): Promise<string | undefined> {
  const template = process.env[SHARED_POSTGRES];
  if (template === undefined) return undefined;
  const name = `exam_${randomBytes(6).toString('hex')}`;
  const outside = new URL(template);
  outside.pathname = '/postgres';
  const sql = new pg.Client({ connectionString: outside.href });
  await sql.connect();
  await sql.query(`CREATE DATABASE ${name} TEMPLATE exam`);
  await sql.end();
  const own = new URL(template);
  own.pathname = `/${name}`;
  return own.href;
}
