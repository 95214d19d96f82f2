import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeJournalDisk } from '../../../src-main/journal/journal-disk';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  testClock,
  toExam,
} from '../../builders/build-station';
import { faultyDisk } from '../../builders/faulty-disk';
import { tempFolder } from '../../builders/temp-folder';

const RESUME = { cause: 'power-loss', grantMinutes: 0, note: '样例' } as const;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let running: RunningStation[] = [];
beforeEach(async () => {
  folder = await tempFolder('station');
  clock = testClock();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await folder.remove();
});

/** A second call without `close` is what a restart after a kill is. */
async function start(disk = nodeJournalDisk): Promise<RunningStation> {
  const one = await runStation(folder.path, clock, disk);
  running.push(one);
  return one;
}

describe('a station that stops between the look at the face and the paper (RM-11)', () => {
  it.each([
    ['a kill', () => clock.advance(60_000)],
    ['a power cut', () => clock.reboot(60_000)],
  ])('looks at the face once more after %s: nobody knows who sits there now', async (_what, stops) => {
    const { content } = await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    await toExam(one, content);
    clock.advance(60_000);

    // The look is written; the disk refuses the line that lets the attempt go on, as if the power went there.
    let appendsLeft = Number.POSITIVE_INFINITY;
    const two = await start(
      faultyDisk((call) => {
        if (call !== 'append') return undefined;
        appendsLeft -= 1;
        return appendsLeft < 0 ? 'EIO' : undefined;
      }),
    );
    await openSession(two);
    await two.ask['exam:resume'](RESUME);
    expect(await two.view()).toMatchObject({ kind: 'face-check', purpose: 'resume' });
    appendsLeft = 1;
    await two.ask['check-in:face-measured'](GOOD_FACE);
    expect(appendsLeft).toBeLessThan(0);
    stops();

    const three = await start();
    await openSession(three);
    await three.ask['exam:resume'](RESUME);
    expect(await three.view()).toMatchObject({ kind: 'face-check', purpose: 'resume', triesUsed: 0 });
    expect(await three.ask['exam:paper']({})).toEqual({ ok: false, error: { kind: 'not-now' } });
    expect((await three.ask['check-in:face-measured'](GOOD_FACE)).ok).toBe(true);
    expect(await three.view()).toMatchObject({ kind: 'exam' });
  });
});
