import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { readIfPresent } from '../private-file';
import { CLUSTER_USER, type Cluster } from './cluster-folder';
import { runProgram } from './run-program';

/** Held, for as long as it lives, by the one server process that runs the database of a folder. */
const OWNER_LOCK = 7_268_301;

/**
 * What a `postmaster.pid` found at start stands for.
 *   free       there is none, or nothing lives behind it any more (power cut, kill)
 *   orphan     the database still runs, but the server process that started it is gone
 *   owned      the database runs and its server process too
 *   unknown    something lives behind it and does not answer: it is starting up or shutting down
 */
export type LockState = 'free' | 'orphan' | 'owned' | 'unknown';

export async function readLock(cluster: Cluster): Promise<LockState> {
  const file = join(cluster.folder, 'postmaster.pid');
  const text = await readIfPresent(file);
  if (text === undefined) return 'free';
  const [pidText, , , portText] = text.split('\n');
  const answered = await ask(cluster, Number(portText));
  if (answered !== undefined) return answered;
  if (await mayBePostgres(Number(pidText))) return 'unknown';
  // PostgreSQL would mistake another program that was given the same process id since for its own former self.
  await rm(file, { force: true });
  return 'free';
}

async function ask(cluster: Cluster, port: number): Promise<'orphan' | 'owned' | undefined> {
  if (!Number.isInteger(port) || port <= 0 || port > 65535) return undefined;
  const client = new pg.Client({
    ...clusterAddress(cluster, port, 'postgres'),
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const shown = await client.query<{ data_directory: string }>('SHOW data_directory');
    if (shown.rows[0]?.data_directory !== cluster.folder) return undefined;
    const taken = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      OWNER_LOCK,
    ]);
    return taken.rows[0]?.taken === true ? 'orphan' : 'owned';
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function mayBePostgres(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (process.platform === 'linux') {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    return name.trim() === 'postgres';
  }
  if (process.platform === 'win32') {
    const shown = await runProgram('tasklist', ['/fi', `PID eq ${pid}`, '/nh'], {
      cwd: '.',
      runAs: undefined,
    });
    return shown.output.toLowerCase().includes('postgres');
  }
  const shown = await runProgram('ps', ['-p', String(pid), '-o', 'comm='], { cwd: '/', runAs: undefined });
  return shown.output.includes('postgres');
}

export function clusterAddress(cluster: Cluster, port: number, database: string) {
  return { host: '127.0.0.1', port, user: CLUSTER_USER, password: cluster.password, database };
}

/**
 * Takes the owner's lock on a connection of its own, which must stay open: the database drops the lock by itself when
 * this process dies, however it dies. Should the connection break while the process lives, it is taken again.
 */
export async function holdOwnerLock(cluster: Cluster, port: number): Promise<{ release(): Promise<void> }> {
  let isReleased = false;
  let client = await take();

  async function take(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...clusterAddress(cluster, port, 'postgres'), keepAlive: true });
    fresh.on('error', () => undefined);
    fresh.on('end', () => {
      if (!isReleased) setTimeout(takeAgain, 1000).unref();
    });
    await fresh.connect();
    await fresh.query('SELECT pg_advisory_lock($1)', [OWNER_LOCK]);
    return fresh;
  }
  function takeAgain(): void {
    if (isReleased) return;
    take().then(
      (fresh) => {
        client = fresh;
      },
      () => undefined,
    );
  }

  return {
    release: async () => {
      isReleased = true;
      await client.end().catch(() => undefined);
    },
  };
}
