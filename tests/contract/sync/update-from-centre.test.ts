import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import type { ProgramReport } from '../../../src-shared/domain/release/program-verdict';
import { type RunningStation, runStation, stationFolder, testClock } from '../../builders/build-station';
import { buildUpdate, factsOf } from '../../builders/build-update';
import { startTestServer, type TestServer } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

const key = suiteB.newSignKeys();
const program: ProgramReport = { facts: factsOf('0.1.0', key), verdict: { kind: 'intact', files: 2 } };

let folder: Awaited<ReturnType<typeof tempFolder>>;
let server: TestServer;
let one: RunningStation | undefined;
const at = (...names: readonly string[]) => path.join(folder.path, ...names);
const offered = () => at('offered');

beforeAll(async () => {
  folder = await tempFolder('update-from-centre');
  server = await startTestServer({ updatesFolder: offered() });
});
afterAll(async () => {
  await server?.stop();
  await folder.remove();
});
beforeEach(() => mkdir(offered(), { recursive: true }));
afterEach(async () => {
  await one?.station.close();
  for (const name of ['offered', 'station', 'updates']) await rm(at(name), { recursive: true, force: true });
});

async function offer(version: string, by = key): Promise<void> {
  const made = await buildUpdate(folder.path, version, by);
  await copyFile(made, path.join(offered(), `exam-station-${version}-linux-x64.examupdate`));
}

async function start(serverUrl: string, isPackageThere = false) {
  const station = at('station');
  await mkdir(station, { recursive: true });
  const clock = testClock();
  await stationFolder(station, clock);
  if (!isPackageThere) await rm(path.join(station, 'packages'), { recursive: true });
  const identity = path.join(station, 'station.json');
  await writeFile(identity, JSON.stringify({ ...JSON.parse(await readFile(identity, 'utf8')), serverUrl }));
  one = await runStation(station, clock, undefined, undefined, { program, updatesFolder: at('updates') });
  return one.ask;
}
const laidReady = () => readdir(at('updates')).catch(() => []);

describe('an update from the centre, over the line that records go by', () => {
  it('is the newest that lies there, checked and laid ready as one from a stick', async () => {
    for (const version of ['0.2.0', '0.10.0', '0.9.0']) await offer(version);
    await writeFile(path.join(offered(), 'exam-station-9.9.9-win32-x64.examupdate'), 'another platform');
    await writeFile(path.join(offered(), 'notes.txt'), 'nothing of ours');
    const ask = await start(server.running.url);
    expect(await ask['update:fetch']({})).toEqual({ ok: true, value: { version: '0.10.0' } });
    expect(await laidReady()).toEqual(['staged.examupdate']);
    expect(await ask['update:state']({})).toEqual({ staged: '0.10.0' });
  });

  it('is none where nothing newer lies there', async () => {
    await offer('0.1.0');
    const ask = await start(server.running.url);
    expect(await ask['update:fetch']({})).toEqual({ ok: false, error: { kind: 'no-newer-update' } });
    expect(await laidReady()).toEqual([]);
  });

  it('that another key signed is refused though the centre hands it out, and leaves nothing', async () => {
    await offer('0.2.0', suiteB.newSignKeys());
    const ask = await start(server.running.url);
    expect(await ask['update:fetch']({})).toEqual({ ok: false, error: { kind: 'update-signature-wrong' } });
    expect(await laidReady()).toEqual([]);
  });

  it('is not even asked for once today’s package lies ready (features 25)', async () => {
    // Nobody listens there: asking would be answered otherwise.
    const ask = await start('http://127.0.0.1:9', true);
    expect(await ask['update:fetch']({})).toEqual({
      ok: false,
      error: { kind: 'update-frozen', because: 'package-ready' },
    });
  });

  it('of a centre that is away says so', async () => {
    const ask = await start('http://127.0.0.1:9');
    expect(await ask['update:fetch']({})).toEqual({ ok: false, error: { kind: 'unreachable' } });
    expect(await laidReady()).toEqual([]);
  });
});

describe('the centre’s door for updates', () => {
  it('names no file of its disk, and answers only what is a version', async () => {
    await offer('0.2.0');
    const status = async (asked: string) => (await server.request(`/sync/v1/updates/${asked}`)).status;
    expect(await status('linux-x64?have=0.1.0')).toBe(200);
    expect(await status('win32-x64?have=0.1.0')).toBe(204);
    expect(await status('..%2F..%2Fetc?have=0.1.0')).toBe(204);
    expect(await status('linux-x64?have=../0.1.0')).toBe(400);
    expect(await status('linux-x64')).toBe(400);
  });
});
