import { chmod, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { err, ok, type Result } from '../../../src-shared/basics/result';
import { CLUSTER_USER, type Cluster, type ClusterProblem, prepareCluster } from './cluster-folder';
import { clusterAddress, holdOwnerLock, readLock } from './lock-file';
import { type BinariesProblem, findPostgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { letUserPass, postgresUser, type UserProblem } from './postgres-user';
import { reachableBinaries } from './reachable-binaries';
import { type RunAs, runProgram } from './run-program';

export type EmbeddedPostgres = {
  /** With its password; never logged. */
  readonly databaseUrl: string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedProblem =
  | BinariesProblem
  | UserProblem
  | ClusterProblem
  | { readonly kind: 'folder-in-use'; readonly folder: string }
  | { readonly kind: 'start-failed'; readonly detail: string };

const DATABASE = 'exam';
const LOCK_PATIENCE_MS = 60_000;
const START_TRIES = 5;

/** Starts the PostgreSQL that ships with the server on a free port of the loopback, with its data in `dataFolder`. */
export async function startEmbeddedPostgres(
  dataFolder: string,
): Promise<Result<EmbeddedPostgres, EmbeddedProblem>> {
  const binaries = await findPostgresBinaries();
  if (!binaries.ok) return binaries;
  const runAs = await postgresUser();
  if (!runAs.ok) return runAs;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const passable = await letUserPass(runAs.value, dataFolder);
  if (!passable.ok) return passable;
  const programs = await reachableBinaries(binaries.value, runAs.value, dataFolder);
  const cluster = await prepareCluster(programs, runAs.value, dataFolder);
  if (!cluster.ok) return cluster;

  const control = new ClusterControl(programs, runAs.value, cluster.value);
  const free = await control.takeOver();
  if (!free.ok) return free;
  const port = await control.start();
  if (!port.ok) return port;
  const owner = await holdOwnerLock(cluster.value, port.value);
  await createDatabase(cluster.value, port.value);
  return ok({
    databaseUrl: `postgres://${CLUSTER_USER}:${cluster.value.password}@127.0.0.1:${port.value}/${DATABASE}`,
    stop: async () => {
      await owner.release();
      await control.stop();
    },
  });
}

class ClusterControl {
  constructor(
    private readonly binaries: PostgresBinaries,
    private readonly runAs: RunAs,
    private readonly cluster: Cluster,
  ) {}

  /** Makes sure that nobody else runs the folder: an orphan is stopped, a living owner is respected. */
  async takeOver(): Promise<Result<void, EmbeddedProblem>> {
    for (let waited = 0; waited < LOCK_PATIENCE_MS; waited += 250) {
      const state = await readLock(this.cluster);
      if (state === 'free') return ok(undefined);
      if (state === 'owned') return err({ kind: 'folder-in-use', folder: this.cluster.folder });
      if (state === 'orphan') await this.stop();
      else await wait(250);
    }
    return err({ kind: 'folder-in-use', folder: this.cluster.folder });
  }

  /** The port. Tried again when the port was snatched or children of a killed database have not quite gone yet. */
  async start(): Promise<Result<number, EmbeddedProblem>> {
    const log = join(this.cluster.folder, 'start.log');
    let said = '';
    for (let tries = 0; tries < START_TRIES; tries++) {
      const port = await freePort();
      const end = await this.pgCtl('start', '-w', '-t', '120', '-l', log, '-o', `-p ${port}`);
      if (end.code === 0) {
        await chmod(log, 0o600);
        return ok(port);
      }
      said = end.output;
      await wait(500 * (tries + 1));
    }
    return err({ kind: 'start-failed', detail: `${said.slice(-300)} (${log})` });
  }

  async stop(): Promise<void> {
    await this.pgCtl('stop', '-w', '-t', '60', '-m', 'fast');
  }

  private pgCtl(...args: readonly string[]) {
    return runProgram(this.binaries.pgCtl, [...args, '-D', this.cluster.folder], {
      cwd: this.cluster.folder,
      runAs: this.runAs,
    });
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()));
    });
  });
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client(clusterAddress(cluster, port, 'postgres'));
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(DATABASE)}`);
  } finally {
    await client.end();
  }
}
