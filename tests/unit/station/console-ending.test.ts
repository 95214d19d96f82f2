import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSession, type TestClock } from '../../builders/build-station';
import {
  answerOne,
  type ConsoleSeat,
  consoleSeat,
  FIRST,
  HEAD,
  MINUTE,
  OK,
  refused,
} from '../../builders/console-seat';
import { journalEntries } from '../../builders/journal-entries';

let seat: ConsoleSeat;
let clock: TestClock;
beforeEach(async () => {
  seat = await consoleSeat();
  clock = seat.clock;
});
afterEach(() => seat.close());

describe('ending an exam by staff', () => {
  it('collects the paper as it stands and scores it (RM-9)', async () => {
    const { one, session } = await seat.inExam();
    await answerOne(one);
    expect(await one.ask['console:force-submit']({ reason: 'left-room', note: '擅自离场' })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'result', submitCause: 'proctor', answered: 1 });
    const result = await seat.resultOf(session);
    expect(result.ending).toEqual({ kind: 'forced', reason: 'left-room', note: '擅自离场', by: ['JK001'] });
    expect(await journalEntries(seat.folder, 'incident')).toMatchObject([
      { incident: { kind: 'forced-submission', by: ['JK001'] } },
    ]);
  });

  it('stops one that is unwell: sealed and scored, and the seat shows no score', async () => {
    const { one, session } = await seat.inExam();
    expect(await one.ask['console:stop']({ reason: 'unwell', note: '头晕' })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'result-held', because: 'stopped' });
    const result = await seat.resultOf(session);
    expect(result).toMatchObject({ submitCause: 'stopped', ending: { reason: 'unwell', usesAttempt: true } });
    expect(JSON.stringify(await one.view())).not.toContain('total');
  });

  it('promises another date with the 主考’s signature only, and then the attempt is not used (RM-10)', async () => {
    const { one, session } = await seat.inExam();
    const stop = { reason: 'reschedule', note: '停电 60 分钟' } as const;
    expect(await one.ask['console:stop'](stop)).toEqual(refused({ kind: 'site-head-needed' }));
    expect(await one.ask['console:stop']({ ...stop, second: HEAD })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'result-held', because: 'reschedule' });
    expect((await seat.resultOf(session)).ending).toMatchObject({
      usesAttempt: false,
      by: ['JK001', 'KD001'],
    });
  });

  it('can end one that stands still after a restart, without the paper being shown again', async () => {
    const { one } = await seat.inExam();
    await answerOne(one);
    clock.reboot(3 * MINUTE);
    const again = await seat.start();
    await openSession(again);
    await again.ask['console:sign-in'](FIRST);
    expect(await again.ask['console:stop']({ reason: 'unwell', note: '样例' })).toEqual(OK);
    expect((await again.view()).kind).toBe('result-held');
  });
});
