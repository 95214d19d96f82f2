import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { UpdateProblem } from '../../src-shared/contracts/ipc/update-channels';
import {
  mayTakeUpdate,
  type UpdateMoment,
  updateFreeze,
} from '../../src-shared/domain/update/may-take-update';
import type { Desk } from '../exam/desk';
import { interruptedAttempt } from '../exam/station-memory';
import { readUpdateFile } from './update-file';

/** Where root's updater looks; the installation makes it. */
export const UPDATES_FOLDER = '/var/lib/exam-station/updates';
const STAGED = 'staged.examupdate';

/** What an update may meet at this station now. */
export function updateMoment({ memory }: Desk): UpdateMoment {
  return {
    isSessionOpen: memory.session !== undefined,
    isPackageReady: memory.package !== undefined || memory.downloadPercent !== undefined,
    isAttemptOpen: interruptedAttempt(memory) !== undefined,
  };
}

/**
 * Looks at an update that a person chose (a stick, a folder of the local network), and lays it ready for root's
 * updater. Nothing of the running program is touched; the new version starts at the next start. Until then no session
 * opens: an exam that is interrupted must go on in the version it began in.
 */
export async function takeUpdate(
  desk: Desk,
  folder: string,
  choose: () => Promise<string | undefined>,
): Promise<Result<{ readonly version: string }, UpdateProblem>> {
  const { facts, verdict } = await desk.program();
  if (verdict.kind === 'checkout' || facts === undefined) return err({ kind: 'update-not-installed' });
  const frozen = updateFreeze(updateMoment(desk));
  if (frozen !== undefined) return err(frozen);
  const file = await choose();
  if (file === undefined) return err({ kind: 'cancelled' });
  const key = fromBase64Url(facts.releaseKey) ?? new Uint8Array(32);
  const waiting = path.join(folder, `${STAGED}.new`);
  try {
    // Our own copy first: what was looked at is what is handed on, whatever becomes of the stick.
    await mkdir(folder, { recursive: true });
    await copyFile(file, waiting);
    const read = await readUpdateFile(waiting, key);
    const may = read.ok ? mayTakeUpdate(read.value, facts, updateMoment(desk)) : read;
    if (!may.ok || !read.ok) {
      await rm(waiting, { force: true });
      return may.ok ? err({ kind: 'unreadable' }) : may;
    }
    const handle = await open(waiting, 'r+');
    await handle.sync();
    await handle.close();
    await rename(waiting, path.join(folder, STAGED));
    desk.memory.updateStaged = read.value.version;
    desk.log('update-staged', { version: read.value.version });
    return ok({ version: read.value.version });
  } catch (error) {
    await rm(waiting, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return err(
      code === 'ENOENT' ? { kind: 'unreadable' } : { kind: 'not-written', isDiskFull: code === 'ENOSPC' },
    );
  }
}

/** What root's updater did last, in its own words; undefined when it never ran. */
export async function lastUpdate(programFolder: string): Promise<string | undefined> {
  const file = path.join(programFolder, '..', '..', 'last-result');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text?.trim().slice(0, 100);
}
