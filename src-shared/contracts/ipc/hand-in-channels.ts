import { z } from 'zod';
import { AttemptId, SessionId } from '../../basics/ids';
import { resultOf } from '../result-schema';

const nothing = z.object({}).strict();
const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();
const notWritten = z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly();

/** What can be carried to the centre by hand. All of it is sealed: whoever carries it learns nothing. */
export const HandInView = z
  .object({
    /** The session that was opened last; absent before the first. */
    sessionId: SessionId.optional(),
    /** Results, and what the room itself says beside them (RM-14, RM-15). */
    records: z.number().int(),
    roomRecords: z.number().int(),
    /** Of all these so many still wait for the centre's receipt. */
    waiting: z.number().int(),
    results: z
      .array(
        z
          .object({
            attemptId: AttemptId,
            seat: z.number().int(),
            frames: z.array(z.string()).readonly(),
            isReceived: z.boolean(),
          })
          .strict()
          .readonly(),
      )
      .readonly(),
  })
  .strict()
  .readonly();
export type HandInView = z.infer<typeof HandInView>;

export const WriteHandInProblem = z.discriminatedUnion('kind', [
  bare('not-now'),
  bare('cancelled'),
  bare('nothing-to-hand-in'),
  bare('file-not-written'),
]);
export type WriteHandInProblem = z.infer<typeof WriteHandInProblem>;

export const ImportReceiptProblem = z.discriminatedUnion('kind', [
  bare('not-now'),
  bare('cancelled'),
  notWritten,
  bare('not-a-receipt'),
  bare('receipt-of-another'),
  bare('receipt-not-authentic'),
]);
export type ImportReceiptProblem = z.infer<typeof ImportReceiptProblem>;

export const handInChannels = {
  'hand-in:view': { request: nothing, response: HandInView },
  /** Asks where to and writes the sealed file there. */
  'hand-in:write-file': {
    request: nothing,
    response: resultOf(
      z.object({ name: z.string(), records: z.number().int() }).strict(),
      WriteHandInProblem,
    ),
  },
  /** The centre's receipt file: moves this station's mark as a receipt over the line does. */
  'hand-in:import-receipt': {
    request: nothing,
    response: resultOf(z.object({ waiting: z.number().int() }).strict(), ImportReceiptProblem),
  },
  /** The receipt of the candidate who has just handed in, for that candidate's own screen. */
  'receipt:show': {
    request: nothing,
    response: resultOf(
      z.object({ text: z.string(), code: z.string() }).strict(),
      z.discriminatedUnion('kind', [bare('not-now')]),
    ),
  },
} as const;
