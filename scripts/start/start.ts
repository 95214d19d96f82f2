import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { isElectronNoise } from '../electron/electron-noise';
import { buildIfNeeded } from './build-if-needed';
import { type DataFolders, dataFolders } from './data-folders';
import { type Demonstration, newStation, startDemonstration } from './demonstration';
import { type PreparedElectron, prepareElectron } from './prepare-electron';
import { printAccess } from './print-access';
import { guidedTour } from './tour';

// One command for a newcomer: Electron, build, central server, demonstration session, station.

const say = (sentence: string): void => console.log(sentence);
const isFresh = process.argv.includes('--fresh');
const isTour = process.argv.includes('--tour');
const resources = path.resolve('resources');

const prepared = await prepareElectron(say);
if (prepared === undefined || !(await buildIfNeeded(say))) {
  process.exitCode = 1;
} else {
  try {
    process.exitCode = await (prepared.isVirtual || isTour ? tour(prepared) : open(prepared));
  } finally {
    await prepared.stopDisplay();
  }
}

/** No display: one exam is sat by the script, on a folder of its own that starts empty each time. */
async function tour(electron: PreparedElectron): Promise<number> {
  if (electron.isVirtual) {
    say('没有显示器：在虚拟屏幕上进行一次引导演示。 No display: a guided tour on a virtual screen.');
  }
  const root = path.join(dataFolders(process.env, process.platform).root, 'tour');
  await rm(root, { recursive: true, force: true });
  return guidedTour({ electron, root, resources, say });
}

async function open(electron: PreparedElectron): Promise<number> {
  const folders = dataFolders(process.env, process.platform);
  if (isFresh) await rm(folders.root, { recursive: true, force: true });
  say(`数据保存在 Data is kept in ${folders.root}（npm start -- --fresh 从头开始 starts over）`);
  say('正在启动中心服务器… Starting the central server…');
  const demonstration = await startDemonstration(folders, resources);
  try {
    return await runStation(electron, demonstration, folders);
  } finally {
    await demonstration.server.stop();
  }
}

async function runStation(
  electron: PreparedElectron,
  demonstration: Demonstration,
  folders: DataFolders,
): Promise<number> {
  const { centre } = demonstration;
  const known = await centre.stationIds();
  const isRegistered = existsSync(path.join(folders.station, 'station.json'));
  const code = isRegistered ? undefined : await centre.newProvisioningCode();
  const child = spawn(electron.found.executable, [...electron.switches, '.'], {
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...process.env, ...electron.environment, ...demonstration.stationEnvironment(code) },
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!isElectronNoise(line)) console.error(line);
  });
  let isClosed = false;
  const closed = new Promise<number>((resolve) => {
    child.once('exit', (status) => {
      isClosed = true;
      resolve(status ?? 1);
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill());
  if (!isRegistered) {
    await newStation(
      centre,
      known,
      () => pause(200),
      () => isClosed,
    );
  }
  if (!isClosed) {
    await publishOnce(demonstration, folders);
    await printAccess(demonstration, say);
  }
  return closed;
}

/**
 * One session a day: a second start finds the first one's package, its attempts and its results. What has been sat
 * stays sat; `--fresh` begins again.
 */
async function publishOnce({ centre }: Demonstration, folders: DataFolders): Promise<void> {
  const nowMs = Date.now();
  const stationIds = await centre.stationIds();
  const mark = path.join(folders.root, 'published');
  const wanted = `${shanghaiDate(nowMs)} ${stationIds.join(' ')}`;
  if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) return;
  const time = String(nowMs);
  const ids = { packageId: `demo-package-${time}`, sessionId: `demo-session-${time}` };
  await centre.publishSession({ stationIds, nowMs, ids });
  await writeFile(mark, wanted);
}
