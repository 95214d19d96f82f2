import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StationId } from '../../../src-shared/basics/ids';
import { reconcileRoom, type StationPart } from '../../../src-shared/domain/session-close/reconcile-room';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  type TestClock,
  testClock,
  toExam,
} from '../../builders/build-station';
import { type TwoStations, twoStations } from '../../builders/build-two-stations';
import { tempFolder } from '../../builders/temp-folder';

const OLD = StationId.parse('ST-000001');
const SPARE = StationId.parse('ST-000002');
const FIRST = { staffId: 'JK001', password: 'jia-password' };
const SECOND = { staffId: 'JK002', password: 'yi-password' };
const HEAD = { staffId: 'KD001', password: 'head-password' };
const NOTE = '样例：显示器损坏';
const OK = { ok: true, value: {} };

let root: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let world: TwoStations;
let old: RunningStation;
let spare: RunningStation;

beforeEach(async () => {
  root = await tempFolder('closing-moved');
  clock = testClock();
  world = await twoStations(root.path, clock, [OLD, SPARE]);
  const file = path.join(root.path, 'stick', 'move.exammove');
  const start = (which: 0 | 1) =>
    runStation(world.folders[which], clock, undefined, undefined, { savePath: file, movePath: file });
  old = await start(0);
  spare = await start(1);
  for (const one of [old, spare]) {
    await openSession(one);
    await one.ask['console:sign-in'](FIRST);
  }
});
afterEach(async () => {
  await old.station.close();
  await spare.station.close();
  await root.remove();
});

async function viewOf(one: RunningStation) {
  const shown = await one.ask['closing:view']({});
  if (!shown.ok) throw new Error(shown.error.kind);
  return shown.value;
}

/** Signed and closed, with everybody who has no place yet in this one. */
async function closeWith(one: RunningStation, rest: 'absent' | 'elsewhere'): Promise<void> {
  const open = (await viewOf(one)).people.filter((person) => person.place.kind === 'unplaced');
  const ids = open.map((person) => person.candidateId);
  const places = { absent: [], elsewhere: [], [rest]: ids };
  expect(await one.ask['closing:place'](places)).toEqual(OK);
  for (const signer of [FIRST, SECOND, HEAD]) {
    const { statement } = await viewOf(one);
    expect(await one.ask['closing:sign']({ statement, signer })).toEqual(OK);
  }
  const { statement } = await viewOf(one);
  expect(await one.ask['closing:close']({ statement })).toEqual(OK);
}

async function partOf(one: RunningStation, stationId: StationId): Promise<StationPart> {
  const { people } = await viewOf(one);
  const idsOf = (...kinds: readonly string[]) =>
    people.filter((person) => kinds.includes(person.place.kind)).map((person) => person.candidateId);
  return {
    stationId,
    sittings: people.flatMap(({ candidateId, place }) =>
      place.kind === 'sat' ? [{ candidateId, outcome: place.outcome }] : [],
    ),
    absent: idsOf('absent'),
    elsewhere: idsOf('elsewhere', 'moved'),
  };
}

describe('a room of two machines between which somebody has moved (RM-12, RM-15)', () => {
  it('balances: the old seat says moved, the new one sat, and nobody has to say it by hand', async () => {
    await toExam(old, world.content);
    expect(await old.ask['move:out']({ toStationId: SPARE, note: NOTE })).toEqual(OK);
    expect((await viewOf(old)).blocks.map((block) => block.kind)).toContain('move-waiting');
    expect(await old.ask['move:save-file']({})).toEqual(OK);
    expect(await spare.ask['move:take-in-file']({})).toMatchObject({ ok: true });
    expect(await old.ask['move:free-seat']({})).toEqual(OK);
    await spare.ask['exam:resume']({ cause: 'machine-fault', grantMinutes: 0, note: NOTE });
    await spare.ask['check-in:face-measured'](GOOD_FACE);
    const attemptId = spare.station.desk.memory.current?.attemptId;
    if (attemptId === undefined) throw new Error('nobody came');
    expect(await spare.ask['exam:submit']({ attemptId })).toEqual(OK);
    expect(await spare.ask['exam:leave']({})).toEqual(OK);

    await closeWith(old, 'absent');
    await closeWith(spare, 'absent');
    expect(await viewOf(old)).toMatchObject({ counts: { sat: 0, elsewhere: 1, absent: 5 } });
    const [mover] = world.content.candidates;
    if (mover === undefined) throw new Error('no candidates');
    const room = reconcileRoom({
      roster: world.content.candidates.map((one) => one.candidateId),
      results: [{ candidateId: mover.candidateId, stationId: SPARE }],
      parts: [await partOf(old, OLD), await partOf(spare, SPARE)],
    });
    expect(room).toMatchObject({ expected: 6, sat: 1, absent: 5, isBalanced: true, differences: [] });
  });

  it('takes no move in at a machine that is closed', async () => {
    await toExam(old, world.content);
    await closeWith(spare, 'elsewhere');
    expect(await old.ask['move:out']({ toStationId: SPARE, note: NOTE })).toEqual(OK);
    expect(await old.ask['move:save-file']({})).toEqual(OK);
    expect(await spare.ask['move:take-in-file']({})).toEqual({
      ok: false,
      error: { kind: 'session-closed' },
    });
  });
});
