import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StationId } from '../../../src-shared/basics/ids';
import { remainingMs } from '../../../src-shared/domain/attempt/time-ledger';
import {
  GOOD_FACE,
  openSession,
  PASSPHRASE,
  type RunningStation,
  runStation,
  type TestClock,
  testClock,
  toExam,
} from '../../builders/build-station';
import { type TwoStations, twoStations } from '../../builders/build-two-stations';
import { tempFolder } from '../../builders/temp-folder';

const MINUTE = 60_000;
const STAFF = { staffId: 'JK001', password: 'jia-password' };
const NOTE = '样例：显示器损坏';
const SPARE = StationId.parse('ST-000002');

describe('moving an attempt to a spare machine (RM-12)', () => {
  let root: Awaited<ReturnType<typeof tempFolder>>;
  let clock: TestClock;
  let world: TwoStations;
  let old: RunningStation;
  let spare: RunningStation;
  const movePath = () => path.join(root.path, 'stick', 'move.exammove');

  beforeEach(async () => {
    root = await tempFolder('move');
    clock = testClock();
    world = await twoStations(root.path, clock, [StationId.parse('ST-000001'), SPARE]);
    old = await start(0);
    spare = await start(1);
    await openSession(old);
    await openSession(spare);
  });
  afterEach(async () => {
    await old.station.close();
    await spare.station.close();
    await root.remove();
  });

  const start = (which: 0 | 1): Promise<RunningStation> =>
    runStation(world.folders[which], clock, undefined, undefined, {
      savePath: movePath(),
      movePath: movePath(),
    });
  const signIn = async (at: RunningStation): Promise<void> => {
    const signedIn = await at.ask['console:sign-in'](STAFF);
    if (!signedIn.ok) throw new Error(signedIn.error.kind);
  };
  const paperOf = async (at: RunningStation) => {
    const shown = await at.ask['exam:paper']({});
    if (!shown.ok) throw new Error(shown.error.kind);
    const items = shown.value.paper.questions.flatMap((question) =>
      question.kind === 'choice' ? [question.item] : question.items,
    );
    return { ...shown.value, items };
  };
  const answer = async (at: RunningStation, count: number) => {
    const { attemptId, items } = await paperOf(at);
    for (const item of items.slice(0, count)) {
      const option = item.options[0];
      if (option === undefined) throw new Error('an item without options');
      const saved = await at.ask['exam:answer']({ attemptId, itemId: item.id, chosen: [option.id] });
      if (!saved.ok) throw new Error(saved.error.kind);
    }
    return { attemptId, items };
  };
  const leave = async (at = old, toStationId: string = SPARE) => {
    await signIn(at);
    const left = await at.ask['move:out']({ toStationId, note: NOTE });
    if (!left.ok) throw new Error(left.error.kind);
    const saved = await at.ask['move:save-file']({});
    if (!saved.ok) throw new Error(saved.error.kind);
  };
  const takeIn = async (at = spare) => {
    await signIn(at);
    return at.ask['move:take-in-file']({});
  };
  const resume = async (at: RunningStation, grantMinutes = 0) => {
    const resumed = await at.ask['exam:resume']({ cause: 'machine-fault', grantMinutes, note: NOTE });
    if (!resumed.ok) throw new Error(resumed.error.kind);
    // Who came by face is looked at again at the new machine (RM-11, RM-12).
    const seen = await at.ask['check-in:face-measured'](GOOD_FACE);
    if (!seen.ok) throw new Error(seen.error.kind);
  };
  /** 61 answers and 45:00 left at 10:15 of 09:00 with 120 minutes. */
  const quarterPastTen = async () => {
    await toExam(old, world.content);
    const done = await answer(old, 61);
    clock.advance(75 * MINUTE);
    await old.station.beat();
    return done;
  };

  it('shows 61 answers and 45:00 at the spare, and proposes the gap (rule book, section 7)', async () => {
    await quarterPastTen();
    await leave();
    expect(await old.view()).toMatchObject({
      kind: 'moved-out',
      toStationId: SPARE,
      answered: 61,
      remainingMs: 45 * MINUTE,
      lateWrites: 0,
    });
    clock.advance(7 * MINUTE + 10_000);
    expect(await takeIn()).toEqual({ ok: true, value: { kind: 'arrived', answered: 61 } });
    expect(await spare.view()).toMatchObject({
      kind: 'suspended',
      movedFrom: 'ST-000001',
      answered: 61,
      gapMs: 7 * MINUTE + 10_000,
      proposedMinutes: 8,
    });
    await resume(spare, 8);
    const { current } = spare.station.desk.memory;
    const left = current !== undefined && 'ledger' in current ? remainingMs(current.ledger, clock.now()) : 0;
    expect(left).toBe(45 * MINUTE + 8 * MINUTE - (7 * MINUTE + 10_000));
  });

  it('gives the same paper in the same order, with the same answers, flags and place', async () => {
    await toExam(old, world.content);
    const { attemptId } = await answer(old, 3);
    await old.ask['exam:flag']({ attemptId, questionNumber: 7, isFlagged: true });
    await old.ask['exam:move']({ attemptId, questionNumber: 9 });
    const before = await paperOf(old);
    await leave();
    await takeIn();
    await resume(spare);
    expect(await paperOf(spare)).toEqual(before);
  });

  it('refuses and keeps an answer that the old seat takes afterwards (epoch 1), after a restart too', async () => {
    const { attemptId, items } = await quarterPastTen();
    await leave();
    await takeIn();
    await resume(spare);
    const late = async (at: RunningStation, item: (typeof items)[number] | undefined) => {
      if (item === undefined) throw new Error('no such item');
      return at.ask['exam:answer']({ attemptId, itemId: item.id, chosen: [] });
    };
    expect(await late(old, items[0])).toEqual({ ok: false, error: { kind: 'seat-left' } });
    await old.station.close();
    old = await start(0);
    expect(await old.view()).toMatchObject({ kind: 'locked' });
    await openSession(old);
    expect(await old.view()).toMatchObject({ kind: 'moved-out', lateWrites: 1 });
    expect(await late(old, items[1])).toEqual({ ok: false, error: { kind: 'seat-left' } });
    expect(old.station.desk.memory.seats.left.get(attemptId)?.lateWrites).toBe(2);
    expect(await spare.view()).toMatchObject({ kind: 'exam' });
    expect((await paperOf(spare)).answers).toHaveLength(61);
  });

  it('tells the centre of each late answer at once: a line of the room’s record, and what it was, sealed', async () => {
    const { attemptId, items } = await quarterPastTen();
    await leave();
    const [item] = items;
    if (item === undefined) throw new Error('no such item');
    const chosen = item.options.slice(0, 1).map((option) => option.id);
    expect(await old.ask['exam:answer']({ attemptId, itemId: item.id, chosen })).toMatchObject({ ok: false });
    const [told, ...more] = world.lateAnswersOf(old);
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      stationId: 'ST-000001',
      seatEpoch: 1,
      itemId: item.id,
      chosen,
      incident: {
        kind: 'late-answer',
        attemptId,
        seat: 1,
        by: [],
        facts: { toStation: SPARE, seatEpoch: 1 },
      },
    });
    expect(JSON.stringify(told?.incident)).not.toContain(item.id);
    expect(old.station.desk.memory.incidents.at(-1)).toEqual(told?.incident);
    // The seat is free for somebody else, and what comes now is told as well.
    await old.ask['move:free-seat']({});
    expect(await old.ask['exam:answer']({ attemptId, itemId: item.id, chosen: [] })).toMatchObject({
      ok: false,
    });
    expect(world.lateAnswersOf(old).map((one) => one.chosen)).toEqual([chosen, []]);
  });

  it('tells what came while no session was open once it opens again, and once only', async () => {
    const { attemptId, items } = await quarterPastTen();
    await leave();
    await old.station.close();
    old = await start(0);
    const [first, second] = items;
    if (first === undefined || second === undefined) throw new Error('no such items');
    for (const { id } of [first, second]) {
      expect(await old.ask['exam:answer']({ attemptId, itemId: id, chosen: [] })).toEqual({
        ok: false,
        error: { kind: 'seat-left' },
      });
    }
    expect(world.lateAnswersOf(old)).toEqual([]);
    await openSession(old);
    expect(world.lateAnswersOf(old).map((one) => one.itemId)).toEqual([first.id, second.id]);
    await old.station.close();
    old = await start(0);
    await openSession(old);
    expect(world.lateAnswersOf(old)).toHaveLength(2);
    expect(await old.view()).toMatchObject({ kind: 'moved-out', lateWrites: 2 });
  });

  it('carries both seats and both epochs into the result', async () => {
    await toExam(old, world.content);
    const { attemptId } = await answer(old, 2);
    await leave();
    await takeIn();
    await resume(spare);
    await spare.ask['exam:submit']({ attemptId });
    expect(await spare.view()).toMatchObject({ kind: 'result', answered: 2 });
    const result = await world.resultOf(spare);
    expect(result.stationId).toBe(SPARE);
    expect(result.moves).toMatchObject([
      {
        from: { stationId: 'ST-000001', seatEpoch: 1, journalEpoch: old.station.desk.epoch() },
        to: { stationId: SPARE, seatEpoch: 2, journalEpoch: spare.station.desk.epoch() },
        by: ['JK001'],
      },
    ]);
    expect(old.station.desk.outbox.state().pendingCount).toBe(0);
  });

  it('survives a restart of the spare before anybody has resumed it', async () => {
    await quarterPastTen();
    await leave();
    await takeIn();
    await spare.station.close();
    clock.advance(MINUTE);
    spare = await start(1);
    expect(await spare.view()).toMatchObject({ kind: 'locked', interrupted: { answered: 61 } });
    await openSession(spare);
    expect(await spare.view()).toMatchObject({ kind: 'suspended', answered: 61, gapMs: MINUTE });
  });

  it('moves an attempt that stands still after a power cut, the time of the cut in the gap', async () => {
    await quarterPastTen();
    await old.station.close();
    clock.reboot(3 * MINUTE);
    old = await start(0);
    await openSession(old);
    await leave();
    clock.advance(2 * MINUTE);
    await takeIn();
    expect(await spare.view()).toMatchObject({
      kind: 'suspended',
      gapMs: 5 * MINUTE,
      remainingMs: 40 * MINUTE,
    });
  });

  it('comes back to the first machine under the third epoch', async () => {
    await toExam(old, world.content);
    const { attemptId, items } = await answer(old, 2);
    await leave();
    await takeIn();
    await resume(spare);
    await answer(spare, 5);
    await leave(spare, 'ST-000001');
    expect(await takeIn(old)).toEqual({ ok: true, value: { kind: 'arrived', answered: 5 } });
    await resume(old);
    const item = items[6];
    const option = item?.options[0];
    if (item === undefined || option === undefined) throw new Error('too short a paper');
    expect((await old.ask['exam:answer']({ attemptId, itemId: item.id, chosen: [option.id] })).ok).toBe(true);
    const { current } = old.station.desk.memory;
    expect(current).toMatchObject({
      kind: 'started',
      moves: [{ to: { seatEpoch: 2 } }, { to: { seatEpoch: 3 } }],
    });
  });

  describe('a file', () => {
    const spoil = async (change: (bytes: Buffer) => Uint8Array) => {
      await writeFile(movePath(), change(await readFile(movePath())));
      return takeIn();
    };
    beforeEach(async () => {
      await toExam(old, world.content);
      await answer(old, 2);
      await leave();
    });

    it('that is cut short is told from one that was changed', async () => {
      expect(await spoil((bytes) => bytes.subarray(0, bytes.length - 20))).toEqual({
        ok: false,
        error: { kind: 'move-truncated' },
      });
      await old.ask['move:save-file']({});
      for (const at of [30, 400, 900]) {
        await old.ask['move:save-file']({});
        const changed = await spoil((bytes) => {
          bytes[at] = (bytes[at] ?? 0) ^ 1;
          return bytes;
        });
        expect(changed).toEqual({ ok: false, error: { kind: 'move-changed' } });
      }
      expect((await spare.view()).kind).toBe('check-in');
    });

    it('that is something else is refused', async () => {
      expect(await spoil(() => Buffer.from('not a move'))).toEqual({
        ok: false,
        error: { kind: 'not-a-move' },
      });
    });

    it('is taken in once', async () => {
      expect((await takeIn()).ok).toBe(true);
      expect(await takeIn()).toEqual({ ok: false, error: { kind: 'move-taken-already' } });
    });

    it('is taken in only where it was sealed for', async () => {
      await leave(old, SPARE);
      expect(await takeIn(old)).toEqual({
        ok: false,
        error: { kind: 'move-other-station', toStationId: SPARE },
      });
    });

    it('tells nothing of the answers, the person or the key in clear', async () => {
      const text = (await readFile(movePath())).toString('latin1');
      const candidate = world.content.candidates[0];
      expect(text).not.toContain(candidate?.candidateId);
      expect(text).not.toContain('answered');
      expect(text).not.toContain(world.content.sessionKey);
      expect(text).not.toContain(PASSPHRASE);
    });

    it('leaves as codes as well, which are read in any order and more than once', async () => {
      const shown = await old.ask['move:frames']({});
      if (!shown.ok) throw new Error(shown.error.kind);
      const { frames } = shown.value;
      expect(frames.length).toBeGreaterThan(1);
      await signIn(spare);
      expect(await spare.ask['move:take-in-frames']({ frames: frames.slice(1) })).toEqual({
        ok: false,
        error: { kind: 'frames-missing' },
      });
      const mixed = [...frames].reverse().concat(frames[0] ?? '');
      expect(await spare.ask['move:take-in-frames']({ frames: mixed })).toEqual({
        ok: true,
        value: { kind: 'arrived', answered: 2 },
      });
    });

    it('is not taken in over somebody who sits there', async () => {
      await toExam(spare, world.content, 2);
      expect(await takeIn()).toEqual({ ok: false, error: { kind: 'seat-taken' } });
    });
  });

  it.each(['other-package', 'other-session'] as const)(
    'is refused when it comes from another one: %s',
    async (which) => {
      const foreign = await tempFolder('foreign');
      try {
        const other = await twoStations(foreign.path, clock, [StationId.parse('ST-000001'), SPARE], which);
        const theirs = await runStation(other.folders[0], clock, undefined, undefined, {
          savePath: movePath(),
        });
        await openSession(theirs);
        await toExam(theirs, other.content);
        await signIn(theirs);
        await theirs.ask['move:out']({ toStationId: SPARE, note: NOTE });
        await theirs.ask['move:save-file']({});
        await theirs.station.close();
        expect(await takeIn()).toEqual({ ok: false, error: { kind: `move-${which}` } });
      } finally {
        await foreign.remove();
      }
    },
  );

  it('goes only to a machine the package was sealed for, and only by somebody signed in who may', async () => {
    await toExam(old, world.content);
    expect(await old.ask['move:out']({ toStationId: SPARE, note: NOTE })).toEqual({
      ok: false,
      error: { kind: 'console-signed-out' },
    });
    await signIn(old);
    for (const toStationId of ['ST-000001', 'ST-999999', '']) {
      expect(await old.ask['move:out']({ toStationId, note: NOTE })).toEqual({
        ok: false,
        error: { kind: 'unknown-target' },
      });
    }
    expect(await old.ask['move:targets']({})).toEqual({ targets: [SPARE] });
  });

  it('keeps both copies when the old machine, set back to before the move, goes on by itself', async () => {
    await toExam(old, world.content);
    const { attemptId, items } = await answer(old, 3);
    await world.keepImage(0);
    await leave();
    await takeIn();
    await resume(spare);
    const choose = async (at: RunningStation, place: number, option: number) => {
      const item = items[place];
      const chosen = item?.options[option];
      if (item === undefined || chosen === undefined) throw new Error('too short a paper');
      const saved = await at.ask['exam:answer']({ attemptId, itemId: item.id, chosen: [chosen.id] });
      expect(saved.ok).toBe(true);
      return { itemId: item.id, chosen: chosen.id };
    };
    const counted = await choose(spare, 0, 1);
    await old.station.close();
    await world.restoreImage(0);
    old = await start(0);
    await openSession(old);
    await resume(old);
    const late = await choose(old, 0, 2);
    await leave();
    const kept = await takeIn();
    expect(kept).toEqual({
      ok: true,
      value: {
        kind: 'copy-kept',
        isForked: false,
        review: [
          {
            itemId: counted.itemId,
            counted: [counted.chosen],
            others: [{ chosen: [late.chosen], stationId: 'ST-000001', seatEpoch: 1 }],
          },
        ],
      },
    });
    expect((await paperOf(spare)).answers.find((one) => one.itemId === counted.itemId)?.chosen).toEqual([
      counted.chosen,
    ]);
    expect(await takeIn()).toEqual({ ok: false, error: { kind: 'move-taken-already' } });
  });
});
