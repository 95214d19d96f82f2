import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordBody } from '../../../src-crypto/record-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import { AttemptResult } from '../../../src-shared/domain/record/attempt-result';
import { demoDistances } from '../../builders/build-events';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from '../../builders/build-station';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';

const MINUTE = 60_000;
const FIRST = { staffId: 'JK001', password: 'jia-password' };
const SECOND = { staffId: 'JK002', password: 'yi-password' };
const HEAD = { staffId: 'KD001', password: 'head-password' };
const ADMIN = { staffId: 'XT001', password: 'admin-password' };
/** These tests let half an hour pass between two actions. */
const PATIENT = { console: { idleSignOutMinutes: 30 } };
const POWER_CUT = { kind: 'new', cause: 'power-loss' } as const;
const OK = { ok: true, value: {} };
const refused = (error: object) => ({ ok: false, error });

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let running: RunningStation[] = [];
beforeEach(async () => {
  folder = await tempFolder('console-actions');
  clock = testClock();
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.station.close();
  await folder.remove();
});

async function start(): Promise<RunningStation> {
  const one = await runStation(folder.path, clock);
  running.push(one);
  return one;
}

type Options = NonNullable<Parameters<typeof stationFolder>[2]>;

/** A candidate in mid-exam and an invigilator at the console. */
async function inExam(options: Options = {}): Promise<{ one: RunningStation; session: TestSession }> {
  const policy = { ...options.policy, ...PATIENT };
  const session = await stationFolder(folder.path, clock, { ...options, policy });
  const one = await start();
  await openSession(one);
  await toExam(one, session.content);
  expect(await one.ask['console:sign-in'](FIRST)).toEqual(OK);
  return { one, session };
}

async function resultOf(session: TestSession): Promise<AttemptResult> {
  const records = await journalEntries(folder.path, 'record');
  const record = records.find((one) => one.envelope.kind === 'attempt-result');
  if (record === undefined) throw new Error('no result was queued');
  const body = openRecordBody(suiteB, record.envelope, session.centreKeys.box);
  return AttemptResult.parse(JSON.parse(body ?? ''));
}

async function answerOne(one: RunningStation) {
  const paper = await one.ask['exam:paper']({});
  if (!paper.ok) return paper;
  const [question] = paper.value.paper.questions;
  if (question?.kind !== 'choice') throw new Error('the first question is a case');
  const chosen = question.item.options.slice(0, 1).map((option) => option.id);
  const { attemptId } = paper.value;
  return one.ask['exam:answer']({ attemptId, itemId: question.item.id, chosen });
}

describe('every action of the console', () => {
  it('is refused while nobody is signed in, and changes nothing', async () => {
    const session = await stationFolder(folder.path, clock);
    const one = await start();
    await openSession(one);
    await toExam(one, session.content);
    const out = refused({ kind: 'console-signed-out' });
    const note = '样例';
    expect(await one.ask['console:pause']({ reason: 'unwell', note })).toEqual(out);
    expect(await one.ask['console:end-pause']({ note })).toEqual(out);
    expect(await one.ask['console:force-submit']({ reason: 'other', note })).toEqual(out);
    expect(await one.ask['console:stop']({ reason: 'unwell', note })).toEqual(out);
    expect(await one.ask['console:mark-conduct']({ level: 'violation', note, second: SECOND })).toEqual(out);
    const extend = { minutes: 1, scope: 'own', fault: POWER_CUT, note } as const;
    expect(await one.ask['console:extend'](extend)).toEqual(out);
    expect((await one.view()).kind).toBe('exam');
  });

  it('is refused to those who do not invigilate (RM-3), who may note incidents all the same', async () => {
    const { one } = await inExam();
    await one.ask['console:sign-in'](ADMIN);
    expect(await one.ask['console:pause']({ reason: 'unwell', note: '样例' })).toEqual(
      refused({ kind: 'not-allowed' }),
    );
    const incident = { kind: 'machine-fault', about: { kind: 'here' }, text: '键盘故障' } as const;
    expect(await one.ask['console:note-incident'](incident)).toEqual(OK);
    expect(await journalEntries(folder.path, 'incident')).toMatchObject([
      { incident: { kind: 'machine-fault', by: ['XT001'], seat: 1, text: '键盘故障' } },
    ]);
  });
});

