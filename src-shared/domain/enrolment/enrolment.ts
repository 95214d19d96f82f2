import { z } from 'zod';
import { InstitutionId, PersonId, SessionId } from '../../basics/ids';
import { PostCode } from '../certificate/post';

const facts = {
  enrolmentId: z.string().min(1).max(64),
  personId: PersonId,
  post: PostCode,
  institutionId: InstitutionId,
};

/** TS-12: attempts of an earlier round of training, used up before it was trained again. */
const earlierAttempts = z.number().int().min(1).optional();

/** EN-3. Only from `confirmed` on is a person enrolled; the last three are ends and stay in the books. */
export const Enrolment = z.discriminatedUnion('kind', [
  /** 网上报名: the institution has not seen the person yet. */
  z
    .object({ kind: z.literal('requested'), ...facts })
    .strict()
    .readonly(),
  /** 已确认: the person came with documents and the institution reviewed them (EN-2). */
  z
    .object({ kind: z.literal('confirmed'), ...facts })
    .strict()
    .readonly(),
  /** 列入培训计划 */
  z
    .object({ kind: z.literal('in-plan'), ...facts, planId: z.string().max(64), earlierAttempts })
    .strict()
    .readonly(),
  /** Training completed: the person may be sent to a test (CT-7). */
  z
    .object({ kind: z.literal('trained'), ...facts, planId: z.string().max(64), earlierAttempts })
    .strict()
    .readonly(),
  /** On the list of a session that has not been sat. */
  z
    .object({
      kind: z.literal('scheduled'),
      ...facts,
      planId: z.string().max(64),
      sessionId: SessionId,
      earlierAttempts,
    })
    .strict()
    .readonly(),
  /** At least one test record (started, PH-4 b). `isPassed` ends the enrolment. */
  z
    .object({
      kind: z.literal('tested'),
      ...facts,
      planId: z.string().max(64),
      earlierAttempts,
      /** TS-12: attempts used since the last training; absence uses none. */
      attemptsUsed: z.number().int().min(1),
      isPassed: z.boolean(),
      /** TS-12: voided for conduct and not decided yet: no retake. */
      isUnderReview: z.boolean(),
    })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('withdrawn'), ...facts })
    .strict()
    .readonly(),
  /** EN-4: taken out of plan and list by the institution, so that the person may enrol elsewhere. */
  z
    .object({ kind: z.literal('removed'), ...facts })
    .strict()
    .readonly(),
]);
export type Enrolment = z.infer<typeof Enrolment>;

/** Whether this enrolment stands in the way of another one for the same person and post. */
export function isOpenEnrolment(enrolment: Enrolment): boolean {
  if (enrolment.kind === 'withdrawn' || enrolment.kind === 'removed') return false;
  return enrolment.kind !== 'tested' || !enrolment.isPassed;
}

/** Test records of the whole enrolment, those before a second training among them (EN-5, TS-12). */
export function attemptsEver(enrolment: Enrolment): number {
  const earlier = 'earlierAttempts' in enrolment ? (enrolment.earlierAttempts ?? 0) : 0;
  return earlier + (enrolment.kind === 'tested' ? enrolment.attemptsUsed : 0);
}

/** EN-3: REQUESTED is not enrolled yet. */
export function isEnrolled(enrolment: Enrolment): boolean {
  return isOpenEnrolment(enrolment) && enrolment.kind !== 'requested';
}
