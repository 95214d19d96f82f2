import { z } from 'zod';
import { AttemptId, SessionId, StationId } from '../../basics/ids';
import { PostCode } from '../../domain/certificate/post';
import { HOLD_REASONS } from '../../domain/review/hold-reason';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Where a page of results ends: the next one begins behind it. */
export const ResultPlace = z.object({ submittedAtMs: z.number().int(), attemptId: AttemptId }).strict();

/** What somebody looks for; every part narrows. Dates are days in Asia/Shanghai on which papers were handed in. */
export const ResultSearch = z
  .object({
    /** The beginning of a name, two characters at least. */
    name: z.string().trim().min(2).max(50).optional(),
    /** Whole: an admission number, a document's number or a certificate's number. */
    number: z.string().trim().min(4).max(40).optional(),
    sessionId: SessionId.optional(),
    post: PostCode.optional(),
    verdict: z.enum(['passed', 'failed']).optional(),
    /** `revised`: it has had another score before (TS-8, RM-12). */
    state: z.enum(['disputed', 'held', 'revised', 'review-open']).optional(),
    from: date.optional(),
    to: date.optional(),
  })
  .strict();
export type ResultSearch = z.infer<typeof ResultSearch>;

/** A line of the list: name and document masked (ID-14); the whole name is on the result's own page. */
export const ResultLine = z
  .object({
    attemptId: AttemptId,
    sessionId: SessionId,
    maskedName: z.string(),
    maskedDocument: z.string(),
    admissionNo: z.string(),
    postName: z.string(),
    attemptNo: z.number().int(),
    total: z.number().int(),
    isPass: z.boolean(),
    status: z.enum(['confirmed', 'mismatch']),
    isHeld: z.boolean(),
    versionNo: z.number().int(),
    submittedAtMs: z.number().int(),
    isDemonstration: z.boolean(),
  })
  .strict();
export type ResultLine = z.infer<typeof ResultLine>;

export const HoldReasonView = z.enum(HOLD_REASONS);

export const ReviewView = z
  .object({
    reviewId: z.string(),
    requestedAtMs: z.number().int(),
    isInTime: z.boolean(),
    reviewedAtMs: z.number().int(),
    standingTotal: z.number().int(),
    rescoredTotal: z.number().int().optional(),
    isConfirmed: z.boolean(),
    answersReceived: z.number().int(),
    record: z.string(),
    /** Absent: nobody has decided yet. */
    answer: z
      .object({ decision: z.enum(['upheld', 'referred']), note: z.string(), atMs: z.number().int() })
      .strict()
      .optional(),
  })
  .strict();
export type ReviewView = z.infer<typeof ReviewView>;

/** All that the centre knows of one result, but the questions and answers themselves. */
export const ResultDetail = z
  .object({
    line: ResultLine,
    name: z.string(),
    sessionTitle: z.string(),
    stationId: StationId,
    seat: z.number().int(),
    claimedTotal: z.number().int(),
    startedAtMs: z.number().int(),
    receivedAtMs: z.number().int(),
    submitCause: z.string(),
    identity: z.enum(['face', 'manual']),
    /** Opened from the record; absent when it can't be read again. */
    record: z
      .object({
        usedMinutes: z.number().int(),
        grantedMinutes: z.number().int(),
        pausedMinutes: z.number().int(),
        moves: z.number().int(),
        answered: z.number().int(),
        conduct: z.array(z.object({ level: z.string(), note: z.string() }).strict()),
        ending: z.string().optional(),
      })
      .strict()
      .optional(),
    versions: z.array(
      z
        .object({
          versionNo: z.number().int(),
          total: z.number().int(),
          isPass: z.boolean(),
          cause: z.enum(['scored', 'item-voided', 'moved-on', 'chosen']),
          voidedItemIds: z.array(z.string()),
          atMs: z.number().int(),
        })
        .strict(),
    ),
    holds: z.array(
      z
        .object({
          isHeld: z.boolean(),
          reason: HoldReasonView,
          note: z.string(),
          isByProgram: z.boolean(),
          atMs: z.number().int(),
        })
        .strict(),
    ),
    reviews: z.array(ReviewView),
  })
  .strict();
export type ResultDetail = z.infer<typeof ResultDetail>;

/** As many lines as one file holds; more than this is asked for in parts. */
export const EXPORT_LINES = { csv: 50_000, pdf: 2_000 } as const;

export const ExportedFile = z
  .object({ fileName: z.string(), base64: z.string(), lines: z.number().int(), isCut: z.boolean() })
  .strict();
