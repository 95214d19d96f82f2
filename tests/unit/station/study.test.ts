import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_FACE } from '../../builders/build-station';
import { fine } from '../../builders/fine';
import {
  beginStudy,
  CLASS,
  endStudy,
  hours,
  MINUTE,
  numberOf,
  one,
  openCourse,
  pass,
  passQuiz,
  SELF_STUDY,
  seat,
  second,
  session,
  showUp,
  signIn,
  signOut,
  staff,
  startStation,
  viewOf,
} from './study-world';

beforeEach(() => beginStudy());
afterEach(endStudy);

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
    await startStation(undefined, { dice: () => 0 });
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
    const [first] = session.content.session.study?.trainees ?? [];
    await endStudy();
    await beginStudy({
      adjust: (content) => {
        const { study } = content.session;
        if (study === undefined || first === undefined) throw new Error('no plan');
        return { ...content, session: { ...content.session, study: { ...study, trainees: [first] } } };
      },
    });
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
