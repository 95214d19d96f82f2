import { z } from 'zod';
import { AttemptId, SessionId, Sha256Hex, StationId } from '../../basics/ids';
import { CodesAnswer, CodesRefusal } from '../hand-in/hand-in-codes';
import { ChainOutcome, HandInRefusal } from '../hand-in/hand-in-file';
import { resultOf } from '../result-schema';
import { nothing, type Route, roles } from './route';

/** Bytes; larger files are the operator's, by command. */
export const HAND_IN_MAX_BYTES = 48 * 1024 * 1024;

/** What came of a hand-in file, chain by chain and record by record, and the receipt that the station takes back. */
export const HandInTaken = z
  .object({
    outcome: z.enum(['imported', 'imported-before', 'incomplete']),
    stationId: StationId,
    sessionId: SessionId,
    chains: z.array(ChainOutcome),
    /** A text file. */
    receipt: z.string(),
  })
  .strict();
export type HandInTaken = z.infer<typeof HandInTaken>;

/** A file that was shown to the centre; the same file again only counts up. */
export const HandInFileLine = z
  .object({
    fileSha256: Sha256Hex,
    stationId: StationId,
    sessionId: SessionId,
    records: z.number().int(),
    isWhole: z.boolean(),
    times: z.number().int(),
    lastAtMs: z.number().int(),
  })
  .strict();
export type HandInFileLine = z.infer<typeof HandInFileLine>;

/** A result that came as a code. `outcome`: `stored`, or the reason why it is set aside. */
export const HandInCodeLine = z
  .object({
    stationId: StationId,
    seq: z.number().int(),
    attemptId: AttemptId,
    outcome: z.string(),
    receivedAtMs: z.number().int(),
  })
  .strict();
export type HandInCodeLine = z.infer<typeof HandInCodeLine>;

/** Each code that was read, and the lines that are none. What was not taken comes back, to be read again or completed. */
export const HandInCodesTaken = z
  .object({
    codes: z.array(resultOf(CodesAnswer, z.object({ kind: CodesRefusal }).strict())),
    left: z.array(z.string()),
    /** Lines among `left` that are no frame at all. */
    others: z.number().int(),
  })
  .strict();
export type HandInCodesTaken = z.infer<typeof HandInCodesTaken>;

/** What comes to the centre by hand: the same import as by line, so twice or out of order does no harm. */
export const handInRoutes = {
  importHandIn: {
    method: 'POST',
    path: '/api/office/hand-in-files',
    access: roles('system', 'province'),
    /** With a session, a file of another one is refused. */
    body: z.object({ sessionId: SessionId.optional(), fileBase64: z.string() }).strict(),
    answer: resultOf(HandInTaken, z.object({ kind: HandInRefusal }).strict()),
    maxBytes: Math.ceil((HAND_IN_MAX_BYTES * 4) / 3) + 4096,
  },
  /** What a reader typed: a frame a line, of several results, in any order. */
  importHandInCodes: {
    method: 'POST',
    path: '/api/office/hand-in-codes',
    access: roles('system', 'province'),
    body: z.object({ text: z.string().max(600_000) }).strict(),
    answer: HandInCodesTaken,
  },
  handInsTaken: {
    method: 'POST',
    path: '/api/office/hand-ins',
    access: roles('system', 'province'),
    body: nothing,
    answer: z.object({ files: z.array(HandInFileLine), codes: z.array(HandInCodeLine) }).strict(),
  },
} as const satisfies Readonly<Record<string, Route>>;
