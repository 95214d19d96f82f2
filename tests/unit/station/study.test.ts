import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordBody } from '../../../src-crypto/record-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import type { PackageContent } from '../../../src-shared/contracts/package/package-content';
import { HoursRecord } from '../../../src-shared/domain/record/hours-record';
import {
  GOOD_FACE,
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
} from '../../builders/build-station';
import { demonstrationPolicy } from '../../builders/demonstration-policy';
import { faultyDisk } from '../../builders/faulty-disk';
import { fine } from '../../builders/fine';
import { journalEntries } from '../../builders/journal-entries';
import { tempFolder } from '../../builders/temp-folder';
import { tornDisk } from '../../builders/torn-disk';

const SELF_STUDY = 'demo-safety-10';
const CLASS = 'demo-quality-90';
const MINUTE = 60_000;

let folder: Awaited<ReturnType<typeof tempFolder>>;
let clock: TestClock;
let session: TestSession;
let one: RunningStation;

beforeEach(async () => {
  folder = await tempFolder('study');
  clock = testClock();
  session = await stationFolder(folder.path, clock);
  one = await runStation(folder.path, clock);
  await openSession(one);
});
afterEach(async () => {
  await one.station.close();
  await folder.remove();
});

const staff = { staffId: 'JK001', password: 'jia-password' };
const second = { staffId: 'JK002', password: 'yi-password' };

async function openCourse(courseId: string): Promise<void> {
  await fine(one.ask['console:sign-in'](staff));
  await fine(one.ask['console:study']({ act: { kind: 'open', courseId }, note: '开课' }));
}
function numberOf({ content }: { readonly content: PackageContent }, seat: number): string {
  return content.candidates.find((candidate) => candidate.seat === seat)?.admissionNo ?? '';
}
async function signIn(seat = 1): Promise<void> {
  await fine(one.ask['study:identify']({ number: numberOf(session, seat), errand: 'sign-in' }));
  await fine(one.ask['check-in:consent']({ isGiven: true }));
  await fine(one.ask['check-in:face-measured'](GOOD_FACE));
}
/** Time passes as at a station: a beat a second, here every 5. */
async function pass(minutes: number): Promise<void> {
  for (let ms = 0; ms < minutes * MINUTE; ms += 5000) {
    clock.advance(5000);
    await one.station.beat();
  }
}
async function viewOf<K extends StationView['kind']>(kind: K) {
  const view = await one.view();
  if (view.kind !== kind) throw new Error(`the screen shows ${view.kind}`);
  return view as Extract<StationView, { readonly kind: K }>;
}
const seat = async () => (await viewOf('studying')).seat;
async function showUp(): Promise<void> {
  await fine(one.ask['study:errand']({ sittingId: (await seat()).sittingId, errand: 'show-up' }));
  await fine(one.ask['check-in:face-measured'](GOOD_FACE));
}
async function signOut(): Promise<void> {
  await fine(one.ask['study:errand']({ sittingId: (await seat()).sittingId, errand: 'sign-out' }));
  if ((await one.view()).kind === 'face-check') await fine(one.ask['check-in:face-measured'](GOOD_FACE));
}
async function passQuiz(): Promise<void> {
  const quiz = await one.ask['study:quiz']({});
  if (!quiz.ok) throw new Error('no quiz');
  const items = new Map(session.content.bank.items.map((item) => [item.id, item]));
  const answers = quiz.value.items.map(({ id }) => {
    const item = items.get(id);
    return { itemId: id, chosen: item !== undefined && 'key' in item ? [...item.key] : [] };
  });
  expect(await one.ask['study:hand-in-quiz']({ answers })).toMatchObject({
    ok: true,
    value: { isPass: true },
  });
}
async function hours(): Promise<readonly HoursRecord[]> {
  return (await journalEntries(folder.path, 'record')).map(({ envelope }) => {
    const text = openRecordBody(suiteB, envelope, session.centreKeys.box);
    return HoursRecord.parse(JSON.parse(text ?? ''));
  });
}
async function restart(downMs: number, disk?: Parameters<typeof runStation>[2]): Promise<void> {
  await one.station.close();
  clock.reboot(downMs);
  one = await runStation(folder.path, clock, disk);
  await openSession(one);
}

