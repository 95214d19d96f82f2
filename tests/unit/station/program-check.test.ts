import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProgramReport } from '../../../src-shared/domain/release/program-verdict';
import {
  OPENING,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  testClock,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
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

async function start(alteredProgram: 'warn' | 'waive' | 'block'): Promise<RunningStation> {
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

describe('where the policy wants a signed waiver (RM-14)', () => {
  const waived = { ...OPENING, waiver: '只有这一台备用机，已电话报告中心' };

  it('a changed program says what was found and asks for a reason, before it opens anything', async () => {
    const { ask, view } = await start('waive');
    expect(await ask['session:open'](OPENING)).toEqual({
      ok: false,
      error: {
        kind: 'program-needs-waiver',
        concern: 'altered',
        evidence: { count: 1, paths: ['resources/app.asar'] },
      },
    });
    expect((await view()).kind).toBe('locked');
  });

  it('opens with the reason, which stands in the room’s record with its signer and what was found', async () => {
    const station = await start('waive');
    expect(await station.ask['session:open'](waived)).toEqual({ ok: true, value: {} });
    expect((await station.view()).kind).toBe('check-in');
    const [entry, ...others] = await journalEntries(folder.path, 'incident');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      incident: {
        kind: 'program-waived',
        by: ['JK001'],
        text: waived.waiver,
        facts: { concern: 'altered', files: 1, path: 'resources/app.asar' },
      },
    });
  });

  it('a reason without the right password signs nothing, and counts as a failure (ID-22)', async () => {
    const { ask, view } = await start('waive');
    expect(await ask['session:open']({ ...waived, password: 'falsch' })).toMatchObject({
      ok: false,
      error: { kind: 'unknown-staff-or-wrong-password' },
    });
    expect((await view()).kind).toBe('locked');
    expect(await journalEntries(folder.path, 'incident')).toEqual([]);
    expect(await journalEntries(folder.path, 'sign-in-failed')).toHaveLength(1);
  });

  it('a reason given without need leaves no line, and one is no way round a block', async () => {
    const mild = await start('warn');
    expect(await mild.ask['session:open'](waived)).toMatchObject({ ok: true });
    expect(await journalEntries(folder.path, 'incident')).toEqual([]);
    await mild.station.close();
    await folder.remove();
    folder = await tempFolder('program');
    const strict = await start('block');
    expect(await strict.ask['session:open'](waived)).toMatchObject({
      error: { kind: 'program-refused', concern: 'altered' },
    });
  });
});
