import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoDistances } from '../../builders/build-events';
import { GOOD_FACE, openSession, type TestClock } from '../../builders/build-station';
import {
  answerOne,
  type ConsoleSeat,
  consoleSeat,
  FIRST,
  HEAD,
  MINUTE,
  OK,
  POWER_CUT,
  refused,
  SECOND,
} from '../../builders/console-seat';
import { journalEntries } from '../../builders/journal-entries';

let seat: ConsoleSeat;
let clock: TestClock;
beforeEach(async () => {
  seat = await consoleSeat();
  clock = seat.clock;
});
afterEach(() => seat.close());

describe('pausing (RM-8)', () => {
  it('stops the clock, covers the paper, takes no answer, and moves the end by its length', async () => {
    const { one, session } = await seat.inExam();
    clock.advance(20 * MINUTE);
    expect(await one.ask['console:pause']({ reason: 'disturbance', note: '隔壁施工' })).toEqual(OK);
    clock.advance(4 * MINUTE);
    await one.station.beat();
    expect(await one.view()).toMatchObject({
      kind: 'paused',
      reason: 'disturbance',
      remainingMs: 100 * MINUTE,
    });
    expect(await answerOne(one)).toEqual(refused({ kind: 'not-now' }));
    expect(await one.ask['console:end-pause']({ note: '已安静' })).toEqual(OK);
    const endsAtMs = clock.now().wallMs + 100 * MINUTE;
    expect(await one.view()).toMatchObject({
      kind: 'exam',
      remainingMs: 100 * MINUTE,
      timeChanges: [
        {
          what: { kind: 'pause', reason: 'disturbance', ms: 4 * MINUTE },
          endedAtMs: endsAtMs - 4 * MINUTE,
          endsAtMs,
        },
      ],
    });
    expect((await answerOne(one)).ok).toBe(true);
    expect(await journalEntries(seat.folder, 'console-action')).toMatchObject([
      {
        action: 'pause',
        by: ['JK001'],
        note: '隔壁施工',
        before: { state: 'started', remainingMs: 100 * MINUTE },
        after: { state: 'paused', remainingMs: 100 * MINUTE },
      },
      { action: 'end-pause', by: ['JK001'], before: { state: 'paused' }, after: { state: 'started' } },
    ]);
    await one.ask['console:force-submit']({ reason: 'other', note: '样例' });
    const { time } = await seat.resultOf(session);
    expect(time).toMatchObject({ usedMs: 20 * MINUTE, pausedMs: 4 * MINUTE, gapsMs: 0, grantsMs: 0 });
    expect(time.ledger).toMatchObject([
      { kind: 'pause', reason: 'disturbance', note: '隔壁施工', by: ['JK001'], endedBy: ['JK001'] },
    ]);
  });

  it('of five minutes or more looks at the face again first; a third failed try hands over to staff (RM-11)', async () => {
    const { one } = await seat.inExam();
    await one.ask['console:pause']({ reason: 'unwell', note: '样例' });
    clock.advance(5 * MINUTE);
    await one.ask['console:sign-in'](FIRST);
    await one.ask['console:end-pause']({ note: '样例' });
    const other = { measurement: { ...GOOD_FACE.measurement, distances: demoDistances(900) } };
    for (let i = 0; i < 3; i += 1) {
      expect(await one.view()).toMatchObject({ kind: 'face-check', purpose: 'resume', triesUsed: i });
      await one.ask['check-in:face-measured'](other);
    }
    expect(await one.view()).toMatchObject({ kind: 'manual-check', because: 'resume' });
    const byHand = { reason: 'face-not-matched', note: '核对证件', staff: [FIRST, SECOND] } as const;
    expect(await one.ask['check-in:verify-manually']({ ...byHand, staff: [FIRST, SECOND] })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 120 * MINUTE });
  });

  it('stands over a kill and a reboot, and no minute is lost', async () => {
    const { one, session } = await seat.inExam();
    clock.advance(10 * MINUTE);
    await one.ask['console:pause']({ reason: 'power-loss', note: '样例' });
    clock.reboot(30 * MINUTE);
    const again = await seat.start();
    await openSession(again);
    expect(await again.view()).toMatchObject({
      kind: 'suspended',
      because: 'paused',
      remainingMs: 110 * MINUTE,
      proposedMinutes: 0,
    });
    expect(await again.ask['exam:resume']({ grantMinutes: 5, cause: 'power-loss', note: '样例' })).toEqual(
      refused({ kind: 'no-recorded-fault' }),
    );
    await again.ask['exam:resume']({ grantMinutes: 0, cause: 'power-loss', note: '来电' });
    await again.ask['check-in:face-measured'](GOOD_FACE);
    expect(await again.view()).toMatchObject({ kind: 'exam', remainingMs: 110 * MINUTE });
    const [attempt] = session.content.candidates;
    expect(attempt?.seat).toBe(1);
  });
});

