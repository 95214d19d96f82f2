import { z } from 'zod';
import {
  AttemptId,
  Base64UrlText,
  CandidateId,
  PackageId,
  SessionId,
  Sha256Hex,
  StaffId,
  StationId,
} from '../../basics/ids';
import { Instant } from '../../basics/instant';

/** How a test record ended (RM-15): 交卷, by the candidate or the deadline · 强制交卷 · 中止. */
export const SittingOutcome = z.enum(['submitted', 'forced', 'terminated']);
export type SittingOutcome = z.infer<typeof SittingOutcome>;

/** 成绩确认 on the screen: given, refused, or the candidate left without either. */
export const ScoreConfirmation = z.enum(['confirmed', 'refused', 'not-asked']);
export type ScoreConfirmation = z.infer<typeof ScoreConfirmation>;

/** One test record of this station, tied to the record that carries its answers. */
export const ClosedSitting = z
  .object({
    attemptId: AttemptId,
    candidateId: CandidateId,
    seat: z.number().int().positive(),
    outcome: SittingOutcome,
    recordHash: Sha256Hex,
    confirmation: ScoreConfirmation,
  })
  .strict()
  .readonly();
export type ClosedSitting = z.infer<typeof ClosedSitting>;

const closing = {
  kind: z.literal('session-close'),
  stationId: StationId,
  sessionId: SessionId,
  packageId: PackageId,
  policyVersion: z.string(),
  closedAt: Instant,
  /** Everybody on the room's list is in exactly one of the three. */
  sittings: z.array(ClosedSitting).max(500).readonly(),
  absent: z.array(CandidateId).max(500).readonly(),
  elsewhere: z.array(CandidateId).max(500).readonly(),
  /** Incidents noted here, and the hashes of the records that carry them. */
  incidentCount: z.number().int().nonnegative(),
  incidentRecords: z.array(Sha256Hex).min(1).max(100).readonly(),
  /** Pictures this station still keeps of the session, by hash. */
  evidence: z.array(Sha256Hex).max(5000).readonly(),
  signedBy: z
    .object({ proctors: z.tuple([StaffId, StaffId]).readonly(), siteHead: StaffId })
    .strict()
    .readonly(),
  isDemonstration: z.boolean(),
};

/** What is signed: the whole closing with who signed it. */
export const UnsignedClosing = z.object(closing).strict().readonly();
export type UnsignedClosing = z.infer<typeof UnsignedClosing>;

/**
 * One station's part of a closed session (RM-15). `signature`: the station's, over SHA-256 of the canonical JSON of
 * the rest, so that the closing stands on its own once the record around it is opened. The two proctors and the site
 * head proved themselves by their passwords at this station.
 */
export const SessionClosing = z
  .object({ ...closing, signature: Base64UrlText })
  .strict()
  .readonly();
export type SessionClosing = z.infer<typeof SessionClosing>;