describe('a class at a station that is locked down', () => {
  type During = ReturnType<typeof demonstrationPolicy>['lockdown']['duringStudy'];
  async function lockedClass(duringStudy: During): Promise<void> {
    await one.station.close();
    await folder.remove();
    folder = await tempFolder('study-locked');
    session = await stationFolder(folder.path, clock, {
      policy: { lockdown: { ...demonstrationPolicy().lockdown, duringStudy } },
    });
    one = await runStation(folder.path, clock);
    await openSession(one);
    await openCourse(SELF_STUDY);
    expect(one.station.desk.memory.lockdown.isOn).toBe(false);
    await signIn();
  }
  const display = { kind: 'display-changed', what: 'added', displays: 2, label: '样例' } as const;
  const unlock = { staff, minutes: 0, cause: 'disturbance', note: '同学走过碰到键盘（样例）' } as const;

  it('is not locked where the policy does not say so', async () => {
    await lockedClass('off');
    expect(one.station.desk.memory.lockdown.isOn).toBe(false);
  });

  it('covers the page when the window is lost, shows nothing under it, and staff open it again', async () => {
    await lockedClass('cover');
    expect(one.station.desk.memory.lockdown.isOn).toBe(true);
    await one.station.noticed(display);
    expect(await viewOf('study-covered')).toMatchObject({ because: 'display-changed' });
    expect(await one.ask['study:page']({ pageNo: 1 })).toMatchObject({ ok: false });
    expect(await one.ask['study:quiz']({})).toMatchObject({ ok: false });
    // Long enough for a check to come and be missed, if one came to a covered page.
    await pass(20);
    expect(
      await one.ask['lockdown:unlock']({ ...unlock, staff: { ...staff, password: 'falsch' } }),
    ).toMatchObject({ error: { kind: 'unknown-staff-or-wrong-password' } });
    await fine(one.ask['lockdown:unlock'](unlock));
    expect(await seat()).toMatchObject({ stage: 'present', lostMinutes: 0 });
    expect(await one.ask['study:page']({ pageNo: 1 })).toMatchObject({ ok: true });
    const incidents = (await journalEntries(folder.path, 'incident')).map((entry) => entry.incident);
    expect(incidents).toMatchObject([
      { kind: 'display-changed', facts: { consequence: 'cover' } },
      { kind: 'other', by: ['JK001'], facts: { because: 'display-changed', coveredSeconds: 20 * 60 } },
    ]);
    expect(incidents.every(({ candidateId }) => candidateId !== undefined)).toBe(true);
  });

  it.each([
    ['warn', { kind: 'display-changed', count: 1 }],
    ['log', undefined],
  ] as const)('goes no further than the policy’s %s', async (most, lockdownWarning) => {
    await lockedClass(most);
    await one.station.noticed(display);
    const view = await viewOf('studying');
    expect(view.lockdownWarning).toEqual(lockdownWarning);
    expect((await journalEntries(folder.path, 'incident'))[0]?.incident.facts).toMatchObject({
      consequence: most,
    });
  });
});

describe('self-study at a seat (CE-10)', () => {
  it('begins with a look, counts while the person is there, and ends with a sentence and a record', async () => {
    await openCourse(SELF_STUDY);
    expect((await viewOf('study-home')).people).toEqual([]);
    await signIn();
    await pass(4);
    expect(await seat()).toMatchObject({ stage: 'present', minutes: 4, isByFace: true });
    await pass(3);
    await passQuiz();
    await signOut();
    const { outcome } = await viewOf('study-done');
    // 09:00 to 09:07 is 7 minutes: 0.1 of a 学时 is 4.5.
    expect(outcome).toMatchObject({
      minutes: 7,
      credit: { kind: 'credited', tenths: 1, label: 2026, from: '2026-01-09', to: '2027-01-08' },
    });
    const [record, ...more] = await hours();
    expect(more).toEqual([]);
    expect(record).toMatchObject({ courseId: SELF_STUDY, entryNo: 1, tenths: 1, effectiveMs: 7 * MINUTE });
    await fine(one.ask['study:leave']({}));
    expect((await viewOf('study-home')).people).toEqual([]);
  });

  it('gives its pages and its quiz to who sits there, and never a key', async () => {
    await openCourse(SELF_STUDY);
    expect(await one.ask['study:page']({ pageNo: 1 })).toMatchObject({ ok: false });
    await signIn();
    expect(await one.ask['study:page']({ pageNo: 1 })).toMatchObject({ ok: true, value: { kind: 'text' } });
    expect(await one.ask['study:page']({ pageNo: 99 })).toMatchObject({ ok: false });
    const quiz = await one.ask['study:quiz']({});
    expect(JSON.stringify(quiz)).not.toMatch(/"key"|rationale|source/);
  });

  it('without its quiz gives no hours and makes no record, and says so', async () => {
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(4.75);
    await signOut();
    expect((await viewOf('study-done')).outcome.credit).toMatchObject({ kind: 'none', why: 'quiz-not-sat' });
    expect(await hours()).toEqual([]);
  });

  it('asks at a moment of the dice, and takes back what was not seen when nobody answers', async () => {
    await one.station.close();
    one = await runStation(folder.path, clock, undefined, undefined, { dice: () => 0 });
    await openSession(one);
    await openCourse(SELF_STUDY);
    await signIn();
    // The shortest interval of the policy is 300 s, the answer has 180 s.
    await pass(4);
    expect((await seat()).stage).toBe('present');
    await pass(1.5);
    expect(await seat()).toMatchObject({ stage: 'asked', minutes: 5 });
    await pass(4);
    expect(await seat()).toMatchObject({ stage: 'away', awayBecause: 'missed', minutes: 0, lostMinutes: 8 });
    await pass(10);
    expect((await seat()).minutes).toBe(0);
    await showUp();
    await pass(2);
    expect(await seat()).toMatchObject({ stage: 'present', minutes: 2 });
  });

  it('an answer in time keeps every minute', async () => {
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(10.25);
    expect((await seat()).stage).toBe('asked');
    await showUp();
    expect(await seat()).toMatchObject({ stage: 'present', minutes: 10, lostMinutes: 0 });
  });

  it('has room for one person', async () => {
    await openCourse(SELF_STUDY);
    await signIn();
    const other = await one.ask['study:identify']({ number: numberOf(session, 2), errand: 'sign-in' });
    expect(other).toEqual({ ok: false, error: { kind: 'seat-in-use' } });
  });

  it('does not turn into an exam when the page asks for one', async () => {
    await openCourse(SELF_STUDY);
    await fine(one.ask['study:identify']({ number: numberOf(session, 1), errand: 'sign-in' }));
    await fine(one.ask['check-in:consent']({ isGiven: true }));
    expect(await one.ask['exam:start']({})).toMatchObject({ ok: false });
    await fine(one.ask['check-in:face-measured'](GOOD_FACE));
    expect(await one.ask['exam:start']({})).toMatchObject({ ok: false });
    expect(await one.ask['check-in:identify']({ number: numberOf(session, 2) })).toMatchObject({ ok: false });
  });
});

