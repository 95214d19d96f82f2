import { describe, expect, it } from 'vitest';
import { InstitutionId, PersonId, SessionId } from '../../../../src-shared/basics/ids';
import type { Enrolment } from '../../../../src-shared/domain/enrolment/enrolment';
import { DEFAULT_ENROLMENT_POLICY as POLICY } from '../../../../src-shared/domain/enrolment/may-enrol';
import {
  type JoinFacts,
  mayJoinPlan,
  mayRecordClass,
  type TrainingPlan,
} from '../../../../src-shared/domain/training/training-plan';
import { buildPlan } from '../../../builders/build-training';

const TODAY = '2026-03-10';
const X = InstitutionId.parse('PX-1');
const plan: TrainingPlan = {
  ...buildPlan(Date.UTC(2026, 2, 10, 1)),
  planId: 'plan-2',
  institutionId: X,
};
const base = { enrolmentId: 'E-1', personId: PersonId.parse('P-1'), post: '010', institutionId: X } as const;
const tested = (attemptsUsed: number, isPassed = false, isUnderReview = false): Enrolment => ({
  ...base,
  kind: 'tested',
  planId: 'plan-1',
  ...{ attemptsUsed, isPassed, isUnderReview },
});
const facts: JoinFacts = { members: 3, isMember: false, hasCertificate: false, today: TODAY };

describe('coming onto a training plan (EN-3)', () => {
  it.each<[string, Enrolment, Partial<JoinFacts>, string]>([
    ['confirmed', { ...base, kind: 'confirmed' }, {}, 'plans'],
    [
      'only requested: nobody has seen the documents (EN-2)',
      { ...base, kind: 'requested' },
      {},
      'NOT_CONFIRMED',
    ],
    ['on a plan already', { ...base, kind: 'in-plan', planId: 'plan-1' }, {}, 'ON_A_PLAN'],
    ['on this plan already', { ...base, kind: 'confirmed' }, { isMember: true }, 'ON_A_PLAN'],
    ['with a full plan', { ...base, kind: 'confirmed' }, { members: plan.capacity }, 'PLAN_FULL'],
    ['on its last day', { ...base, kind: 'confirmed' }, { today: plan.endsOn }, 'plans'],
    ['after it', { ...base, kind: 'confirmed' }, { today: '2026-12-31' }, 'PLAN_OVER'],
    ['of another post', { ...base, kind: 'confirmed', post: '050' }, {}, 'OTHER_POST'],
    [
      'of another institution',
      { ...base, kind: 'confirmed', institutionId: InstitutionId.parse('PX-2') },
      {},
      'OTHER_INSTITUTION',
    ],
    ['passed, for continuing education (CE-7)', tested(1, true), { hasCertificate: true }, 'studies'],
    ['passed, without a certificate', tested(1, true), {}, 'NOTHING_TO_STUDY'],
    ['failed once: the retake comes first (TS-12)', tested(1), {}, 'NOTHING_TO_STUDY'],
    ['failed twice: trained again (TS-12)', tested(2), {}, 'plans'],
    ['failed twice, with an older certificate of the post', tested(2), { hasCertificate: true }, 'plans'],
    ['failed twice, the second one held', tested(2, false, true), {}, 'NOTHING_TO_STUDY'],
    [
      'with a session ahead',
      { ...base, kind: 'scheduled', planId: 'plan-1', sessionId: SessionId.parse('S-1') },
      {},
      'NOTHING_TO_STUDY',
    ],
  ])('%s', (_, enrolment, changes, outcome) => {
    const may = mayJoinPlan(plan, enrolment, { ...facts, ...changes }, POLICY);
    expect(may.ok ? may.value : may.error).toBe(outcome);
  });
});

describe('a class of a plan (CE-10)', () => {
  it.each([
    ['law', TODAY, 'law'],
    ['law', plan.startsOn, 'law'],
    ['law', '2026-03-02', 'OUTSIDE_PLAN'],
    ['law', '2026-03-11', 'IN_THE_FUTURE'],
    ['none', TODAY, 'NO_SUCH_COURSE'],
  ])('of %s on %s: %s', (courseId, date, outcome) => {
    const may = mayRecordClass(plan, courseId, date, TODAY);
    expect(may.ok ? may.value.courseId : may.error).toBe(outcome);
  });
});
