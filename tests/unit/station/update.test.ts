import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import type { ProgramReport } from '../../../src-shared/domain/release/program-verdict';
import {
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
} from '../../builders/build-station';
import { buildUpdate, factsOf } from '../../builders/build-update';
import { tempFolder } from '../../builders/temp-folder';

const key = suiteB.newSignKeys();
const clock = testClock();
const program: ProgramReport = { facts: factsOf('0.1.0', key), verdict: { kind: 'intact', files: 2 } };
let folder: Awaited<ReturnType<typeof tempFolder>>;
let one: RunningStation | undefined;
const updates = () => path.join(folder.path, 'updates');

beforeEach(async () => {
  folder = await tempFolder('update-station');
});
afterEach(async () => {
  await one?.station.close();
  await folder.remove();
});

async function start(filePath: string | undefined, isPackageThere: boolean, report = program) {
  const station = path.join(folder.path, 'station');
  await mkdir(station, { recursive: true });
  await stationFolder(station, clock);
  if (!isPackageThere) await rm(path.join(station, 'packages'), { recursive: true });
  one = await runStation(station, clock, undefined, undefined, {
    program: report,
    updatesFolder: updates(),
    ...(filePath === undefined ? {} : { filePath }),
  });
  return one.ask;
}

it('an update from a stick is checked and laid ready whole', async () => {
  const ask = await start(await buildUpdate(folder.path, '0.2.0', key), false);
  expect(await ask['update:take-file']({})).toEqual({ ok: true, value: { version: '0.2.0' } });
  expect(await readdir(updates())).toEqual(['staged.examupdate']);
  expect(await ask['update:state']({})).toEqual({ staged: '0.2.0' });
});

it.each([
  ['forged', '0.2.0', suiteB.newSignKeys(), 'update-signature-wrong'],
  ['older', '0.0.9', key, 'update-not-newer'],
  ['of the same version', '0.1.0', key, 'update-not-newer'],
])('one that is %s is refused and leaves nothing behind', async (_, version, by, kind) => {
  const ask = await start(await buildUpdate(folder.path, version, by), false);
  expect(await ask['update:take-file']({})).toMatchObject({ ok: false, error: { kind } });
  expect(await readdir(updates())).toEqual([]);
});

it('the version is frozen when today’s package lies ready, and while a session is open (features 25)', async () => {
  const ask = await start(await buildUpdate(folder.path, '0.2.0', key), true);
  const refused = (because: string) => ({ ok: false, error: { kind: 'update-frozen', because } });
  expect(await ask['update:take-file']({})).toEqual(refused('package-ready'));
  expect(await ask['update:state']({})).toEqual({ frozen: 'package-ready' });
  await openSession({ ask } as RunningStation);
  expect(await ask['update:take-file']({})).toEqual(refused('session-open'));
});

it('no session opens between an update and the next start', async () => {
  const ask = await start(undefined, true);
  if (one === undefined) throw new Error('not started');
  one.station.desk.memory.updateStaged = '0.2.0';
  expect(await ask['session:open'](OPENING)).toEqual({
    ok: false,
    error: { kind: 'update-waiting', version: '0.2.0' },
  });
});

it('run from a checkout there is nothing to update', async () => {
  const ask = await start(undefined, false, { verdict: { kind: 'checkout' } });
  expect(await ask['update:take-file']({})).toEqual({ ok: false, error: { kind: 'update-not-installed' } });
});
