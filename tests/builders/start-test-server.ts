import { join, resolve } from 'node:path';
import pg from 'pg';
import type { ServerConfig } from '../../src-server/config';
import { type RunningServer, type ServerEnvironment, startServer } from '../../src-server/start-server';
import { newSharedDatabase } from './shared-database';
import { tempFolder } from './temp-folder';

export const ADMIN_TOKEN = 'demo-admin-token-0123456789';

export type TestServer = {
  readonly running: RunningServer;
  readonly config: ServerConfig;
  readonly sql: pg.Pool;
  readonly now: () => number;
  /** Moves the server’s clock. */
  readonly pass: (ms: number) => void;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly admin: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** Another server process's worth of server on the same database and keys. */
  readonly startSecond: () => Promise<RunningServer>;
  readonly stop: () => Promise<void>;
};

/**
 * A real server on a real PostgreSQL: a database of its own in the run's shared cluster, or an embedded one in its own folder
 * where there is none or `databaseUrl: undefined` asks for it.
 */
export async function startTestServer(
  changes: Partial<ServerConfig> = {},
  onRoute?: ServerEnvironment['onRoute'],
): Promise<TestServer> {
  const folder = await tempFolder('server');
  const shared = 'databaseUrl' in changes ? undefined : await newSharedDatabase();
  const config: ServerConfig = {
    databaseUrl: shared,
    dataFolder: folder.path,
    host: '127.0.0.1',
    port: 0,
    adminToken: ADMIN_TOKEN,
    suite: 'B',
    metricsToken: undefined,
    centreKeysPath: join(folder.path, 'centre-keys.json'),
    isProduction: false,
    isDemonstration: true,
    publicUrl: 'https://centre.example',
    certificatePath: undefined,
    updatesFolder: undefined,
    workCalendarPath: undefined,
    pagesFolder: resolve('out/web'),
    libraryFolder: resolve('resources'),
    lrs: undefined,
    logLevel: 'silent',
    ...changes,
  };
  let nowMs = Date.UTC(2026, 2, 10, 1);
  const now = () => nowMs;
  const started = await startServer(config, { now, ...(onRoute === undefined ? {} : { onRoute }) });
  const running = { ...started, databaseUrl: started.databaseUrl ?? config.databaseUrl };
  const sql = new pg.Pool({ connectionString: running.databaseUrl, max: 2 });
  sql.on('error', () => undefined);
  const others: RunningServer[] = [];
  return {
    running,
    config,
    sql,
    now,
    pass: (ms) => {
      nowMs += ms;
    },
    request: (path, init) => fetch(`${running.url}${path}`, init),
    admin: (method, path, body) => fetch(`${running.url}/admin/v1${path}`, adminInit(method, body)),
    startSecond: async () => {
      const second = await startServer({ ...config, databaseUrl: running.databaseUrl }, { now });
      others.push(second);
      return second;
    },
    stop: async () => {
      await sql.end();
      for (const other of others) await other.stop();
      await running.stop();
      await folder.remove();
    },
  };
}

function adminInit(method: string, body: unknown): RequestInit {
  const isBytes = body instanceof Uint8Array;
  const type = isBytes ? 'application/octet-stream' : 'application/json';
  return {
    method,
    headers: {
      authorization: `Bearer ${ADMIN_TOKEN}`,
      ...(body === undefined ? {} : { 'content-type': type }),
    },
    ...(body === undefined ? {} : { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
  };
}