describe('pausing (RM-8)', () => {
  it('stops the clock, covers the paper, takes no answer, and moves the end by its length', async () => {
    const { one, session } = await inExam();
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
    expect(await journalEntries(folder.path, 'console-action')).toMatchObject([
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
    const { time } = await resultOf(session);
    expect(time).toMatchObject({ usedMs: 20 * MINUTE, pausedMs: 4 * MINUTE, gapsMs: 0, grantsMs: 0 });
    expect(time.ledger).toMatchObject([
      { kind: 'pause', reason: 'disturbance', note: '隔壁施工', by: ['JK001'], endedBy: ['JK001'] },
    ]);
  });

  it('of five minutes or more looks at the face again first; a third failed try hands over to staff (RM-11)', async () => {
    const { one } = await inExam();
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
    const { one, session } = await inExam();
    clock.advance(10 * MINUTE);
    await one.ask['console:pause']({ reason: 'power-loss', note: '样例' });
    clock.reboot(30 * MINUTE);
    const again = await start();
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
    const { one, session } = await inExam();
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
    const [fault] = await journalEntries(folder.path, 'incident');
    expect(fault).toMatchObject({ incident: { kind: 'power-loss', by: ['JK001'], text: '停电' } });
    await one.ask['console:force-submit']({ reason: 'other', note: '样例' });
    expect((await resultOf(session)).time.ledger).toMatchObject([
      { kind: 'grant', minutes: 8, faultId: fault?.incident.incidentId, by: ['JK001'], isByCode: false },
    ]);
  });

  it('above ten need the 主考 as a second person, by password, and never pass fifty', async () => {
    const { one } = await inExam();
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
    expect((await journalEntries(folder.path, 'incident')).length).toBe(2);
  });

  it('can make good a fault that stands in the record, and nothing that is none', async () => {
    const { one } = await inExam();
    const note = (kind: 'machine-fault' | 'left-seat') =>
      one.ask['console:note-incident']({ kind, about: { kind: 'here' }, text: '样例' });
    await note('machine-fault');
    await note('left-seat');
    const [fault, toilet] = await journalEntries(folder.path, 'incident');
    const recorded = (incidentId: string | undefined) => ({ fault: { kind: 'recorded', incidentId } });
    expect(await one.ask['console:extend'](extend(1, recorded(toilet?.incident.incidentId)))).toEqual(
      refused({ kind: 'no-recorded-fault' }),
    );
    expect(await one.ask['console:extend'](extend(1, recorded(fault?.incident.incidentId)))).toEqual(OK);
    const view = await one.ask['console:view']({});
    expect(view).toMatchObject({ attempt: { grantedMinutes: 1, maxGrantAlone: 9, maxGrantWithHead: 49 } });
  });
});

describe('ending an exam by staff', () => {
  it('collects the paper as it stands and scores it (RM-9)', async () => {
    const { one, session } = await inExam();
    await answerOne(one);
    expect(await one.ask['console:force-submit']({ reason: 'left-room', note: '擅自离场' })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'result', submitCause: 'proctor', answered: 1 });
    const result = await resultOf(session);
    expect(result.ending).toEqual({ kind: 'forced', reason: 'left-room', note: '擅自离场', by: ['JK001'] });
    expect(await journalEntries(folder.path, 'incident')).toMatchObject([
      { incident: { kind: 'forced-submission', by: ['JK001'] } },
    ]);
  });

  it('stops one that is unwell: sealed and scored, and the seat shows no score', async () => {
    const { one, session } = await inExam();
    expect(await one.ask['console:stop']({ reason: 'unwell', note: '头晕' })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'result-held', because: 'stopped' });
    const result = await resultOf(session);
    expect(result).toMatchObject({ submitCause: 'stopped', ending: { reason: 'unwell', usesAttempt: true } });
    expect(JSON.stringify(await one.view())).not.toContain('total');
  });

  it('promises another date with the 主考’s signature only, and then the attempt is not used (RM-10)', async () => {
    const { one, session } = await inExam();
    const stop = { reason: 'reschedule', note: '停电 60 分钟' } as const;
    expect(await one.ask['console:stop'](stop)).toEqual(refused({ kind: 'site-head-needed' }));
    expect(await one.ask['console:stop']({ ...stop, second: HEAD })).toEqual(OK);
    expect(await one.view()).toMatchObject({ kind: 'result-held', because: 'reschedule' });
    expect((await resultOf(session)).ending).toMatchObject({ usesAttempt: false, by: ['JK001', 'KD001'] });
  });

  it('can end one that stands still after a restart, without the paper being shown again', async () => {
    const { one } = await inExam();
    await answerOne(one);
    clock.reboot(3 * MINUTE);
    const again = await start();
    await openSession(again);
    await again.ask['console:sign-in'](FIRST);
    expect(await again.ask['console:stop']({ reason: 'unwell', note: '样例' })).toEqual(OK);
    expect((await again.view()).kind).toBe('result-held');
  });
});

