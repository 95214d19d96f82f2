import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IpcEventPayload } from '../../../src-shared/contracts/ipc/events';
import type { PresenceLook } from '../../../src-shared/domain/presence/presence-verdict';
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
import { faultyDisk } from '../../builders/faulty-disk';
import { tempFolder } from '../../builders/temp-folder';

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;
let questions: IpcEventPayload<'presence'>[];

const PRESENCE = {
  isOn: true,
  minSeconds: 60,
  maxSeconds: 300,
  answerSeconds: 15,
  soonSeconds: 20,
  misses: 2,
  outOf: 3,
  doubtsInARow: 6,
};

const run = () =>
  runStation(folder.path, clock, undefined, undefined, { push: { presence: (q) => questions.push(q) } });

beforeEach(async () => {
  folder = await tempFolder('presence');
  clock = testClock();
  session = await stationFolder(folder.path, clock, { policy: { presence: PRESENCE } });
  questions = [];
  one = await run();
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const SAME: PresenceLook = { kind: 'seen', toPhoto: GOOD_FACE.measurement };
const NOBODY: PresenceLook = { kind: 'seen', toPhoto: { kind: 'no-face', luma: 120 } };

async function beatAfter(seconds: number): Promise<void> {
  clock.advance(seconds * 1000);
  await one.station.beat();
}

/** The question that is open now. */
function question(): IpcEventPayload<'presence'> {
  const last = questions.at(-1);
  if (last === undefined) throw new Error('nothing was asked');
  return last;
}

const answer = (look: PresenceLook, change: object = {}) => {
  const { attemptId, checkId } = question();
  return one.ask['presence:answer']({ attemptId, checkId, look, ...change });
};

function attempt() {
  const { current } = one.station.desk.memory;
  if (current?.kind !== 'started') throw new Error(`the attempt is ${current?.kind}`);
  return current;
}

const incidents = () => one.station.desk.memory.incidents;

async function sit(): Promise<void> {
  await openSession(one);
  await toExam(one, session.content);
  await one.station.beat();
}

describe('looks at the seat during the exam', () => {
  beforeEach(sit);

  it('come soon after the start and then at random between the policy’s bounds', async () => {
    await beatAfter(19);
    expect(questions).toHaveLength(0);
    await beatAfter(1);
    expect(questions).toHaveLength(1);
    await answer(SAME);
    // The dice of this station always show one half: (60 + 300) / 2.
    await beatAfter(179);
    expect(questions).toHaveLength(1);
    await beatAfter(1);
    expect(questions).toHaveLength(2);
    expect(attempt().presence).toMatchObject({ checks: 1, present: 1 });
  });

  it('journal the numbers and the verdict, and nothing else', async () => {
    await beatAfter(20);
    await answer(NOBODY);
    const written = one.station.desk.memory.events.get(attempt().attemptId)?.at(-1);
    expect(written).toEqual({
      kind: 'presence-checked',
      attemptId: attempt().attemptId,
      at: clock.now(),
      cause: 'after-start',
      look: NOBODY,
      verdict: { kind: 'no-face' },
    });
  });

  it('change nothing that the candidate sees', async () => {
    const before = await one.view();
    await beatAfter(20);
    await answer(NOBODY);
    const { remainingMs: _before, ...shownBefore } = before as { remainingMs: number };
    const { remainingMs: _after, ...shownAfter } = (await one.view()) as unknown as { remainingMs: number };
    expect(shownAfter).toEqual(shownBefore);
  });

  it('look again soon after a miss, and raise an incident with the second of three', async () => {
    await beatAfter(20);
    await answer(NOBODY);
    expect(attempt().presence.incidents).toBe(0);
    await beatAfter(20);
    await answer(NOBODY);
    expect(attempt().presence).toMatchObject({ checks: 2, incidents: 1 });
    expect(incidents()).toMatchObject([
      {
        kind: 'presence-no-face',
        attemptId: attempt().attemptId,
        seat: 1,
        by: [],
        facts: { cause: 'after-miss', verdict: 'no-face' },
      },
    ]);
    expect((await one.view()).kind).toBe('exam');
  });

  it('count a page that does not answer in time as a camera that cannot see', async () => {
    await beatAfter(20);
    await beatAfter(16);
    expect(attempt().presence.recent).toEqual([{ kind: 'cannot-tell', why: 'no-answer' }]);
    await beatAfter(20);
    await beatAfter(16);
    expect(incidents()).toMatchObject([{ kind: 'camera-lost', facts: { why: 'no-answer' } }]);
    expect((await one.view()).kind).toBe('exam');
  });

  it.each([
    ['an answer to no question', async () => undefined, {}],
    ['an answer with another number', () => beatAfter(20), { checkId: 'f'.repeat(32) }],
    ['an answer for another attempt', () => beatAfter(20), { attemptId: 'e'.repeat(32) }],
  ])('%s is refused and counts nothing', async (_, before, change) => {
    await before();
    if (questions.length === 0)
      questions.push({ attemptId: attempt().attemptId, checkId: 'a'.repeat(32) as never, answerWithinMs: 1 });
    expect(await answer(SAME, change)).toEqual({ ok: false, error: { kind: 'not-now' } });
    expect(attempt().presence.checks).toBe(0);
  });

  it('an answer that comes too late, or twice, counts nothing', async () => {
    await beatAfter(20);
    clock.advance(15_001);
    expect((await answer(SAME)).ok).toBe(false);
    await one.station.beat();
    await beatAfter(20);
    expect((await answer(SAME)).ok).toBe(true);
    expect((await answer(SAME)).ok).toBe(false);
    expect(attempt().presence).toMatchObject({ checks: 2, present: 1 });
  });

  it('an unplugged camera is looked at at once, and is an incident only if it stays away', async () => {
    await beatAfter(20);
    await answer(SAME);
    await beatAfter(30);
    const { attemptId } = attempt();
    expect(await one.ask['presence:camera-changed']({ attemptId, isOn: false })).toEqual({
      ok: true,
      value: {},
    });
    await one.station.beat();
    expect(questions).toHaveLength(2);
    await answer({ kind: 'unseen', why: 'camera-lost' });
    await beatAfter(20);
    await answer({ kind: 'unseen', why: 'camera-lost' });
    expect(attempt().presence.incidents).toBe(1);
    // Plugged in again: seen at the next look, and the exam has gone on all the time.
    await one.ask['presence:camera-changed']({ attemptId, isOn: true });
    await beatAfter(20);
    await answer(SAME);
    expect(attempt().presence).toMatchObject({ incidents: 1, raisedSincePresent: [] });
    expect(incidents()).toMatchObject([{ kind: 'camera-lost', facts: { why: 'camera-lost' } }]);
  });

  it('a page that cries “camera” all the time is not asked all the time', async () => {
    const { attemptId } = attempt();
    await beatAfter(20);
    await answer(SAME);
    for (let i = 0; i < 40; i++) {
      await one.ask['presence:camera-changed']({ attemptId, isOn: i % 2 === 0 });
      await beatAfter(1);
      if (questions.length > attempt().presence.checks) await answer(SAME);
    }
    expect(attempt().presence.checks).toBeLessThanOrEqual(3);
  });

  it('go on after a kill: the tally is in the journal, and the first look comes soon (RM-11)', async () => {
    await beatAfter(20);
    await answer(NOBODY);
    await one.station.close();
    clock.advance(60_000);
    one = await run();
    await openSession(one);
    expect((await one.view()).kind).toBe('suspended');
    await beatAfter(300);
    expect(questions).toHaveLength(1);
    await one.ask['exam:resume']({ cause: 'power-loss', grantMinutes: 0, note: '样例' });
    await one.ask['check-in:face-measured'](GOOD_FACE);
    await one.station.beat();
    await beatAfter(20);
    expect(questions).toHaveLength(2);
    await answer(NOBODY);
    expect(attempt().presence).toMatchObject({ checks: 2, incidents: 1 });
    // A page that was loaded anew needs the photograph again to compare.
    expect((await one.ask['check-in:photo']({})).ok).toBe(true);
  });

  it('note an incident after all that a full disk refused at the moment, once', async () => {
    await one.station.close();
    let isFull = false;
    const disk = faultyDisk((call) => (isFull && call === 'append' ? 'EIO' : undefined));
    one = await runStation(folder.path, clock, disk, undefined, {
      push: { presence: (q) => questions.push(q) },
    });
    await openSession(one);
    await one.ask['exam:resume']({ cause: 'power-loss', grantMinutes: 0, note: '样例' });
    await one.ask['check-in:face-measured'](GOOD_FACE);
    await one.station.beat();
    await beatAfter(20);
    await answer(NOBODY);
    await beatAfter(20);
    // The look gets onto the disk; the incident behind it does not.
    const { append } = one.station.desk;
    let appends = 0;
    Object.assign(one.station.desk, {
      append: (entries: Parameters<typeof append>[0]) => {
        appends += 1;
        isFull = appends === 2;
        return append(entries);
      },
    });
    await answer(NOBODY);
    expect(attempt().presence.incidents).toBe(1);
    expect(incidents().filter((one) => one.kind.startsWith('presence'))).toEqual([]);
    await beatAfter(1);
    await beatAfter(1);
    // The stop of the station stands before it.
    expect(incidents()).toMatchObject([{ kind: 'power-loss' }, { kind: 'presence-no-face' }]);
  });

  it('end when the consent is taken back: no question, no photograph, answers kept (LW-2)', async () => {
    const paper = await one.ask['exam:paper']({});
    if (!paper.ok) throw new Error('no paper');
    const question = paper.value.paper.questions[0];
    if (question?.kind !== 'choice') throw new Error('a case comes first');
    const [first] = question.item.options;
    if (first === undefined) throw new Error('no option');
    const { attemptId } = attempt();
    await one.ask['exam:answer']({ attemptId, itemId: question.item.id, chosen: [first.id] });
    await beatAfter(20);
    expect(await one.ask['presence:withdraw-consent']({ attemptId })).toEqual({ ok: true, value: {} });
    expect((await answer(SAME)).ok).toBe(false);
    await beatAfter(600);
    expect(questions).toHaveLength(1);
    expect(await one.view()).toMatchObject({ kind: 'exam', faceChecks: 'withdrawn' });
    expect((await one.ask['check-in:photo']({})).ok).toBe(false);
    expect(attempt().answers.size).toBe(1);
    expect((await one.ask['presence:withdraw-consent']({ attemptId })).ok).toBe(false);
    expect((await one.ask['exam:submit']({ attemptId })).ok).toBe(true);
    expect((await one.view()).kind).toBe('result');
  });
});

describe('who is not looked at', () => {
  it('a person whom staff recognised: the same exam, no question, no photograph on the page (LW-3)', async () => {
    await openSession(one);
    await one.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });
    await one.ask['check-in:consent']({ isGiven: false });
    await one.ask['check-in:verify-manually']({
      reason: 'camera-refused',
      note: '样例',
      staff: [
        { staffId: 'JK001', password: 'jia-password' },
        { staffId: 'JK002', password: 'yi-password' },
      ],
    });
    expect(await one.view()).toMatchObject({ kind: 'ready', faceChecks: 'off' });
    await one.ask['exam:start']({});
    await one.station.beat();
    await beatAfter(700);
    expect(questions).toHaveLength(0);
    expect(await one.view()).toMatchObject({ kind: 'exam', faceChecks: 'off' });
    expect((await one.ask['check-in:photo']({})).ok).toBe(false);
  });

  it('a person who takes the consent back before the start: the identity stands, the exam begins (LW-2)', async () => {
    await openSession(one);
    const number = session.content.candidates[0]?.admissionNo ?? '';
    await one.ask['check-in:identify']({ number });
    await one.ask['check-in:consent']({ isGiven: true });
    await one.ask['check-in:face-measured'](GOOD_FACE);
    const attemptId = one.station.desk.memory.current?.attemptId;
    if (attemptId === undefined) throw new Error('nobody is here');
    expect((await one.ask['presence:withdraw-consent']({ attemptId })).ok).toBe(true);
    expect(await one.view()).toMatchObject({ kind: 'ready', identifiedBy: 'face', faceChecks: 'withdrawn' });
    expect((await one.ask['exam:start']({})).ok).toBe(true);
    await one.station.beat();
    await beatAfter(700);
    expect(questions).toHaveLength(0);
  });

  it('anybody at a real exam by way of the demonstration clip', async () => {
    await one.station.close();
    await folder.remove();
    folder = await tempFolder('presence-real');
    session = await stationFolder(folder.path, clock, {
      policy: { presence: PRESENCE },
      adjust: (content) => ({ ...content, isDemonstration: false }),
    });
    one = await run();
    await openSession(one);
    const camera = { measurement: { ...GOOD_FACE.measurement, source: 'camera' as const } };
    await one.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });
    await one.ask['check-in:consent']({ isGiven: true });
    await one.ask['check-in:face-measured'](camera);
    await one.ask['exam:start']({});
    await one.station.beat();
    await beatAfter(20);
    expect((await answer(SAME)).ok).toBe(false);
    expect((await answer({ kind: 'seen', toPhoto: camera.measurement })).ok).toBe(true);
  });
});

describe('the demonstration clip', () => {
  it.each([
    ['demonstration-clip', true],
    ['camera', false],
  ] as const)(
    'stands in during the exam only for who was recognised by it: %s',
    async (source, isOffered) => {
      await openSession(one);
      await one.ask['check-in:identify']({ number: session.content.candidates[0]?.admissionNo ?? '' });
      await one.ask['check-in:consent']({ isGiven: true });
      await one.ask['check-in:face-measured']({ measurement: { ...GOOD_FACE.measurement, source } });
      await one.ask['exam:start']({});
      // A camera that is unplugged is missed, and no clip looks on in its place.
      expect('demoClip' in (await one.view())).toBe(isOffered);
    },
  );
});
