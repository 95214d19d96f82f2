import { z } from 'zod';
import { InstitutionId } from '../../basics/ids';
import { PostCode } from '../../domain/certificate/post';

export const InstitutionView = z
  .object({
    institutionId: InstitutionId,
    name: z.string(),
    provinceCode: z.string(),
    address: z.string(),
    phone: z.string(),
  })
  .strict();

export const EnrolmentKind = z.enum([
  'requested',
  'confirmed',
  'in-plan',
  'trained',
  'scheduled',
  'tested',
  'withdrawn',
  'removed',
]);

export const EnrolmentView = z
  .object({
    enrolmentId: z.string(),
    post: PostCode,
    postName: z.string(),
    institution: InstitutionView,
    kind: EnrolmentKind,
    /** Only of `tested` ones (TS-7, TS-12). */
    test: z.enum(['passed', 'being-checked', 'may-retake', 'train-again']).optional(),
    changedAtMs: z.number().int(),
  })
  .strict();
export type EnrolmentView = z.infer<typeof EnrolmentView>;

/** EN-1 to EN-5: which institution stands in the way, so that the page can say who has to act. */
export const EnrolProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ALREADY_ENROLLED'), at: z.string(), since: EnrolmentKind }).strict(),
  z.object({ kind: z.literal('CHANGE_AFTER_TEST'), at: z.string() }).strict(),
  z.object({ kind: z.literal('ALREADY_PASSED') }).strict(),
  z.object({ kind: z.literal('no-such-institution') }).strict(),
]);

/** EN-2, on site: also when nobody of that name has that document here; which of the two is not told. */
export const OnSiteProblem = z.discriminatedUnion('kind', [
  ...EnrolProblem.options,
  z.object({ kind: z.literal('no-such-person') }).strict(),
]);

/** What an institution may do with an enrolment of its own; onto a plan it comes by `joinPlan`. */
export const EnrolmentAction = z.enum(['confirm', 'complete-training', 'remove']);
export type EnrolmentAction = z.infer<typeof EnrolmentAction>;

export const EnrolmentActionProblem = z.object({
  kind: z.enum([
    'not-now',
    'not-yours',
    'AFTER_TEST',
    'SESSION_SCHEDULED',
    'IN_OPEN_PACKAGE',
    'NOT_ENROLLED',
    'OTHER_INSTITUTION',
  ]),
});

/** One line of an institution's list: the person by name, the document masked (ID-14). */
export const TraineeView = z
  .object({
    enrolmentId: z.string(),
    name: z.string(),
    maskedDocument: z.string(),
    postName: z.string(),
    kind: EnrolmentKind,
    /** TS-12: test and retake are used up; may come onto a plan again. */
    mayTrainAgain: z.boolean(),
    /** ID-5: under 16 or over 100 by the document's birth date; the institution looks, nothing is refused. */
    isAgeUnusual: z.boolean(),
    changedAtMs: z.number().int(),
    certificates: z.array(
      z.object({ certificateId: z.string(), postName: z.string(), number: z.string() }).strict(),
    ),
  })
  .strict();
export type TraineeView = z.infer<typeof TraineeView>;
