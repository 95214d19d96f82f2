import { describe, expect, it } from 'vitest';
import { ItemId } from '../../../../src-shared/basics/ids';
import { buildHoursRecord, creditMoment } from '../../../../src-shared/domain/record/build-hours';
import { scoreQuiz } from '../../../../src-shared/domain/scoring/score-quiz';
import { replayStudy } from '../../../../src-shared/domain/study/reduce-study';
import { creditOf, hoursTenths, whereItGoes } from '../../../../src-shared/domain/study/study-credit';
import type { StudyEvent } from '../../../../src-shared/domain/study/study-event';
import { buildBank } from '../../../builders/build-bank';
import { buildBlueprint } from '../../../builders/build-blueprint';
import { STATION } from '../../../builders/build-station';
import {
  buildPlan,
  buildRules,
  MINUTE,
  minute,
  opened,
  signedIn,
  signedOut,
  sittingId,
  ticks,
} from '../../../builders/build-study';

describe('学时 of effective minutes (G-4)', () => {
  it.each([
    [0, 0],
    [4.49, 0],
    [4.5, 1],
    [44.99, 9],
    [45, 10],
    [90, 20],
    [1440, 320],
  ])('%d minutes of 45 to the 学时 are %d tenths, rounded down', (minutes, tenths) => {
    expect(hoursTenths(minutes * MINUTE, { minutesPerHour: 45 })).toBe(tenths);
  });

  it('are another number where the authority sets another 学时', () => {
    expect(hoursTenths(60 * MINUTE, { minutesPerHour: 60 })).toBe(10);
    expect(hoursTenths(60 * MINUTE, { minutesPerHour: 50 })).toBe(12);
  });
});

describe('what a sitting gives (CE-10)', () => {
  const quiz = { itemIds: ['X-1'], passPercent: 60 };
  const scored = (isPass: boolean, at: number): StudyEvent => ({
    kind: 'quiz-scored',
    at: minute(at),
    sittingId: sittingId(1),
    answers: [],
    points: isPass ? 1 : 0,
    outOf: 1,
    isPass,
  });
  function credit(plan = buildPlan(), between: readonly StudyEvent[] = [], earlier = 0, minutes = 45) {
    const rules = buildRules(plan);
    const events = [
      opened(),
      signedIn(1, minute(0)),
      ...ticks(0, minutes),
      ...between,
      signedOut(1, minutes),
    ];
    const sitting = replayStudy(events, rules)?.sittings.get(sittingId(1));
    const [course] = plan.courses;
    if (sitting === undefined || course === undefined) throw new Error('no sitting');
    return { sitting, given: creditOf(sitting, course, rules.policy, earlier) };
  }

  it('is the proven minutes, and never more than the course has left', () => {
    expect(credit().given).toEqual({ tenths: 10, none: undefined });
    expect(credit(buildPlan({ plannedMinutes: 30 })).given.tenths).toBe(6);
    expect(credit(buildPlan({ plannedMinutes: 45 }), [], 7).given.tenths).toBe(3);
    expect(credit(buildPlan({ plannedMinutes: 45 }), [], 10).given).toEqual({
      tenths: 0,
      none: 'plan-already-full',
    });
    expect(credit(buildPlan(), [], 0, 4).given).toEqual({ tenths: 0, none: 'too-short' });
  });

  it('is nothing without the quiz where the plan has one', () => {
    const plan = buildPlan({ quiz });
    expect(credit(plan).given.none).toBe('quiz-not-sat');
    expect(credit(plan, [scored(false, 40)]).given.none).toBe('quiz-not-passed');
    expect(credit(plan, [scored(false, 40), scored(true, 41)]).given.tenths).toBe(10);
  });

  it('has no more tries than the policy gives, and none after a pass', () => {
    const plan = buildPlan({ quiz });
    const tries = [1, 2, 3, 4].map((at) => scored(false, at));
    expect(credit(plan, tries).sitting.quiz.triesUsed).toBe(3);
    expect(credit(plan, [scored(true, 1), scored(false, 2)]).sitting.quiz.passedAt).toEqual(minute(1));
  });

  it('belongs to the moment when study and quiz were both done, not to the sign-out', () => {
    const plan = buildPlan({ plannedMinutes: 30, quiz });
    const outAt = minute(45);
    expect(creditMoment(credit(plan, [scored(true, 10)]).sitting, outAt)).toEqual(minute(30));
    expect(creditMoment(credit(plan, [scored(true, 44)]).sitting, outAt)).toEqual(minute(44));
    expect(creditMoment(credit(buildPlan()).sitting, outAt)).toEqual(outAt);
  });

  it('is the later one by the monotonic counter, though the wall clock was set back between them (RM-17)', () => {
    const { sitting } = credit(buildPlan({ plannedMinutes: 30, quiz }), [scored(true, 44)]);
    const setBack = { ...minute(44), wallMs: minute(44).wallMs - 24 * 60 * MINUTE };
    const quizState = { ...sitting.quiz, passedAt: setBack };
    expect(creditMoment({ ...sitting, quiz: quizState }, minute(45))).toEqual(setBack);
    // After another boot there is nothing but the wall clock to compare by.
    const rebooted = { ...minute(44, 'boot-2'), monoMs: 5 };
    const afterBoot = { ...sitting, quiz: { ...sitting.quiz, passedAt: rebooted } };
    expect(creditMoment(afterBoot, minute(45))).toEqual(rebooted);
  });

  it('makes a record only when it gives hours', () => {
    const plan = buildPlan();
    const rules = buildRules(plan);
    const [course] = plan.courses;
    const [person] = plan.trainees;
    if (course === undefined || person === undefined) throw new Error('no plan');
    const context = {
      stationId: STATION,
      course,
      trainee: person,
      policyVersion: '1',
      isDemonstration: true,
    };
    const events = [opened(), signedIn(1, minute(0)), ...ticks(0, 45)];
    for (const tenths of [0, 10]) {
      const state = replayStudy([...events, signedOut(1, 45, tenths)], rules);
      const sitting = state?.sittings.get(sittingId(1));
      const record = state && sitting && buildHoursRecord(state, sitting, context);
      expect(record?.tenths).toBe(tenths === 0 ? undefined : 10);
    }
  });
});

