import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureElectron } from '../../../scripts/electron/ensure-electron';
import { electronEnvironment } from '../../../scripts/electron/found-electron';
import { type DrivenStation, launchStation } from '../../../scripts/station-driver/launch-station';
import { sandboxArguments } from '../../../scripts/system/sandbox-support';
import { helpersOf } from './station-processes';

/** How long anything here may take before it counts as hanging. */
const PATIENCE_MS = 30_000;

export type FiredStation = DrivenStation & {
  readonly pid: number;
  /** Resolves when the main process is gone, however it went. */
  readonly gone: Promise<void>;
  readonly isGone: () => boolean;
};

export type Range = {
  /** Starts the station on the folder; undefined when it died before its first screen. */
  readonly start: (killPoint?: string) => Promise<FiredStation | undefined>;
  /** Starts it without looking, lets it run for a while, and kills its whole group; the moment is the fault. */
  readonly startAndKill: (afterMs: number) => Promise<void>;
  /** Starts another one while the first runs; resolves with its exit code. */
  readonly startSecond: () => Promise<number | null>;
};

/** A real Electron with the built station (or a mutant of it in `appFolder`), on one data folder. */
export async function stationRange(folder: string, appFolder = '.'): Promise<Range> {
  const electron = await ensureElectron();
  const environment = { ...electronEnvironment(electron), EXAM_STATION_DATA: folder };
  const spawnStation = () =>
    spawn(electron.executable, [...sandboxArguments(), appFolder], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
      detached: true,
    });
  return {
    start: async (killPoint) => {
      let launched: DrivenStation;
      try {
        launched = await launchStation({
          executable: electron.executable,
          switches: sandboxArguments(),
          appFolder,
          environment: {
            ...environment,
            ...(killPoint === undefined ? {} : { EXAM_STATION_KILL_POINT: killPoint }),
          },
        });
      } catch (error) {
        if (killPoint === undefined) throw error;
        return undefined;
      }
      const child = launched.app.process();
      let isGone = child.exitCode !== null || child.signalCode !== null;
      const gone = new Promise<void>((resolve) => {
        if (isGone) resolve();
        child.once('exit', () => {
          isGone = true;
          resolve();
        });
      });
      return { ...launched, pid: child.pid ?? 0, gone, isGone: () => isGone };
    },
    startAndKill: async (afterMs) => {
      const child = spawnStation();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await pause(afterMs);
      killGroup(child.pid ?? 0);
      await gone;
    },
    startSecond: async () => {
      const child = spawnStation();
      return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    },
  };
}

export function killGroup(pid: number): void {
  if (pid <= 0) throw new Error('no process to kill');
  process.kill(-pid, 'SIGKILL');
}

/** Kills every helper of that type and tells how many there were. */
export function killHelpers(mainPid: number, type: string): number {
  const pids = helpersOf(mainPid, type);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  return pids.length;
}

/** Rejects when the work does not come to an end. */
export async function withPatience<T>(what: string, work: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = pause(PATIENCE_MS, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`${what}: nothing happened for ${PATIENCE_MS / 1000} s`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}