describe('conduct (RM-13)', () => {
  const report = { level: 'serious', note: '使用手机' } as const;

  it('takes two signatures, leaves the exam as it is, and shows 待处理 at the end instead of a score', async () => {
    const { one, session } = await inExam();
    expect(await one.ask['console:mark-conduct']({ ...report, second: FIRST })).toEqual(
      refused({ kind: 'same-person-twice' }),
    );
    expect(await one.ask['console:mark-conduct']({ ...report, second: ADMIN })).toEqual(
      refused({ kind: 'not-allowed' }),
    );
    expect(await one.ask['console:mark-conduct']({ ...report, second: SECOND })).toEqual(OK);
    expect(JSON.stringify(await one.view())).not.toContain('serious');
    expect((await answerOne(one)).ok).toBe(true);
    await one.ask['console:force-submit']({ reason: 'conduct', note: '样例' });
    expect(await one.view()).toMatchObject({ kind: 'result-held', because: 'pending' });
    const result = await resultOf(session);
    expect(result.conduct).toMatchObject([{ level: 'serious', note: '使用手机', by: ['JK001', 'JK002'] }]);
    expect(result.claimed.total).toBeGreaterThanOrEqual(0);
  });

  it('that was seen after the end stands in the room’s record', async () => {
    const { one, session } = await inExam();
    await one.ask['console:force-submit']({ reason: 'other', note: '样例' });
    expect(await one.ask['console:mark-conduct']({ ...report, second: SECOND })).toEqual(OK);
    expect((await resultOf(session)).conduct).toEqual([]);
    expect((await journalEntries(folder.path, 'incident')).at(-1)).toMatchObject({
      incident: { kind: 'conduct', by: ['JK001', 'JK002'], facts: { level: 'serious' } },
    });
  });
});

describe('a wall clock that is set (RM-17)', () => {
  it('becomes one incident and moves nothing', async () => {
    const { one } = await inExam();
    await one.station.beat();
    clock.advance(MINUTE);
    clock.jumpWall(-24 * 60 * MINUTE);
    await one.station.beat();
    await one.station.beat();
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 119 * MINUTE });
    const jumps = (await journalEntries(folder.path, 'incident')).filter(
      ({ incident }) => incident.kind === 'clock-jump',
    );
    expect(jumps).toMatchObject([{ incident: { by: [], facts: { jumpSeconds: -86_400 } } }]);
  });
});

