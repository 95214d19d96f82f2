import { mkdir } from 'node:fs/promises';
import { type CentralServer, startCentralServer } from './central-server';
import type { DataFolders } from './data-folders';
import { centreKeysFileIn, type DemoCentre, demoCentre } from './demo-centre';
import { type DemoSecrets, demoSecrets } from './demo-secrets';

export type Demonstration = {
  readonly server: CentralServer;
  readonly centre: DemoCentre;
  readonly secrets: DemoSecrets;
  /** What the station is told through its environment. */
  readonly stationEnvironment: (code?: string) => Readonly<Record<string, string>>;
};

/** The central server on loopback with its embedded PostgreSQL, and everything a demonstration says to it. */
export async function startDemonstration(
  folders: DataFolders,
  resourcesFolder: string,
  port = 0,
): Promise<Demonstration> {
  // Passable, not readable: the database's own user has to reach its folder in it.
  await mkdir(folders.root, { recursive: true, mode: 0o711 });
  const secrets = await demoSecrets(folders.root);
  const server = await startCentralServer({ folder: folders.server, adminToken: secrets.adminToken, port });
  const centre = demoCentre({
    url: server.url,
    secrets,
    centreKeysFile: centreKeysFileIn(folders.server),
    resourcesFolder,
  });
  return {
    server,
    centre,
    secrets,
    stationEnvironment: (code) => ({
      EXAM_STATION_DATA: folders.station,
      EXAM_STATION_SERVER_URL: server.url,
      EXAM_STATION_DEMO_FOLDER: `${resourcesFolder}/demo/people`,
      ...(code === undefined ? {} : { EXAM_STATION_PROVISION_CODE: code }),
    }),
  };
}

/** Resolves with the new station's id as soon as one that was not there before has registered itself. */
export async function newStation(
  centre: DemoCentre,
  before: readonly string[],
  pause: () => Promise<void>,
  isOver: () => boolean,
): Promise<string | undefined> {
  while (!isOver()) {
    const fresh = (await centre.stationIds()).find((stationId) => !before.includes(stationId));
    if (fresh !== undefined) return fresh;
    await pause();
  }
  return undefined;
}
