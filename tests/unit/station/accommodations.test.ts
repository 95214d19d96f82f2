import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import { GOOD_FACE, type TestClock } from '../../builders/build-station';
import {
  type ConsoleSeat,
  consoleSeat,
  MINUTE,
  OK,
  refused,
  type SeatOptions,
} from '../../builders/console-seat';

let seat: ConsoleSeat;
let clock: TestClock;
beforeEach(async () => {
  seat = await consoleSeat();
  clock = seat.clock;
});
afterEach(() => seat.close());

describe('accommodations (features 19)', () => {
  const approved = (more: object = {}): SeatOptions => ({
    adjust: (content: PackageContent) => ({
      ...content,
      candidates: content.candidates.map((one) => ({
        ...one,
        accommodation: {
          durationPercent: 125,
          breaks: { count: 1, minutesEach: 10 },
          textPercent: 150 as const,
          highContrast: true,
          readAloud: false,
          approvedBy: '演示考务办',
          approvedOn: content.session.date,
          ...more,
        },
      })),
    }),
  });

  it('lengthen the time, set the screen, and are part of the result', async () => {
    const { one, session } = await seat.inExam(approved());
    expect(await one.view()).toMatchObject({
      kind: 'exam',
      remainingMs: 150 * MINUTE,
      breaksLeft: 1,
      candidate: { aids: { textPercent: 150, highContrast: true, readAloud: false } },
    });
    await one.ask['console:force-submit']({ reason: 'other', note: '样例' });
    const result = await seat.resultOf(session);
    expect(result.accommodation).toMatchObject({ durationPercent: 125, approvedBy: '演示考务办' });
    expect(result.time.durationMs).toBe(150 * MINUTE);
  });

  it('give a break that stops the clock, as often as approved and no longer than approved', async () => {
    const { one } = await seat.inExam(approved({ durationPercent: 100 }));
    const view = await one.view();
    if (view.kind !== 'exam') throw new Error(view.kind);
    const { attemptId } = view.candidate;
    expect(await one.ask['exam:break']({ attemptId })).toEqual(OK);
    clock.advance(4 * MINUTE);
    expect(await one.view()).toMatchObject({ kind: 'paused', reason: 'break', breakLeftMs: 6 * MINUTE });
    expect(await one.ask['exam:end-break']({ attemptId })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 120 * MINUTE, breaksLeft: 0 });
    expect(await one.ask['exam:break']({ attemptId })).toEqual(refused({ kind: 'not-now' }));
  });

  it('let the clock run on when a break is over, with the paper covered until staff know who is back', async () => {
    const { one } = await seat.inExam(approved({ durationPercent: 100 }));
    const view = await one.view();
    if (view.kind !== 'exam') throw new Error(view.kind);
    await one.ask['exam:break']({ attemptId: view.candidate.attemptId });
    clock.advance(10 * MINUTE);
    await one.station.beat();
    clock.advance(3 * MINUTE);
    expect(await one.view()).toMatchObject({
      kind: 'suspended',
      because: 'break-over',
      remainingMs: 117 * MINUTE,
      proposedMinutes: 0,
    });
    // The keyboard is the candidate's: without a password nobody opens the paper, and nobody gives minutes.
    const resume = { grantMinutes: 0, cause: 'power-loss', note: '返回座位' } as const;
    expect(await one.ask['exam:resume'](resume)).toEqual(refused({ kind: 'second-person-needed' }));
    const guess = { staffId: 'JK001', password: 'guessed' };
    expect(await one.ask['exam:resume']({ ...resume, second: guess })).toEqual(
      refused({ kind: 'second-person-wrong' }),
    );
    const second = { staffId: 'JK001', password: 'jia-password' };
    expect(await one.ask['exam:resume']({ ...resume, second })).toEqual(OK);
    await one.ask['check-in:face-measured'](GOOD_FACE);
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 117 * MINUTE });
  });
});