describe('the start of a room (RM-4, RM-6)', () => {
  const inRoom = (startsInMinutes: number): Options => ({
    policy: { startMode: 'room', earliestSubmitMinutes: 30, ...PATIENT },
    adjust: (content: PackageContent) => ({
      ...content,
      session: { ...content.session, startsAtMs: clock.now().wallMs + startsInMinutes * MINUTE },
    }),
  });

  async function toReady(options: Options): Promise<{ one: RunningStation; plannedMs: number }> {
    const { content } = await stationFolder(folder.path, clock, options);
    const one = await start();
    await openSession(one);
    await one.ask['check-in:identify']({ number: content.candidates[0]?.admissionNo ?? '' });
    await one.ask['check-in:consent']({ isGiven: true });
    await one.ask['check-in:face-measured'](GOOD_FACE);
    expect((await one.view()).kind).toBe('ready');
    await one.ask['console:sign-in'](FIRST);
    return { one, plannedMs: content.session.startsAtMs };
  }

  it('is armed by an invigilator, and the ready seat starts by itself at T0', async () => {
    const { one, plannedMs } = await toReady(inRoom(2));
    expect(await one.ask['console:start-room']({ startsAtMs: plannedMs, note: '按计划' })).toEqual(OK);
    await one.station.beat();
    expect((await one.view()).kind).toBe('ready');
    clock.advance(2 * MINUTE);
    await one.station.beat();
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 120 * MINUTE });
  });

  it('can be moved by the 主考 alone, and then the end is counted from the new T0, after a restart too', async () => {
    const { one, plannedMs } = await toReady(inRoom(-20));
    const later = { startsAtMs: plannedMs + 15 * MINUTE, note: '设备故障推迟' };
    expect(await one.ask['console:start-room'](later)).toEqual(refused({ kind: 'site-head-needed' }));
    expect(await one.ask['console:start-room']({ ...later, second: HEAD })).toEqual(OK);
    await one.station.close();
    running = [];
    const again = await start();
    await openSession(again);
    const content = again.station.desk.memory.session?.opened.content;
    if (content === undefined) throw new Error('no session');
    await again.ask['check-in:identify']({ number: content.candidates[0]?.admissionNo ?? '' });
    await again.ask['check-in:consent']({ isGiven: true });
    await again.ask['check-in:face-measured'](GOOD_FACE);
    await again.station.beat();
    expect(await again.view()).toMatchObject({ kind: 'exam', remainingMs: 115 * MINUTE });
  });

  it('does not move once somebody has begun', async () => {
    const { one, plannedMs } = await toReady(inRoom(0));
    await one.ask['exam:start']({});
    expect(await one.ask['console:start-room']({ startsAtMs: plannedMs, note: '样例' })).toEqual(
      refused({ kind: 'not-now' }),
    );
  });
});

describe('accommodations (features 19)', () => {
  const approved = (more: object = {}): Options => ({
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
    const { one, session } = await inExam(approved());
    expect(await one.view()).toMatchObject({
      kind: 'exam',
      remainingMs: 150 * MINUTE,
      breaksLeft: 1,
      candidate: { aids: { textPercent: 150, highContrast: true, readAloud: false } },
    });
    await one.ask['console:force-submit']({ reason: 'other', note: '样例' });
    const result = await resultOf(session);
    expect(result.accommodation).toMatchObject({ durationPercent: 125, approvedBy: '演示考务办' });
    expect(result.time.durationMs).toBe(150 * MINUTE);
  });

  it('give a break that stops the clock, as often as approved and no longer than approved', async () => {
    const { one } = await inExam(approved({ durationPercent: 100 }));
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
    const { one } = await inExam(approved({ durationPercent: 100 }));
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
    await one.ask['exam:resume']({ grantMinutes: 0, cause: 'power-loss', note: '返回座位' });
    await one.ask['check-in:face-measured'](GOOD_FACE);
    expect(await one.view()).toMatchObject({ kind: 'exam', remainingMs: 117 * MINUTE });
  });
});
