import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runPackage } from '../test/run-step';
import { dataFolders, foldersIn } from './data-folders';
import { newStation, startDemonstration } from './demonstration';
import { prepareElectron } from './prepare-electron';
import { printAccess } from './print-access';

// `npm run dev`: the demonstration with hot reload of the screens, in a data folder of its own.

const say = (sentence: string): void => console.log(sentence);
const electron = await prepareElectron(say);
if (electron === undefined) {
  process.exitCode = 1;
} else {
  const folders = foldersIn(path.join(dataFolders(process.env, process.platform).root, 'dev'));
  const demonstration = await startDemonstration(folders, path.resolve('resources'));
  const { centre } = demonstration;
  const known = await centre.stationIds();
  const isRegistered = existsSync(path.join(folders.station, 'station.json'));
  const code = isRegistered ? undefined : await centre.newProvisioningCode();
  const switches = electron.switches.includes('--no-sandbox') ? ['--noSandbox'] : [];
  let isOver = false;
  const running = runPackage('electron-vite', 'bin/electron-vite.js', ['dev', ...switches], {
    ...process.env,
    ...electron.environment,
    ...demonstration.stationEnvironment(code),
  }).finally(() => {
    isOver = true;
  });
  const isNew =
    !isRegistered &&
    (await newStation(
      centre,
      known,
      () => pause(200),
      () => isOver,
    )) !== undefined;
  if (isNew) await centre.publishSession({ stationIds: await centre.stationIds(), nowMs: Date.now() });
  await printAccess(demonstration, say);
  process.exitCode = (await running) ?? 1;
  await demonstration.server.stop();
  await electron.stopDisplay();
}
