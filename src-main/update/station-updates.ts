import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import { updateFreeze } from '../../src-shared/domain/update/may-take-update';
import type { Desk } from '../exam/desk';
import { fetchUpdate } from './fetch-update';
import { lastUpdate, takeUpdate, UPDATES_FOLDER, updateMoment } from './take-update';

export type StationUpdates = {
  readonly state: () => Promise<IpcResponse<'update:state'>>;
  readonly takeFile: () => Promise<IpcResponse<'update:take-file'>>;
  readonly fetch: () => Promise<IpcResponse<'update:fetch'>>;
};

type Places = {
  readonly updatesFolder?: string;
  readonly programFolder?: string;
  readonly chooseFile: (extension?: string) => Promise<string | undefined>;
};

/** The station's part of an update; root's part is packaging/linux/exam-station-update (decision 0040). */
export function openUpdates(desk: Desk, places: Places): StationUpdates {
  const folder = places.updatesFolder ?? UPDATES_FOLDER;
  void confirmStart(desk, folder);
  return {
    state: async () => {
      const frozen = updateFreeze(updateMoment(desk));
      const last = places.programFolder === undefined ? undefined : await lastUpdate(places.programFolder);
      return {
        ...(desk.memory.updateStaged === undefined ? {} : { staged: desk.memory.updateStaged }),
        ...(frozen === undefined ? {} : { frozen: frozen.because }),
        ...(last === undefined ? {} : { lastResult: last }),
      };
    },
    fetch: () => fetchUpdate(desk, folder),
    takeFile: () => takeUpdate(desk, folder, () => places.chooseFile('examupdate')),
  };
}

/**
 * A version that came this far with all of its files is not gone back from; the launcher looks for this file. One with
 * changed files is left unconfirmed, and the launcher goes back to the version before it.
 */
async function confirmStart(desk: Desk, folder: string): Promise<void> {
  const { facts, verdict } = await desk.program();
  if (verdict.kind !== 'intact' || facts === undefined) return;
  await writeFile(path.join(folder, `confirmed-${facts.version}`), '').catch(() => undefined);
}
