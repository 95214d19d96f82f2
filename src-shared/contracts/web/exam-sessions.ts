import { z } from 'zod';
import { CandidateId, SessionId, StationId } from '../../basics/ids';

/** One session in the list, with what has come of it. Counts only: nobody is named. */
export const SessionLine = z
  .object({
    sessionId: SessionId,
    title: z.string(),
    siteName: z.string(),
    roomName: z.string(),
    /** YYYY-MM-DD in Asia/Shanghai. */
    date: z.string(),
    startsAtMs: z.number().int(),
    isDemonstration: z.boolean(),
    expected: z.number().int(),
    results: z.number().int(),
    passed: z.number().int(),
    mismatched: z.number().int(),
    aside: z.number().int(),
    closedStations: z.number().int(),
  })
  .strict();
export type SessionLine = z.infer<typeof SessionLine>;

/** The last line of a page: the next one begins behind it. */
export const SessionPlace = z.object({ date: z.string().max(10), sessionId: SessionId }).strict();

export const DifferenceKind = z.enum([
  'unaccounted',
  'result-missing',
  'not-in-closing',
  'absent-and-sat',
  'sat-nowhere',
  'sat-twice',
]);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

/** Somebody of the list for whom list, closings and results do not agree; known by seat and admission number. */
export const SessionDifference = z
  .object({
    kind: DifferenceKind,
    candidateId: CandidateId,
    admissionNo: z.string(),
    seat: z.number().int(),
    stationId: StationId.optional(),
  })
  .strict();
export type SessionDifference = z.infer<typeof SessionDifference>;

/** A station of the session's package, and how far its part has come. */
export const SessionStation = z
  .object({
    stationId: StationId,
    label: z.string(),
    isClosed: z.boolean(),
    results: z.number().int(),
    /** Absent: it has never reported. */
    lastSeenAtMs: z.number().int().optional(),
    pendingRecords: z.number().int().optional(),
  })
  .strict();
export type SessionStation = z.infer<typeof SessionStation>;

/** RM-15 for a whole room at the centre. */
export const SessionReport = z
  .object({
    line: SessionLine,
    sat: z.number().int(),
    submitted: z.number().int(),
    forced: z.number().int(),
    terminated: z.number().int(),
    absent: z.number().int(),
    isBalanced: z.boolean(),
    differences: z.array(SessionDifference),
    stations: z.array(SessionStation),
    incidents: z.number().int(),
  })
  .strict();
export type SessionReport = z.infer<typeof SessionReport>;
