import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ensureElectron } from '../../scripts/electron/ensure-electron';
import { electronEnvironment } from '../../scripts/electron/found-electron';
import { foldersIn } from '../../scripts/start/data-folders';
import { type Demonstration, newStation, startDemonstration } from '../../scripts/start/demonstration';
import type * as drive from '../../scripts/station-driver/drive';
import { type DrivenStation, launchStation } from '../../scripts/station-driver/launch-station';
import { sandboxArguments } from '../../scripts/system/sandbox-support';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { sameDayShiftMs } from '../builders/same-day';
import { tempFolder } from '../builders/temp-folder';

const RESOURCES = path.resolve('resources');

/** The clip that stands in for the camera while this demonstration person sits before it. */
export const clipOf = (personId: string): string =>
  path.join(RESOURCES, 'demo', 'people', personId, 'clip.mjpeg');

/** A centre with a real PostgreSQL, and stations in a real Electron, each on folders of their own. */
export type World = {
  readonly demonstration: () => Demonstration;
  readonly content: () => PackageContent;
  readonly stationFolder: string;
  /** Registers the station and publishes today's session for it; resolves at its locked screen. */
  readonly firstStart: (options?: StartOptions) => Promise<DrivenStation>;
  /** Registers two machines, the second on a folder of its own, and publishes today's session for both. */
  readonly startPair: (options?: StartOptions) => Promise<StationPair>;
  /** One more station on this folder; those that run go on. */
  readonly startOn: (folder: string, options?: StartOptions) => Promise<DrivenStation>;
  /** The same station again, as after a restart of the machine. */
  readonly startAgain: (options?: StartOptions) => Promise<DrivenStation>;
  readonly stopServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
  readonly opening: drive.Opening;
  readonly twoStaff: readonly [drive.StaffSignIn, drive.StaffSignIn];
  readonly siteHead: drive.StaffSignIn;
  /** What the centre's administrator asks it. */
  readonly admin: (method: string, pathname: string) => Promise<unknown>;
  readonly query: (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
};

export type StationPair = {
  readonly first: DrivenStation;
  readonly spare: DrivenStation;
  readonly ids: readonly [string, string];
};

export type StartOptions = {
  readonly cameraClip?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly adjust?: (content: PackageContent) => PackageContent;
};

export async function buildWorld(): Promise<World> {
  const root = await tempFolder('world');
  const folders = foldersIn(root.path);
  const electron = await ensureElectron();
  // A port of its own, so that the centre comes back at the address that the station knows.
  const port = await freePort();
  let demonstration: Demonstration | undefined = await startDemonstration(folders, RESOURCES, port);
  const { secrets } = demonstration;
  let content: PackageContent | undefined;
  const stations: DrivenStation[] = [];
  const clockFile = path.join(root.path, 'clock-offset.json');
  const wallMs = sameDayShiftMs(Date.now(), 15 * 60_000);
  await writeFile(clockFile, JSON.stringify({ wallMs, monoMs: 0 }));
  const calm = wallMs === 0 ? {} : { EXAM_STATION_CLOCK_OFFSET_FILE: clockFile };

  const running = (): Demonstration => {
    if (demonstration === undefined) throw new Error('the centre is stopped');
    return demonstration;
  };
  const signInOf = (staffId: string): drive.StaffSignIn => ({
    staffId,
    password: secrets.staffPasswords[staffId] ?? '',
  });
  const environmentOf = demonstration.stationEnvironment;

  async function launch(options: StartOptions, folder: string, code?: string): Promise<DrivenStation> {
    const station = await launchStation({
      executable: electron.executable,
      switches: sandboxArguments(),
      environment: {
        ...electronEnvironment(electron),
        ...environmentOf(code),
        EXAM_STATION_DATA: folder,
        ...calm,
        ...options.environment,
      },
      ...(options.cameraClip === undefined ? {} : { cameraClip: options.cameraClip }),
    });
    stations.push(station);
    return station;
  }

  async function register(
    options: StartOptions,
    folder: string,
  ): Promise<{ readonly station: DrivenStation; readonly id: string }> {
    const { centre } = running();
    const before = await centre.stationIds();
    const station = await launch(options, folder, await centre.newProvisioningCode());
    const id = await newStation(
      centre,
      before,
      () => pause(50),
      () => false,
    );
    return { station, id: id ?? '' };
  }

  async function publish(options: StartOptions, stationIds: readonly string[]): Promise<void> {
    content = await running().centre.publishSession({
      stationIds,
      nowMs: Date.now(),
      adjust: (demonstration) => (options.adjust ?? asItIs)(withoutMovements(demonstration)),
    });
  }

  return {
    demonstration: running,
    content: () => {
      if (content === undefined) throw new Error('nothing published yet');
      return content;
    },
    stationFolder: folders.station,
    firstStart: async (options = {}) => {
      const { station, id } = await register(options, folders.station);
      await publish(options, [id]);
      return station;
    },
    startPair: async (options = {}) => {
      const first = await register(options, folders.station);
      const spare = await register(options, path.join(root.path, 'spare'));
      const ids = [first.id, spare.id] as const;
      await publish(options, ids);
      return { first: first.station, spare: spare.station, ids };
    },
    startOn: (folder, options = {}) => launch(options, folder),
    startAgain: async (options = {}) => {
      // One station to a folder: a second instance would only bring the first one forward.
      for (const station of stations.splice(0)) await station.close().catch(() => undefined);
      return launch(options, folders.station);
    },
    stopServer: async () => {
      await demonstration?.server.stop();
      demonstration = undefined;
    },
    startServer: async () => {
      demonstration = await startDemonstration(folders, RESOURCES, port);
    },
    opening: { ...signInOf('JK001'), passphrase: secrets.passphrase },
    twoStaff: [signInOf('JK001'), signInOf('JK002')],
    siteHead: signInOf('KD001'),
    admin: async (method, pathname) => {
      const headers = { authorization: `Bearer ${secrets.adminToken}` };
      const url = new URL(`/admin/v1${pathname}`, running().server.url);
      const response = await fetch(url, { method, headers });
      if (!response.ok) throw new Error(`${pathname}: ${response.status}`);
      return response.json();
    },
    query: async (text, values = []) => {
      const client = new pg.Client({ connectionString: running().server.databaseUrl });
      await client.connect();
      try {
        return (await client.query(text, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    close: async () => {
      for (const station of stations) await station.close().catch(() => undefined);
      await demonstration?.server.stop();
      await root.remove();
    },
  };
}

/** Answers rightly those questions whose number `knows` says yes to; the rest stay open. */
export function knowing(content: PackageContent, knows: (itemId: string) => boolean): drive.Chooser {
  const items = new Map(
    content.bank.items
      .flatMap((item) => (item.type === 'case' ? [...item.items] : [item]))
      .map((item) => [item.id as string, item]),
  );
  return (texts, _, itemId) => {
    const item = items.get(itemId);
    if (item === undefined || !knows(itemId)) return [];
    const right = new Set(item.key.map((id) => item.options.find((option) => option.id === id)?.text));
    return texts.flatMap((text, place) => (right.has(text) ? [place] : []));
  };
}

const asItIs = (content: PackageContent): PackageContent => content;

/** A clip can not listen: movements are asked for only where a test's clip makes them. */
function withoutMovements(content: PackageContent): PackageContent {
  const { policy } = content;
  return { ...content, policy: { ...policy, liveness: { ...policy.liveness, actions: 0 } } };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
