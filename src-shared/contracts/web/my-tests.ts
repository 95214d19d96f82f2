import { z } from 'zod';
import { AttemptId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import { nothing, type Route, roles } from './route';

/** 成绩复核 as the person who asked sees it (RM-16): asked, looked at again, answered. */
export const MyReview = z
  .object({
    requestedAtMs: z.number().int(),
    /** The authority's answer is due by the end of this day, YYYY-MM-DD. */
    answerBy: z.string(),
    /** Years of those ten days whose holidays nobody has entered: counted by Monday to Friday. */
    uncoveredYears: z.array(z.number().int()),
    rescoredTotal: z.number().int().optional(),
    isConfirmed: z.boolean(),
    answer: z
      .object({ decision: z.enum(['upheld', 'referred']), note: z.string(), atMs: z.number().int() })
      .strict()
      .optional(),
  })
  .strict();
export type MyReview = z.infer<typeof MyReview>;

/** One session that names the person, and what has come of it. */
export const MyTest = z
  .object({
    sessionTitle: z.string(),
    siteName: z.string(),
    roomName: z.string(),
    date: z.string(),
    startsAtMs: z.number().int(),
    admissionNo: z.string(),
    postName: z.string(),
    attemptNo: z.number().int(),
    isDemonstration: z.boolean(),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('coming') }).strict(),
      /** Absent, or not handed in by the room yet: the centre can't tell which. */
      z.object({ kind: z.literal('nothing-yet') }).strict(),
      /** Held, or scored differently by station and centre: told to nobody until somebody has decided (TS-7). */
      z.object({ kind: z.literal('being-checked') }).strict(),
      z
        .object({
          kind: z.literal('published'),
          attemptId: AttemptId,
          total: z.number().int(),
          isPass: z.boolean(),
          publishedAtMs: z.number().int(),
          /** A question was voided and its points given to everybody who had it (TS-8). */
          wasRaised: z.boolean(),
          /** Last day on which a review can be asked for, YYYY-MM-DD; absent: it is over. */
          askThrough: z.string().optional(),
          /** Years of those five days whose holidays nobody has entered: counted by Monday to Friday. */
          uncoveredYears: z.array(z.number().int()),
          reviews: z.array(MyReview),
        })
        .strict(),
    ]),
  })
  .strict();
export type MyTest = z.infer<typeof MyTest>;

export const AskReviewProblem = z.enum(['no-such-test', 'not-published', 'too-late', 'asked-already']);

/** A person's own tests and scores. */
export const myTestRoutes = {
  myTests: {
    method: 'GET',
    path: '/api/me/tests',
    access: roles('person'),
    body: nothing,
    answer: z.object({ tests: z.array(MyTest) }).strict(),
  },
  /** 成绩复核, once for a result (RM-16). */
  askReview: {
    method: 'POST',
    path: '/api/me/tests/review',
    access: roles('person'),
    body: z.object({ attemptId: AttemptId }).strict(),
    answer: resultOf(nothing, z.object({ kind: AskReviewProblem }).strict()),
  },
} as const satisfies Readonly<Record<string, Route>>;
