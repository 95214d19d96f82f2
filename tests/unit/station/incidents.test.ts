import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteIncident } from '../../../src-main/exam/note-incident';
import type { IncidentDraft } from '../../../src-shared/domain/incident/incident';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
} from '../../builders/build-station';
import { faultyDisk } from '../../builders/faulty-disk';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let one: RunningStation;

beforeEach(async () => {
  folder = await tempFolder('incidents');
  clock = testClock();
  await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const UNWELL: IncidentDraft = { kind: 'unwell', seat: 2, text: '头晕', by: [], evidence: [], facts: {} };

describe('the incidents of a session (RM-14)', () => {
  it('are noted with an id, the session and the time', async () => {
    await openSession(one);
    clock.advance(1000);
    const noted = await noteIncident(one.station.desk, UNWELL);
    expect(noted).toMatchObject({ ok: true, value: { ...UNWELL, at: clock.now() } });
    expect(one.station.desk.memory.incidents).toEqual(noted.ok ? [noted.value] : []);
  });

  it('are known again after a restart, in their order', async () => {
    await openSession(one);
    await noteIncident(one.station.desk, UNWELL);
    await noteIncident(one.station.desk, { ...UNWELL, kind: 'left-seat' });
    await one.station.close();
    one = await runStation(folder.path, clock);
    await openSession(one);
    expect(one.station.desk.memory.incidents.map((i) => i.kind)).toEqual(['unwell', 'left-seat']);
  });

  it('are refused while no session is open', async () => {
    const noted = await noteIncident(one.station.desk, UNWELL);
    expect(noted).toEqual({ ok: false, error: { kind: 'not-now' } });
    expect(one.station.desk.memory.incidents).toEqual([]);
  });

  it('do not count as noted when the disk did not take them', async () => {
    await one.station.close();
    let isFull = false;
    const disk = faultyDisk((call) => (isFull && call === 'append' ? 'ENOSPC' : undefined));
    one = await runStation(folder.path, clock, disk);
    await openSession(one);
    isFull = true;
    const noted = await noteIncident(one.station.desk, UNWELL);
    expect(noted).toEqual({ ok: false, error: { kind: 'not-written', isDiskFull: true } });
    expect(one.station.desk.memory.incidents).toEqual([]);
  });
});
