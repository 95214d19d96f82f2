import { chmod, chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../../../src-shared/basics/result';
import { type RunAs, runProgram } from './run-program';

export type UserProblem =
  | { readonly kind: 'no-postgres-user'; readonly detail: string }
  /** As root: the unprivileged user cannot pass this folder. */
  | { readonly kind: 'folder-not-passable'; readonly folder: string };

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, which is created when missing. */
export async function postgresUser(): Promise<Result<RunAs, UserProblem>> {
  if (process.getuid?.() !== 0) return ok(undefined);
  const known = await lookUp();
  if (known !== undefined) return ok(known);
  const made = await runProgram('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
    cwd: '/',
    runAs: undefined,
  });
  const created = await lookUp();
  return created === undefined ? err({ kind: 'no-postgres-user', detail: made.output }) : ok(created);
}

async function lookUp(): Promise<RunAs> {
  const numbers: number[] = [];
  for (const flag of ['-u', '-g']) {
    const answer = await runProgram('id', [flag, 'postgres'], { cwd: '/', runAs: undefined });
    if (answer.code !== 0 || !/^\d+$/.test(answer.output)) return undefined;
    numbers.push(Number(answer.output));
  }
  const [uid, gid] = numbers;
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/**
 * Lets the unprivileged user reach `folder`: the data folder itself is opened for passing through (not for listing);
 * a closed folder above it is the administrator's and is only reported.
 */
export async function letUserPass(runAs: RunAs, folder: string): Promise<Result<void, UserProblem>> {
  if (runAs === undefined) return ok(undefined);
  const { mode } = await stat(folder);
  await chmod(folder, (mode & 0o777) | 0o011);
  const closed = await firstClosedFolder(runAs, folder);
  return closed === undefined ? ok(undefined) : err({ kind: 'folder-not-passable', folder: closed });
}

/** The first folder above `place`, from it upwards, that this user can not pass; undefined when all are open. */
export async function firstClosedFolder(
  runAs: NonNullable<RunAs>,
  place: string,
): Promise<string | undefined> {
  for (let above = dirname(place); above !== dirname(above); above = dirname(above)) {
    const found = await stat(above);
    const mayPass =
      (found.mode & 0o001) !== 0 ||
      (found.uid === runAs.uid && (found.mode & 0o100) !== 0) ||
      (found.gid === runAs.gid && (found.mode & 0o010) !== 0);
    if (!mayPass) return above;
  }
  return undefined;
}

/** Hands a file or folder to the user PostgreSQL runs as. */
export async function handOver(runAs: RunAs, path: string): Promise<void> {
  if (runAs !== undefined) await chown(path, runAs.uid, runAs.gid);
}
