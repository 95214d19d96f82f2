import type { InstitutionId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { PostCode } from '../certificate/post';
import { attemptsEver, type Enrolment, isOpenEnrolment } from './enrolment';

export type EnrolmentPolicy = {
  /** EN-5: planned by the system's makers for 2021, outcome unknown; off. */
  readonly allowChangeAfterTest: boolean;
  /** TS-12: one test and so many retakes. */
  readonly retakes: number;
  /** RM-4: days before a session's beginning from which its list stands. */
  readonly listFrozenDays: number;
};

export const DEFAULT_ENROLMENT_POLICY: EnrolmentPolicy = {
  allowChangeAfterTest: false,
  retakes: 1,
  listFrozenDays: 3,
};

export type EnrolRefusal =
  /** One open enrolment for a person and a post; `at` says where, and who has to remove it (EN-4). */
  | { readonly kind: 'ALREADY_ENROLLED'; readonly at: InstitutionId; readonly since: Enrolment['kind'] }
  /** EN-5. */
  | { readonly kind: 'CHANGE_AFTER_TEST'; readonly at: InstitutionId }
  /** TS-12: the post is passed; there is nothing to train for. */
  | { readonly kind: 'ALREADY_PASSED' };

/**
 * EN-1 to EN-5: whether a person may ask an institution for training in a post. Several posts at a time are allowed,
 * and a passed enrolment in one post does not bar another. The province on a document is never a bar.
 */
export function mayEnrol(
  post: PostCode,
  enrolments: readonly Enrolment[],
  policy: EnrolmentPolicy,
): Result<void, EnrolRefusal> {
  for (const one of enrolments) {
    if (one.post !== post) continue;
    if (one.kind === 'tested' && one.isPassed) return err({ kind: 'ALREADY_PASSED' });
    if (!isOpenEnrolment(one)) continue;
    if (attemptsEver(one) > 0 && !policy.allowChangeAfterTest) {
      return err({ kind: 'CHANGE_AFTER_TEST', at: one.institutionId });
    }
    return err({ kind: 'ALREADY_ENROLLED', at: one.institutionId, since: one.kind });
  }
  return ok(undefined);
}

export type RemoveRefusal =
  /** EN-4: only the institution that has the person. */
  | 'OTHER_INSTITUTION'
  /** EN-5. */
  | 'AFTER_TEST'
  /** A session that was not sat has to be cancelled first. */
  | 'SESSION_SCHEDULED'
  /** A package that holds the person is out; wait until its session closes. */
  | 'IN_OPEN_PACKAGE'
  | 'NOT_ENROLLED';

/** S2.2, EN-4: whether an institution may take a person out of its plan and its list, so that they can enrol elsewhere. */
export function mayRemove(
  enrolment: Enrolment,
  by: InstitutionId,
  isInOpenPackage: boolean,
  policy: EnrolmentPolicy,
): Result<void, RemoveRefusal> {
  if (enrolment.institutionId !== by) return err('OTHER_INSTITUTION');
  if (isInOpenPackage) return err('IN_OPEN_PACKAGE');
  switch (enrolment.kind) {
    case 'requested':
    case 'withdrawn':
    case 'removed':
      return err('NOT_ENROLLED');
    case 'scheduled':
      return err('SESSION_SCHEDULED');
    case 'tested':
      return policy.allowChangeAfterTest && !enrolment.isPassed ? ok(undefined) : err('AFTER_TEST');
    case 'confirmed':
    case 'in-plan':
    case 'trained':
      return attemptsEver(enrolment) > 0 && !policy.allowChangeAfterTest ? err('AFTER_TEST') : ok(undefined);
  }
}

export type ScheduleRefusal =
  | 'NOT_TRAINED'
  | 'ALREADY_PASSED'
  | 'NO_ATTEMPT_LEFT'
  | 'UNDER_REVIEW'
  | 'ALREADY_SCHEDULED';

/** TS-12: whether a person may be put on the list of a session: trained, with an attempt left, no case open. */
export function maySchedule(enrolment: Enrolment, policy: EnrolmentPolicy): Result<void, ScheduleRefusal> {
  if (enrolment.kind === 'trained') return ok(undefined);
  if (enrolment.kind === 'scheduled') return err('ALREADY_SCHEDULED');
  if (enrolment.kind !== 'tested') return err('NOT_TRAINED');
  if (enrolment.isPassed) return err('ALREADY_PASSED');
  if (enrolment.isUnderReview) return err('UNDER_REVIEW');
  return enrolment.attemptsUsed <= policy.retakes ? ok(undefined) : err('NO_ATTEMPT_LEFT');
}

/** What a test has come to, as a person is told: held ones are told to nobody before somebody has decided (TS-7). */
export type TestOutcome = 'passed' | 'being-checked' | 'may-retake' | 'train-again';

/** TS-12, of an enrolment with a test record; undefined without one in its last round. */
export function testOutcome(enrolment: Enrolment, policy: EnrolmentPolicy): TestOutcome | undefined {
  if (enrolment.kind !== 'tested') return undefined;
  if (enrolment.isPassed) return 'passed';
  if (enrolment.isUnderReview) return 'being-checked';
  return enrolment.attemptsUsed <= policy.retakes ? 'may-retake' : 'train-again';
}

/** TS-12: test and retake are used up, so the institution that has the person may train them once more. */
export function mayTrainAgain(enrolment: Enrolment, policy: EnrolmentPolicy): boolean {
  return testOutcome(enrolment, policy) === 'train-again';
}
