import { cp, open, readdir, readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { writeAnchor } from '../../../src-main/journal/anchor';
import { readFrame } from '../../../src-main/journal/frame';
import { nodeJournalDisk } from '../../../src-main/journal/journal-disk';
import { type ReadableDisk, readJournal } from '../../../src-main/journal/read-journal';
import { codeUsesOf } from '../../../src-shared/domain/staff-code/code-uses';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

const MINUTE = 60_000;
const MACHINE = 'machine-of-the-test';
const OK = { ok: true, value: {} };
const REOPEN = { action: 'reopen', minutes: 8, cause: 'power-loss', note: '样例：主考电话授权' } as const;

/**
 * A code that re-opens and gives minutes makes several lines. Whatever of them a stop leaves on the disk, the code is
 * spent once, and its minutes are given once: none doubled, none lost.
 */
describe('a stop while a code for re-opening with minutes is written (RM-10, RM-11)', () => {
  let root: Awaited<ReturnType<typeof tempFolder>>;
  let clock: TestClock;
  let running: RunningStation[] = [];
  let code: string;
  let before: string;
  let after: string;
  /** The segment that the code's lines were written to, as they left it, and how long it was before them. */
  let segment: string;
  let bytes: Uint8Array;
  let wasLong: number;

  const start = async (folder: string): Promise<RunningStation> => {
    const one = await runStation(folder, clock, undefined, undefined, { machine: MACHINE });
    running.push(one);
    return one;
  };

  beforeEach(async () => {
    root = await tempFolder('code-cut');
    clock = testClock();
    before = path.join(root.path, 'before');
    after = path.join(root.path, 'after');
    const { content } = await stationFolder(after, clock, {
      adjust: (made) => ({
        ...made,
        policy: { ...made.policy, time: { ...made.policy.time, faceCheckAfterRestart: false } },
      }),
    });
    const first = await start(after);
    await openSession(first);
    await toExam(first, content);
    await first.station.close();
    clock.reboot(7 * MINUTE + 10_000);
    const one = await start(after);
    await openSession(one);
    code = await codeFor(one);
    await cp(after, before, { recursive: true });
    expect(await one.ask['code:use']({ ...REOPEN, code })).toEqual(OK);
    await one.station.close();
    segment = await lastSegment(after);
    bytes = await readFile(path.join(after, segment));
    wasLong = (await readFile(path.join(before, segment))).length;
  });
  afterEach(async () => {
    for (const one of running) await one.station.close();
    running = [];
    await root.remove();
  });

  it('leaves whole lines only, wherever the bytes end', async () => {
    const ends = lineEnds();
    expect(ends.length).toBeGreaterThan(3);
    const linesBefore = await linesIn(wasLong);
    for (let length = wasLong; length <= bytes.length; length++) {
      const whole = ends.filter((end) => end <= length).length;
      expect([length, await linesIn(length)]).toEqual([length, linesBefore + whole]);
    }
  });

  it('spends the code once and gives its minutes once, whichever of the lines are there', async () => {
    const starts = [wasLong, ...lineEnds()];
    const seen = new Set<string>();
    for (const [line, end] of starts.entries()) {
      const next = starts[line + 1] ?? end;
      // In the middle of the line that was being written.
      const folder = await cutTo(line, Math.floor((end + next) / 2));
      clock.reboot(MINUTE);
      const one = await start(folder);
      await openSession(one);
      expect(await one.view()).toMatchObject({ kind: 'suspended' });
      const uses = codeUsesOf(await eventsIn(folder));
      seen.add(await stopOf(folder));
      const goesOn =
        uses.length === 0
          ? await one.ask['code:use']({ ...REOPEN, code })
          : await one.ask['exam:resume']({ cause: 'power-loss', grantMinutes: 0, note: '样例' });
      expect([line, goesOn]).toEqual([line, OK]);
      const events = await eventsIn(folder);
      const { current } = one.station.desk.memory;
      expect(current).toMatchObject({ kind: 'started', ledger: { grantsMs: 8 * MINUTE } });
      expect(events.filter((event) => event.kind === 'granted')).toMatchObject([
        { minutes: 8, isByCode: true, code: { ordinal: 0 } },
      ]);
      expect(codeUsesOf(events)).toHaveLength(1);
      const again = await one.ask['code:use']({ ...REOPEN, action: 'extend', code });
      expect(again).toMatchObject({ ok: false });
      await one.station.close();
    }
    // The stop between the two lines is among them, and the ones on either side.
    expect(seen).toEqual(new Set(['neither', 'unlocked only', 'both']));
  });

  async function codeFor(one: RunningStation): Promise<string> {
    const asked = await one.ask['code:request']({});
    if (!asked.ok) throw new Error(asked.error.kind);
    await one.ask['console:sign-in']({ staffId: 'KD001', password: 'head-password' });
    const { request } = asked.value;
    const made = await one.ask['code:make']({ seat: 1, action: 'reopen', minutes: 8, request, note: '样例' });
    await one.ask['console:sign-out']({});
    if (!made.ok) throw new Error(made.error.kind);
    return made.value.code;
  }

  /** Where each line ends that the code's use has written. */
  function lineEnds(): readonly number[] {
    const ends: number[] = [];
    for (let at = wasLong; at < bytes.length; ) {
      const reading = readFrame(bytes, at);
      if (reading.kind !== 'frame') throw new Error('the journal itself is not whole');
      ends.push(reading.end);
      at = reading.end;
    }
    return ends;
  }

  /** Lines of the whole journal when its last segment is this long. */
  async function linesIn(length: number): Promise<number> {
    const disk: ReadableDisk = {
      list: nodeJournalDisk.list,
      read: async (file) => (file.endsWith(segment) ? bytes.subarray(0, length) : nodeJournalDisk.read(file)),
      readRange: async (file, offset, count) =>
        file.endsWith(segment)
          ? bytes.subarray(offset, Math.min(length, offset + count))
          : nodeJournalDisk.readRange(file, offset, count),
    };
    const input = { disk, folder: path.join(after, 'journal'), mark: undefined, hashOf: suiteB.sha256 };
    let lines = 0;
    await readJournal(input, () => {
      lines += 1;
    });
    return lines;
  }

  /** The station's disk as the power left it: everything from before, and so much of the last segment. */
  async function cutTo(name: number, length: number): Promise<string> {
    const folder = path.join(root.path, `cut-${name}`);
    await cp(before, folder, { recursive: true });
    const file = await open(path.join(folder, segment), 'r+');
    await file.write(bytes, wasLong, bytes.length - wasLong, wasLong);
    await file.close();
    await truncate(path.join(folder, segment), length);
    // The same disk, not a copy of it.
    await writeAnchor(nodeJournalDisk, path.join(folder, 'journal'), MACHINE);
    return folder;
  }
});

async function lastSegment(folder: string): Promise<string> {
  const files = await readdir(path.join(folder, 'journal'), { recursive: true });
  const last = files
    .filter((file) => file.endsWith('.seg'))
    .sort()
    .at(-1);
  if (last === undefined) throw new Error('no segment');
  return path.join('journal', last);
}

async function eventsIn(folder: string) {
  return (await journalEntries(folder, 'attempt-event')).map((entry) => entry.event);
}

async function stopOf(folder: string): Promise<'neither' | 'unlocked only' | 'both'> {
  const events = await eventsIn(folder);
  const isUnlocked = events.some((event) => event.kind === 'resumed' && event.code !== undefined);
  if (!isUnlocked) return 'neither';
  return events.some((event) => event.kind === 'granted') ? 'both' : 'unlocked only';
}
