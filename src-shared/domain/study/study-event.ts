import { z } from 'zod';
import { AttemptId, CandidateId, ItemId, OptionId, PackageId, SessionId, StaffId } from '../../basics/ids';
import { Instant } from '../../basics/instant';
import { ManualReason } from '../attempt/attempt-event';
import { CourseId } from './study-plan';

/** How a person was seen: by the check-in's face path, by its manual path, or by a staff member who knows them here. */
export const PresenceProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('face'), distanceMilli: z.number().int(), tries: z.number().int() }).readonly(),
  z
    .object({
      kind: z.literal('manual'),
      reason: ManualReason,
      staff: z.tuple([StaffId, StaffId]).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('staff'), by: StaffId, note: z.string().min(1).max(500) }).readonly(),
]);
export type PresenceProof = z.infer<typeof PresenceProof>;

export const QuizAnswers = z
  .array(z.object({ itemId: ItemId, chosen: z.array(OptionId).max(6).readonly() }).readonly())
  .max(50)
  .readonly();
export type QuizAnswers = z.infer<typeof QuizAnswers>;

/** Why a sign-out gave no hours. */
export const NoCredit = z.enum(['too-short', 'quiz-not-sat', 'quiz-not-passed', 'plan-already-full']);
export type NoCredit = z.infer<typeof NoCredit>;

const at = { at: Instant };
/** `sittingId`: of the check-in that began it. */
const who = { ...at, sittingId: AttemptId };

/** Everything that can happen in a class, in the words it is journalled in; the state is only ever their fold. */
export const StudyEvent = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('class-opened'),
      ...at,
      sessionId: SessionId,
      packageId: PackageId,
      courseId: CourseId,
      by: StaffId,
    })
    .readonly(),
  z
    .object({
      kind: z.literal('signed-in'),
      ...who,
      candidateId: CandidateId,
      /** CE-11: counts this person's sittings of this course in this session at this station. */
      entryNo: z.number().int().positive(),
      proof: PresenceProof,
    })
    .readonly(),
  /** The durable tick: everybody who is signed in was here until now, if they are seen again. */
  z.object({ kind: z.literal('ticked'), ...at }).readonly(),
  z.object({ kind: z.literal('asked'), ...who }).readonly(),
  z.object({ kind: z.literal('missed'), ...who }).readonly(),
  z.object({ kind: z.literal('seen'), ...who, proof: PresenceProof }).readonly(),
  /** A staff member says that somebody is not here. */
  z.object({ kind: z.literal('absent'), ...who, by: StaffId, note: z.string().min(1).max(500) }).readonly(),
  z.object({ kind: z.literal('paused'), ...at, by: StaffId, note: z.string().min(1).max(500) }).readonly(),
  z.object({ kind: z.literal('pause-ended'), ...at, by: StaffId }).readonly(),
  /** The station had stopped; nobody's time ran, and everybody is to be seen again. */
  z.object({ kind: z.literal('interrupted'), ...at }).readonly(),
  z
    .object({
      kind: z.literal('quiz-scored'),
      ...who,
      answers: QuizAnswers,
      points: z.number().int().nonnegative(),
      outOf: z.number().int().positive(),
      isPass: z.boolean(),
    })
    .readonly(),
  /** `proof` is absent when the class ended without the person: then only what was proven counts. */
  z
    .object({
      kind: z.literal('signed-out'),
      ...who,
      proof: PresenceProof.optional(),
      tenths: z.number().int().nonnegative(),
      none: NoCredit.optional(),
    })
    .readonly(),
  z.object({ kind: z.literal('class-closed'), ...at, by: StaffId, note: z.string().max(500) }).readonly(),
]);
export type StudyEvent = z.infer<typeof StudyEvent>;
export type StudyEventOf<K extends StudyEvent['kind']> = Extract<StudyEvent, { readonly kind: K }>;