describe('extra minutes (RM-10)', () => {
  const extend = (minutes: number, more: object = {}) =>
    ({ minutes, scope: 'own', fault: POWER_CUT, note: '停电', ...more }) as const;

  it('move the end, say why to the candidate, and stand in the result with fault, cause and names', async () => {
    const { one, session } = await seat.inExam();
    clock.advance(10 * MINUTE);
    expect(await one.ask['console:extend'](extend(8))).toEqual(OK);
    const endsAtMs = clock.now().wallMs + 118 * MINUTE;
    expect(await one.view()).toMatchObject({
      kind: 'exam',
      remainingMs: 118 * MINUTE,
      grantedMinutes: 8,
      timeChanges: [
        {
          what: { kind: 'grant', minutes: 8, cause: 'power-loss', scope: 'own' },
          endedAtMs: endsAtMs - 8 * MINUTE,
          endsAtMs,
        },
      ],
    });
    const [fault] = await journalEntries(seat.folder, 'incident');
    expect(fault).toMatchObject({ incident: { kind: 'power-loss', by: ['JK001'], text: '停电' } });
    await one.ask['console:force-submit']({ reason: 'other', note: '样例' });
    expect((await seat.resultOf(session)).time.ledger).toMatchObject([
      { kind: 'grant', minutes: 8, faultId: fault?.incident.incidentId, by: ['JK001'], isByCode: false },
    ]);
  });

  it('above ten need the 主考 as a second person, by password, and never pass fifty', async () => {
    const { one } = await seat.inExam();
    const needsHead = refused({ kind: 'grant-needs-site-head', maxMinutes: 10 });
    expect(await one.ask['console:extend'](extend(11))).toEqual(needsHead);
    expect(await one.ask['console:extend'](extend(11, { second: SECOND }))).toEqual(needsHead);
    expect(await one.ask['console:extend'](extend(11, { second: FIRST }))).toEqual(
      refused({ kind: 'same-person-twice' }),
    );
    const guessed = { ...HEAD, password: 'guessed' };
    expect(await one.ask['console:extend'](extend(11, { second: guessed }))).toEqual(
      refused({ kind: 'second-person-wrong' }),
    );
    expect(await one.ask['console:extend'](extend(40, { second: HEAD }))).toEqual(OK);
    expect(await one.ask['console:extend'](extend(11, { second: HEAD }))).toEqual(
      refused({ kind: 'grant-beyond-total', maxMinutes: 10 }),
    );
    expect(await one.ask['console:extend'](extend(1))).toEqual(
      refused({ kind: 'grant-needs-site-head', maxMinutes: 0 }),
    );
    // A refused grant leaves no fault behind.
    expect((await journalEntries(seat.folder, 'incident')).length).toBe(2);
  });

  it('can make good a fault that stands in the record, and nothing that is none', async () => {
    const { one } = await seat.inExam();
    const note = (kind: 'machine-fault' | 'left-seat') =>
      one.ask['console:note-incident']({ kind, about: { kind: 'here' }, text: '样例' });
    await note('machine-fault');
    await note('left-seat');
    const [fault, toilet] = await journalEntries(seat.folder, 'incident');
    const recorded = (incidentId: string | undefined) => ({ fault: { kind: 'recorded', incidentId } });
    expect(await one.ask['console:extend'](extend(1, recorded(toilet?.incident.incidentId)))).toEqual(
      refused({ kind: 'no-recorded-fault' }),
    );
    expect(await one.ask['console:extend'](extend(1, recorded(fault?.incident.incidentId)))).toEqual(OK);
    const view = await one.ask['console:view']({});
    expect(view).toMatchObject({ attempt: { grantedMinutes: 1, maxGrantAlone: 9, maxGrantWithHead: 49 } });
  });
});

describe('a wall clock that is set (RM-17)', () => {
  it('becomes one incident and moves nothing', async () => {
    const { one } = await seat.inExam();
    await one.station.beat();
    clock.advance(MINUTE);
    clock.jumpWall(-24 * 60 * MINUTE);
    await one.station.beat();
    await one.station.beat();
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 119 * MINUTE });
    const jumps = (await journalEntries(seat.folder, 'incident')).filter(
      ({ incident }) => incident.kind === 'clock-jump',
    );
    expect(jumps).toMatchObject([{ incident: { by: [], facts: { jumpSeconds: -86_400 } } }]);
  });
});