describe('a class at one station', () => {
  it('takes one after the other in, and calls each by name', async () => {
    await openCourse(CLASS);
    await signIn(1);
    await pass(1);
    await signIn(2);
    await pass(1);
    const { people } = await viewOf('study-home');
    expect(people.map(({ minutes, stage }) => [minutes, stage])).toEqual([
      [2, 'present'],
      [1, 'present'],
    ]);
    const again = await one.ask['study:identify']({ number: numberOf(session, 1), errand: 'sign-in' });
    expect(again).toEqual({ ok: false, error: { kind: 'signed-in-already' } });
    const third = await one.ask['study:identify']({ number: numberOf(session, 3), errand: 'sign-out' });
    expect(third).toEqual({ ok: false, error: { kind: 'not-signed-in' } });
  });

  it('lets a person who refuses the camera in by two staff, and staff confirm them (LW-3, RM-5)', async () => {
    await openCourse(CLASS);
    await fine(one.ask['study:identify']({ number: numberOf(session, 1), errand: 'sign-in' }));
    await fine(one.ask['check-in:consent']({ isGiven: false }));
    expect((await one.view()).kind).toBe('manual-check');
    await fine(
      one.ask['check-in:verify-manually']({
        reason: 'camera-refused',
        note: '本人不同意人脸核验',
        staff: [staff, second],
      }),
    );
    await pass(9);
    await fine(one.ask['console:sign-in'](staff));
    const [member] = (await viewOf('study-home')).people;
    if (member === undefined) throw new Error('nobody');
    const act = { kind: 'sign-out', sittingId: member.sittingId } as const;
    await fine(one.ask['console:study']({ act, note: '当面确认' }));
    const [record] = await hours();
    expect(record).toMatchObject({
      tenths: 2,
      signedInBy: { kind: 'manual' },
      signedOutBy: { kind: 'staff' },
    });
  });

  it('stands still while it is paused, and who is said to be absent loses what was not seen', async () => {
    await openCourse(CLASS);
    await signIn(1);
    await pass(4);
    await fine(one.ask['console:sign-in'](staff));
    await fine(one.ask['console:study']({ act: { kind: 'pause' }, note: '课间' }));
    await pass(3);
    await fine(one.ask['console:sign-in'](staff));
    await fine(one.ask['console:study']({ act: { kind: 'end-pause' }, note: '上课' }));
    await pass(1);
    const [member] = (await viewOf('study-home')).people;
    expect(member?.minutes).toBe(5);
    const act = { kind: 'absent', sittingId: member?.sittingId ?? '' } as never;
    await fine(one.ask['console:study']({ act, note: '离开教室' }));
    expect((await viewOf('study-home')).people).toMatchObject([{ minutes: 0, stage: 'away' }]);
  });

  it('signs everybody out when it is closed, with a record for each that gave hours', async () => {
    await openCourse(CLASS);
    await signIn(1);
    await signIn(2);
    await pass(9.25);
    await fine(one.ask['console:sign-in'](staff));
    await fine(one.ask['console:study']({ act: { kind: 'close' }, note: '下课' }));
    expect((await hours()).map(({ tenths }) => tenths)).toEqual([2, 2]);
    expect((await one.view()).kind).toBe('check-in');
    expect(one.station.strip().pendingCount).toBe(2);
  });

  it('numbers a second sitting of the same course on, and gives no more than the course has (CE-11)', async () => {
    await openCourse(SELF_STUDY);
    for (const minutes of [9, 9]) {
      await signIn(1);
      await pass(minutes);
      if ((await seat()).stage === 'asked') await showUp();
      await passQuiz();
      await signOut();
      await fine(one.ask['study:leave']({}));
    }
    const records = await hours();
    // Ten planned minutes are 0.2 学时: the first sitting takes them all.
    expect(records.map(({ entryNo, tenths }) => [entryNo, tenths])).toEqual([[1, 2]]);
  });

  it('is for those in its plan, and is opened by those who may', async () => {
    await one.station.close();
    const [first] = session.content.session.study?.trainees ?? [];
    await folder.remove();
    folder = await tempFolder('study');
    session = await stationFolder(folder.path, clock, {
      adjust: (content) => {
        const { study } = content.session;
        if (study === undefined || first === undefined) throw new Error('no plan');
        return { ...content, session: { ...content.session, study: { ...study, trainees: [first] } } };
      },
    });
    one = await runStation(folder.path, clock);
    await openSession(one);
    const act = { kind: 'open', courseId: CLASS } as const;
    expect(await one.ask['console:study']({ act, note: '开课' })).toMatchObject({
      error: { kind: 'console-signed-out' },
    });
    await fine(one.ask['console:sign-in']({ staffId: 'XT001', password: 'admin-password' }));
    expect(await one.ask['console:study']({ act, note: '开课' })).toMatchObject({
      error: { kind: 'not-allowed' },
    });
    await openCourse(CLASS);
    const other = await one.ask['study:identify']({ number: numberOf(session, 2), errand: 'sign-in' });
    expect(other).toEqual({ ok: false, error: { kind: 'not-in-class' } });
  });
});

