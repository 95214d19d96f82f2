import { describe, expect, it } from 'vitest';
import { InstitutionId, PersonId, SessionId } from '../../../../src-shared/basics/ids';
import { attemptsEver, type Enrolment, isEnrolled } from '../../../../src-shared/domain/enrolment/enrolment';
import {
  mayEnrol,
  mayRemove,
  maySchedule,
  mayTrainAgain,
  DEFAULT_ENROLMENT_POLICY as POLICY,
  testOutcome,
} from '../../../../src-shared/domain/enrolment/may-enrol';
import {
  type EnrolmentEvent,
  reduceEnrolment,
} from '../../../../src-shared/domain/enrolment/reduce-enrolment';

const X = InstitutionId.parse('X');
const Y = InstitutionId.parse('Y');
const SESSION = SessionId.parse('S-1');
const requested: Enrolment = {
  kind: 'requested',
  enrolmentId: 'E-1',
  personId: PersonId.parse('P-1'),
  post: '010',
  institutionId: X,
};
const ROAD: readonly EnrolmentEvent[] = [
  { kind: 'confirmed', documentsReviewed: true },
  { kind: 'planned', planId: 'plan-1' },
  { kind: 'training-completed' },
  { kind: 'scheduled', sessionId: SESSION },
];
const tested = (isPassed: boolean, isUnderReview = false): EnrolmentEvent => ({
  kind: 'test-recorded',
  isPassed,
  isUnderReview,
});

function reached(events: readonly EnrolmentEvent[]): Enrolment {
  let state = requested;
  for (const event of events) {
    const next = reduceEnrolment(state, event);
    if (!next.ok) throw new Error(`${event.kind} in ${state.kind}`);
    state = next.value;
  }
  return state;
}
/** Test and retake failed, and a second training. */
const AGAIN: readonly EnrolmentEvent[] = [
  ...ROAD,
  tested(false),
  tested(false),
  { kind: 'planned', planId: 'plan-2' },
  { kind: 'training-completed' },
];
const failed = reached([...ROAD, tested(false)]);
const passed = reached([...ROAD, tested(true)]);

describe('the states of an enrolment (EN-3)', () => {
  it('are gone through in their order', () => {
    expect(ROAD.map((_, place) => reached(ROAD.slice(0, place + 1)).kind)).toEqual([
      'confirmed',
      'in-plan',
      'trained',
      'scheduled',
    ]);
    expect(passed).toMatchObject({ kind: 'tested', attemptsUsed: 1, isPassed: true });
  });

  it('count as enrolled from the confirmation on, and no more once passed or removed', () => {
    const road = ROAD.map((_, place) => reached(ROAD.slice(0, place + 1)));
    expect([requested, ...road, failed, passed].map(isEnrolled)).toEqual([
      ...[false, true, true, true, true],
      ...[true, false],
    ]);
  });

  it('do not skip: nobody is put on a list before the institution has seen the documents (EN-2)', () => {
    expect(reduceEnrolment(requested, { kind: 'scheduled', sessionId: SESSION })).toEqual({
      ok: false,
      error: { kind: 'out-of-place', event: 'scheduled', state: 'requested' },
    });
  });

  it('an absence uses no attempt and leaves the person trained (TS-12)', () => {
    expect(reached([...ROAD, { kind: 'absent' }]).kind).toBe('trained');
  });

  it('a request may be withdrawn, a confirmed enrolment only removed (EN-4)', () => {
    expect(reduceEnrolment(requested, { kind: 'withdrawn' }).ok).toBe(true);
    expect(reduceEnrolment(reached(ROAD.slice(0, 1)), { kind: 'withdrawn' }).ok).toBe(false);
    expect(reached([...ROAD.slice(0, 2), { kind: 'removed' }]).kind).toBe('removed');
  });
});

