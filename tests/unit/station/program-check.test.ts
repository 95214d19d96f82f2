import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ProgramReport } from '../../../src-shared/domain/release/program-verdict';
import {
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
} from '../../builders/build-station';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let one: RunningStation | undefined;
const clock = testClock();
const altered: ProgramReport = { verdict: { kind: 'altered', count: 1, paths: ['resources/app.asar'] } };

beforeEach(async () => {
  folder = await tempFolder('program');
});
afterEach(async () => {
  await one?.station.close();
  one = undefined;
  await folder.remove();
});

async function start(alteredProgram: 'warn' | 'block'): Promise<RunningStation> {
  await stationFolder(folder.path, clock, {
    policy: { release: { alteredProgram, substituteElectron: 'warn' } },
  });
  one = await runStation(folder.path, clock, undefined, undefined, { program: altered });
  return one;
}

it('a changed program opens no session where the policy blocks it, and staff read why', async () => {
  const { ask, view } = await start('block');
  expect(await view()).toMatchObject({ kind: 'locked', programConcern: 'altered' });
  expect(await ask['session:open'](OPENING)).toEqual({
    ok: false,
    error: { kind: 'program-refused', concern: 'altered' },
  });
  expect((await view()).kind).toBe('locked');
});

it('where the policy warns, the same program opens one, and the warning stays on the screen before it', async () => {
  const station = await start('warn');
  expect(await station.view()).toMatchObject({ programConcern: 'altered' });
  await openSession(station);
  expect((await station.view()).kind).toBe('check-in');
});

it('tells of itself: the verdict, its version and the suites it has', async () => {
  const { ask } = await start('warn');
  expect(await ask['program:about']({})).toMatchObject({
    report: altered,
    suites: expect.arrayContaining(['B']),
  });
});