describe('a station that stops in the middle of a class', () => {
  it('goes on with the minutes that were on disk, once the person is seen again', async () => {
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(6);
    await restart(20 * MINUTE);
    expect(await seat()).toMatchObject({ stage: 'away', awayBecause: 'interrupted', minutes: 6 });
    await pass(5);
    expect((await seat()).minutes).toBe(6);
    await showUp();
    await pass(2);
    await passQuiz();
    await signOut();
    const [record] = await hours();
    expect(record).toMatchObject({ tenths: 1, effectiveMs: 8 * MINUTE, lostMs: 0 });
  });

  it('keeps the class and its people, and asks none of them to sign in again', async () => {
    await openCourse(CLASS);
    await signIn(1);
    await signIn(2);
    await pass(2);
    await restart(MINUTE);
    expect((await viewOf('study-home')).people).toHaveLength(2);
  });

  it('makes a record good that a torn write left out, and never makes it twice', async () => {
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(4.75);
    await passQuiz();
    const torn = tornDisk();
    await restart(1000, torn.disk);
    await showUp();
    torn.arm();
    const { sittingId } = await seat();
    expect(await one.ask['study:errand']({ sittingId, errand: 'sign-out' })).toMatchObject({ ok: false });
    expect(await hours()).toEqual([]);
    await restart(1000);
    const made = await hours();
    expect(made).toMatchObject([{ tenths: 1, signedOutBy: { kind: 'face' } }]);
    await restart(1000);
    expect(await hours()).toEqual(made);
  });

  it('tells nobody that they are signed out when the disk did not take it', async () => {
    await one.station.close();
    let isFull = false;
    one = await runStation(
      folder.path,
      clock,
      faultyDisk((call) => (isFull && call === 'append' ? 'ENOSPC' : undefined)),
    );
    await openSession(one);
    await openCourse(SELF_STUDY);
    await signIn();
    await pass(1);
    isFull = true;
    const out = await one.ask['study:errand']({ sittingId: (await seat()).sittingId, errand: 'sign-out' });
    expect(out).toEqual({ ok: false, error: { kind: 'not-written', isDiskFull: true } });
    expect((await one.view()).kind).toBe('studying');
    isFull = false;
    await signOut();
    expect((await one.view()).kind).toBe('study-done');
  });
});