describe('where the hours go (CE-0 to CE-4r)', () => {
  const atMs = minute(0).wallMs;
  const outcome = (dutyFrom: string, more: object = {}) => {
    const plan = buildPlan({ dutyFrom, trainee: more });
    const [course] = plan.courses;
    const [person] = plan.trainees;
    return course && person && whereItGoes(person, course, 20, atMs);
  };

  it.each([
    ['2024-05-01', {}, { kind: 'credited', label: 2025, tenths: 20, isMakeUp: false }],
    // CE-2: the 2025年度 of this certificate runs to the day before 2026-03-10.
    ['2024-03-10', {}, { kind: 'credited', label: 2026 }],
    ['2024-03-11', {}, { kind: 'credited', label: 2025 }],
    ['2025-12-01', {}, { kind: 'ahead', firstWindowFrom: '2026-12-01' }],
    ['2023-05-01', { makeUpFor: 2024 }, { kind: 'pending-approval', label: 2024 }],
    [
      '2023-05-01',
      { makeUpFor: 2024, isMakeUpApproved: true },
      { kind: 'credited', label: 2024, isMakeUp: true },
    ],
    [
      '2022-05-01',
      { makeUpFor: 2023, isMakeUpApproved: true },
      { kind: 'make-up-out-of-window', label: 2023 },
    ],
    ['2024-05-01', { makeUpFor: 2024, isMakeUpApproved: true }, { kind: 'no-such-year', label: 2024 }],
  ])('of a certificate of %s with %o: %o', (dutyFrom, more, expected) => {
    expect(outcome(dutyFrom, more)).toMatchObject(expected);
  });
});

describe('a course quiz', () => {
  const blueprint = buildBlueprint();
  const { items } = buildBank({ blueprint, bankVersion: '样例-1', perCell: 5 });
  const singles = items.flatMap((item) => (item.type === 'single' ? [item] : [])).slice(0, 5);
  const quiz = { itemIds: singles.map((item) => item.id), passPercent: 60 };
  const right = singles.map((item) => ({ itemId: item.id, chosen: item.key }));

  it('is passed from its share of the points on', () => {
    expect(scoreQuiz(quiz, items, right.slice(0, 3))).toEqual({
      ok: true,
      value: { points: 3, outOf: 5, isPass: true },
    });
    expect(scoreQuiz(quiz, items, right.slice(0, 2))).toMatchObject({ value: { points: 2, isPass: false } });
    expect(scoreQuiz({ ...quiz, passPercent: 61 }, items, right.slice(0, 3))).toMatchObject({
      value: { isPass: false },
    });
  });

  it('refuses answers that are not its own', () => {
    const [first] = right;
    if (first === undefined) throw new Error('no questions');
    expect(scoreQuiz(quiz, items, [first, first])).toEqual({ ok: false, error: 'malformed-answer' });
    const stray = { ...first, itemId: ItemId.parse('X-stray') };
    expect(scoreQuiz(quiz, items, [stray])).toEqual({ ok: false, error: 'malformed-answer' });
    expect(scoreQuiz({ ...quiz, itemIds: [stray.itemId] }, items, [])).toEqual({
      ok: false,
      error: 'item-missing',
    });
  });
});
