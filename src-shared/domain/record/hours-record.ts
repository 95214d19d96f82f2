import { z } from 'zod';
import { AttemptId, CandidateId, CertificateId, PackageId, SessionId, StationId } from '../../basics/ids';
import { Instant } from '../../basics/instant';
import { CoursePart, Tenths } from '../hours/hours-ledger';
import { PresenceProof, QuizAnswers } from '../study/study-event';
import { CourseId, StudyMode } from '../study/study-plan';

const spanMs = z.number().int().nonnegative();

/**
 * Hours that one sitting gave, as they leave the station (CE-10, CE-11): enough for the centre to hold them against the
 * plan, score the quiz again and find the same study told twice.
 */
export const HoursRecord = z
  .object({
    kind: z.literal('hours'),
    stationId: StationId,
    sessionId: SessionId,
    packageId: PackageId,
    sittingId: AttemptId,
    candidateId: CandidateId,
    certificateId: CertificateId,
    courseId: CourseId,
    mode: StudyMode,
    part: CoursePart,
    entryNo: z.number().int().positive(),
    makeUpFor: z.number().int().optional(),
    signedInAt: Instant,
    signedOutAt: Instant,
    /** CE-10: study finished and quiz passed, the later of the two. */
    creditedAt: Instant,
    effectiveMs: spanMs,
    lostMs: spanMs,
    checks: z.object({ asked: spanMs, missed: spanMs }).strict().readonly(),
    signedInBy: PresenceProof,
    /** Absent when the class ended without the person: then only what was proven before counts. */
    signedOutBy: PresenceProof.optional(),
    quiz: z
      .object({
        answers: QuizAnswers,
        claimed: z.object({ points: spanMs, outOf: spanMs }).strict().readonly(),
        passedAt: Instant,
        tries: z.number().int().positive(),
      })
      .strict()
      .readonly()
      .optional(),
    tenths: Tenths,
    policyVersion: z.string(),
    isDemonstration: z.boolean(),
  })
  .strict()
  .readonly();
export type HoursRecord = z.infer<typeof HoursRecord>;