describe('changing the institution (EN-4, EN-5)', () => {
  const ask = (enrolments: readonly Enrolment[], policy = POLICY) => {
    const found = mayEnrol('010', enrolments, policy);
    return found.ok ? undefined : found.error;
  };

  it('names the institution that has to remove the person first', () => {
    expect(ask([reached(ROAD.slice(0, 2))])).toEqual({ kind: 'ALREADY_ENROLLED', at: X, since: 'in-plan' });
    expect(ask([reached([...ROAD.slice(0, 2), { kind: 'removed' }])])).toBeUndefined();
  });

  it('is refused after a test, and open again only by policy (EN-5)', () => {
    expect(ask([failed])).toEqual({ kind: 'CHANGE_AFTER_TEST', at: X });
    expect(ask([failed], { ...POLICY, allowChangeAfterTest: true })).toMatchObject({
      kind: 'ALREADY_ENROLLED',
    });
  });

  it('a passed enrolment in one post does not bar another post elsewhere', () => {
    expect(mayEnrol('050', [passed], POLICY).ok).toBe(true);
    expect(ask([passed])).toEqual({ kind: 'ALREADY_PASSED' });
  });

  it('lets a person train for several posts at one time, one open enrolment for each (EN-1)', () => {
    const inPlan = reached(ROAD.slice(0, 2));
    expect(mayEnrol('050', [inPlan], POLICY).ok).toBe(true);
    expect(mayEnrol('050', [inPlan, { ...inPlan, post: '050' }], POLICY).ok).toBe(false);
    expect(mayEnrol('050', [failed], POLICY).ok).toBe(true);
  });

  it.each<[string, Enrolment, InstitutionId, boolean, string | undefined]>([
    ['in a plan, by its institution', reached(ROAD.slice(0, 2)), X, false, undefined],
    ['by another institution', reached(ROAD.slice(0, 2)), Y, false, 'OTHER_INSTITUTION'],
    ['with a session ahead', reached(ROAD), X, false, 'SESSION_SCHEDULED'],
    ['while a package with the person is out', reached(ROAD.slice(0, 3)), X, true, 'IN_OPEN_PACKAGE'],
    ['after a test', failed, X, false, 'AFTER_TEST'],
    ['after a test, in training once more', reached(AGAIN.slice(0, -1)), X, false, 'AFTER_TEST'],
    ['only requested', requested, X, false, 'NOT_ENROLLED'],
  ])('removal %s', (_, enrolment, actor, isInOpenPackage, refusal) => {
    const found = mayRemove(enrolment, actor, isInOpenPackage, POLICY);
    expect(found.ok ? undefined : found.error).toBe(refusal);
  });
});

describe('going to a test (TS-12)', () => {
  const twice = reached([...ROAD, tested(false), tested(false)]);
  it.each<[string, Enrolment, string | undefined]>([
    ['trained', reached(ROAD.slice(0, 3)), undefined],
    ['not trained', reached(ROAD.slice(0, 2)), 'NOT_TRAINED'],
    ['on a list already', reached(ROAD), 'ALREADY_SCHEDULED'],
    ['failed once: the make-up test', failed, undefined],
    ['failed twice: train again', twice, 'NO_ATTEMPT_LEFT'],
    ['passed', passed, 'ALREADY_PASSED'],
    ['voided for conduct, not decided', reached([...ROAD, tested(false, true)]), 'UNDER_REVIEW'],
    ['the case is decided', reached([...ROAD, tested(false, true), { kind: 'review-decided' }]), undefined],
  ])('%s', (_, enrolment, refusal) => {
    const found = maySchedule(enrolment, POLICY);
    expect(found.ok ? undefined : found.error).toBe(refusal);
  });
});

describe('training once more (TS-12)', () => {
  const twice = reached([...ROAD, tested(false), tested(false)]);

  it.each<[string, Enrolment, ReturnType<typeof testOutcome>]>([
    ['no test yet', reached(ROAD), undefined],
    ['one failed: the retake is left', failed, 'may-retake'],
    ['both failed: train again', twice, 'train-again'],
    ['passed', passed, 'passed'],
    ['held: told to nobody (TS-7)', reached([...ROAD, tested(false, true)]), 'being-checked'],
    ['the retake is held', reached([...ROAD, tested(false), tested(false, true)]), 'being-checked'],
  ])('%s', (_, enrolment, outcome) => {
    expect(testOutcome(enrolment, POLICY)).toBe(outcome);
    expect(mayTrainAgain(enrolment, POLICY)).toBe(outcome === 'train-again');
  });

  it('gives a test and a retake anew, and keeps what was before', () => {
    const trained = reached(AGAIN);
    expect(trained).toMatchObject({ kind: 'trained', planId: 'plan-2', earlierAttempts: 2 });
    expect(maySchedule(trained, POLICY).ok).toBe(true);
    const again = reached([...AGAIN, { kind: 'scheduled', sessionId: SESSION }, tested(false)]);
    expect(again).toMatchObject({ kind: 'tested', attemptsUsed: 1, earlierAttempts: 2 });
    expect(attemptsEver(again)).toBe(3);
    expect(testOutcome(again, POLICY)).toBe('may-retake');
  });

  it('stays with the institution: no change after a test, whatever the round (EN-5)', () => {
    expect(mayEnrol('010', [reached(AGAIN)], POLICY)).toEqual({
      ok: false,
      error: { kind: 'CHANGE_AFTER_TEST', at: X },
    });
  });

  it('is not for who has passed, nor while a case is open', () => {
    const plan: EnrolmentEvent = { kind: 'planned', planId: 'plan-2' };
    expect(reduceEnrolment(passed, plan).ok).toBe(false);
    expect(reduceEnrolment(reached([...ROAD, tested(false, true)]), plan).ok).toBe(false);
  });
});
