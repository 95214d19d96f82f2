import { describe, expect, it } from 'vitest';
import { InstitutionId, PersonId, SessionId } from '../../../../src-shared/basics/ids';
import type { Enrolment } from '../../../../src-shared/domain/enrolment/enrolment';
import { type SessionFact, settleEnrolment } from '../../../../src-shared/domain/enrolment/settle-enrolment';

const base = {
  enrolmentId: 'E-1',
  personId: PersonId.parse('P-1'),
  post: '010',
  institutionId: InstitutionId.parse('PX-1'),
  planId: 'plan',
} as const;
const trained: Enrolment = { kind: 'trained', ...base };
const session = (date: string, result?: Partial<NonNullable<SessionFact['result']>>): SessionFact => ({
  sessionId: SessionId.parse(`S-${date}`),
  date,
  result: result && { isPassed: true, isHeld: false, usesAttempt: true, ...result },
});
const tested = (changes: object): Enrolment =>
  ({
    kind: 'tested',
    ...base,
    attemptsUsed: 1,
    isPassed: false,
    isUnderReview: false,
    ...changes,
  }) as Enrolment;
const scheduled = (date: string): Enrolment => ({
  kind: 'scheduled',
  ...base,
  sessionId: SessionId.parse(`S-${date}`),
});
const TODAY = '2026-03-10';

describe('an enrolment follows sessions and results (EN-3, TS-12)', () => {
  it.each<readonly [string, Enrolment, readonly SessionFact[], readonly string[]]>([
    ['is scheduled by a list of today or later', trained, [session('2026-03-10')], ['scheduled']],
    ['is not scheduled by a list of yesterday', trained, [session('2026-03-09')], []],
    [
      'is tested by a result, scheduled or not',
      trained,
      [session('2026-03-01', {})],
      ['scheduled', 'test-recorded'],
    ],
    [
      'is tested by the result of its session',
      scheduled('2026-03-10'),
      [session('2026-03-10', {})],
      ['test-recorded'],
    ],
    ['is absent the day after', scheduled('2026-03-09'), [session('2026-03-09')], ['absent']],
    ['is not absent on the day itself', scheduled('2026-03-10'), [session('2026-03-10')], []],
    [
      'is absent and scheduled again for the next list',
      scheduled('2026-03-09'),
      [session('2026-03-09'), session('2026-03-20')],
      ['absent', 'scheduled'],
    ],
    [
      'is not tested by an attempt that was not used',
      trained,
      [session('2026-03-01', { usesAttempt: false })],
      [],
    ],
    ['is tested once by one result', tested({}), [session('2026-03-01', { isPassed: false })], []],
    [
      'is tested again by a second result',
      tested({}),
      [session('2026-03-01', { isPassed: false }), session('2026-03-08', {})],
      ['test-recorded'],
    ],
    [
      'is not tested again by the results of an earlier round of training',
      { ...trained, earlierAttempts: 2 } as Enrolment,
      [session('2026-02-01', { isPassed: false }), session('2026-02-20', { isPassed: false })],
      [],
    ],
    [
      'is tested by the third result after a second training',
      { ...trained, earlierAttempts: 2 } as Enrolment,
      [
        session('2026-02-01', { isPassed: false }),
        session('2026-02-20', { isPassed: false }),
        session('2026-03-08', {}),
      ],
      ['scheduled', 'test-recorded'],
    ],
    [
      'is decided when the hold is over',
      tested({ isUnderReview: true }),
      [session('2026-03-01', {})],
      ['review-decided'],
    ],
    [
      'is left alone when it was removed',
      { ...trained, kind: 'removed' } as Enrolment,
      [session('2026-03-10')],
      [],
    ],
  ])('%s', (_what, state, facts, events) => {
    expect(settleEnrolment(state, facts, TODAY).map((one) => one.kind)).toEqual(events);
  });

  it('is under review while its result is on hold, and not passed by it', () => {
    const events = settleEnrolment(trained, [session('2026-03-01', { isHeld: true })], TODAY);
    expect(events.at(-1)).toEqual({ kind: 'test-recorded', isPassed: false, isUnderReview: true });
  });
});
