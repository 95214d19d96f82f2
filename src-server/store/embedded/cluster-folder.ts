import { randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../src-shared/basics/result';
import { readIfPresent, syncFolder, writePrivateFile } from '../private-file';
import type { PostgresBinaries } from './postgres-binaries';
import { handOver } from './postgres-user';
import { type RunAs, runProgram } from './run-program';

export const CLUSTER_USER = 'exam';

export type Cluster = { readonly folder: string; readonly password: string };

export type ClusterProblem =
  /** The folder was written by another major version: dump it with that version, or point to another folder. */
  | {
      readonly kind: 'other-postgres-major';
      readonly folder: string;
      readonly found: string;
      readonly needed: string;
    }
  | { readonly kind: 'password-lost'; readonly file: string }
  | { readonly kind: 'initdb-failed'; readonly detail: string };

/**
 * Settings this server insists on, whatever a later hand wrote into postgresql.conf: acknowledged means on disk, the
 * database is reached over the loopback only, and its log holds no statement, parameter or row.
 */
const SETTINGS = `listen_addresses = '127.0.0.1'
unix_socket_directories = ''
fsync = on
full_page_writes = on
synchronous_commit = on
password_encryption = 'scram-sha-256'
max_connections = 60
logging_collector = on
log_directory = 'log'
log_filename = 'postgres-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_min_error_statement = panic
log_error_verbosity = terse
timezone = 'UTC'
log_timezone = 'UTC'
`;

/**
 * The database folder `<dataFolder>/postgres`, made on the first start and kept from then on. It is made beside its
 * place and renamed when finished, so that a start that was cut off is simply begun again.
 */
export async function prepareCluster(
  binaries: PostgresBinaries,
  runAs: RunAs,
  dataFolder: string,
): Promise<Result<Cluster, ClusterProblem>> {
  const folder = join(dataFolder, 'postgres');
  const passwordFile = join(dataFolder, 'postgres-password');
  const found = await readIfPresent(join(folder, 'PG_VERSION'));
  const kept = (await readIfPresent(passwordFile))?.trim();
  const needed = await majorVersion(binaries, dataFolder);

  if (found !== undefined) {
    if (found.trim() !== needed) {
      return err({ kind: 'other-postgres-major', folder, found: found.trim(), needed });
    }
    if (kept === undefined || kept === '') return err({ kind: 'password-lost', file: passwordFile });
    await writeFile(join(folder, 'exam-server.conf'), SETTINGS);
    return ok({ folder, password: kept });
  }

  const password = randomBytes(32).toString('base64url');
  await writePrivateFile(passwordFile, `${password}\n`);
  const made = await initialise(binaries, runAs, dataFolder, password);
  if (!made.ok) return made;
  await rename(made.value, folder);
  await syncFolder(dataFolder);
  return ok({ folder, password });
}

async function majorVersion(binaries: PostgresBinaries, cwd: string): Promise<string> {
  const said = await runProgram(binaries.postgres, ['--version'], { cwd, runAs: undefined });
  const major = /PostgreSQL\)? (\d+)/.exec(said.output)?.[1];
  if (major === undefined) throw new Error(`the PostgreSQL program does not run: ${said.output}`);
  return major;
}

async function initialise(
  binaries: PostgresBinaries,
  runAs: RunAs,
  dataFolder: string,
  password: string,
): Promise<Result<string, ClusterProblem>> {
  const unfinished = join(dataFolder, 'postgres.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await handOver(runAs, unfinished);

  const pwfile = join(dataFolder, 'postgres-password.once');
  await writePrivateFile(pwfile, `${password}\n`);
  await handOver(runAs, pwfile);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const end = await runProgram(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${CLUSTER_USER}`,
      `--pwfile=${pwfile}`,
      '--auth=scram-sha-256',
      ...locale,
    ],
    { cwd: dataFolder, runAs },
  ).finally(() => rm(pwfile, { force: true }));
  if (end.code !== 0) return err({ kind: 'initdb-failed', detail: end.output.slice(-600) });

  const settings = join(unfinished, 'exam-server.conf');
  await writeFile(settings, SETTINGS);
  await chmod(settings, 0o644);
  await appendFile(join(unfinished, 'postgresql.conf'), "\ninclude 'exam-server.conf'\n");
  return ok(unfinished);
}
