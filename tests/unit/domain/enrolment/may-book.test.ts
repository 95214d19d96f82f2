import { describe, expect, it } from 'vitest';
import { InstitutionId, PersonId, SessionId } from '../../../../src-shared/basics/ids';
import type { Enrolment } from '../../../../src-shared/domain/enrolment/enrolment';
import {
  type BookableSession,
  type BookFacts,
  mayBook,
  mayChangeList,
} from '../../../../src-shared/domain/enrolment/may-book';
import { DEFAULT_ENROLMENT_POLICY as POLICY } from '../../../../src-shared/domain/enrolment/may-enrol';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 2, 20, 1);

const base = {
  enrolmentId: 'E-1',
  personId: PersonId.parse('P-1'),
  post: '010',
  institutionId: InstitutionId.parse('PX-1'),
} as const;
const trained: Enrolment = { ...base, kind: 'trained', planId: 'p' };
const tested = (attemptsUsed: number, isPassed = false, isUnderReview = false): Enrolment => ({
  ...base,
  kind: 'tested',
  planId: 'p',
  attemptsUsed,
  isPassed,
  isUnderReview,
});
const scheduled: Enrolment = { ...base, kind: 'scheduled', planId: 'p', sessionId: SessionId.parse('S-1') };
const session: BookableSession = {
  startsAtMs: START,
  endsAtMs: START + 3 * 3_600_000,
  seats: 2,
  booked: 1,
  isCancelled: false,
  isBuilt: false,
};
const facts: BookFacts = { isBooked: false, hasPhoto: true, nowMs: START - 10 * DAY_MS };

describe('the list of a session', () => {
  it.each<[string, Enrolment, Partial<BookableSession>, Partial<BookFacts>, string | undefined]>([
    ['takes whoever is trained', trained, {}, {}, undefined],
    ['takes a retake after one failed test (TS-12)', tested(1), {}, {}, undefined],
    ['takes nobody after test and retake (TS-12)', tested(2), {}, {}, 'NO_ATTEMPT_LEFT'],
    ['takes nobody who has passed (TS-12)', tested(1, true), {}, {}, 'ALREADY_PASSED'],
    ['takes nobody whose case is open (TS-12)', tested(1, false, true), {}, {}, 'UNDER_REVIEW'],
    ['takes nobody untrained (EN-3)', { ...base, kind: 'confirmed' }, {}, {}, 'NOT_TRAINED'],
    ['takes nobody who is on one already', scheduled, {}, {}, 'ALREADY_SCHEDULED'],
    ['takes no retake that is on one already', tested(1), {}, { isBooked: true }, 'ALREADY_SCHEDULED'],
    ['takes no more than its seats', trained, { booked: 2 }, {}, 'SESSION_FULL'],
    ['takes nobody without a photograph (PH-1)', trained, {}, { hasPhoto: false }, 'NO_PHOTO'],
    ['is over when the session is called off', trained, { isCancelled: true }, {}, 'SESSION_CANCELLED'],
    ['is over when the package is made', trained, { isBuilt: true }, {}, 'PACKAGE_BUILT'],
    ['is open a moment before three days (RM-4)', trained, {}, { nowMs: START - 3 * DAY_MS - 1 }, undefined],
    ['stands from three days before (RM-4)', trained, {}, { nowMs: START - 3 * DAY_MS }, 'LIST_FROZEN'],
  ])('%s', (_, enrolment, changes, more, refusal) => {
    const may = mayBook({ ...session, ...changes }, enrolment, { ...facts, ...more }, POLICY);
    expect(may.ok ? undefined : may.error).toBe(refusal);
  });

  it('lets its people go when the session’s time is over and it never had a package', () => {
    expect(mayChangeList(session, session.endsAtMs, POLICY).ok).toBe(false);
    expect(mayChangeList(session, session.endsAtMs + 1, POLICY).ok).toBe(true);
  });
});
