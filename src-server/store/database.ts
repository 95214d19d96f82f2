import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

export type Database = NodePgDatabase & { readonly $client: pg.Pool };

/**
 * The pool of one server process. A station that cannot be served within seconds is told to come back, so nothing
 * here waits for long.
 */
export function openDatabase(databaseUrl: string, onIdleError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 16,
    connectionTimeoutMillis: 5000,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    application_name: 'exam-server',
  });
  // An idle connection that the database closes must not end the process; the next query opens another.
  pool.on('error', onIdleError);
  return drizzle(pool);
}

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
