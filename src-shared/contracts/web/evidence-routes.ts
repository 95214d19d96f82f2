import { z } from 'zod';
import { AttemptId, SessionId, Sha256Hex, StationId } from '../../basics/ids';
import { resultOf } from '../result-schema';
import { type Route, roles } from './route';

/** One kept picture as a list shows it: never the picture itself. */
export const EvidenceLine = z
  .object({
    sha256: Sha256Hex,
    kind: z.string(),
    stationId: StationId,
    /** Absent for a piece whose head can't be read. */
    sessionId: SessionId.optional(),
    attemptId: AttemptId.optional(),
    incidentId: z.string().optional(),
    bytes: z.number().int(),
    /** False: still on its way from the station. */
    isWhole: z.boolean(),
    receivedAtMs: z.number().int(),
    /** When it is deleted as far as is known now (LW-4); a hold or a review moves it, never past its last day. */
    dueAtMs: z.number().int(),
    /** How often somebody of the staff has opened it, by the audit log. */
    openings: z.number().int(),
    lastOpenedAtMs: z.number().int().optional(),
  })
  .strict();
export type EvidenceLine = z.infer<typeof EvidenceLine>;

export const EvidenceSearch = z
  .object({ sessionId: SessionId.optional(), attemptId: AttemptId.optional() })
  .strict();
export type EvidenceSearch = z.infer<typeof EvidenceSearch>;

/** The last line of a page: the next one begins behind it. */
export const EvidencePlace = z.object({ receivedAtMs: z.number().int(), sha256: Sha256Hex }).strict();
export type EvidencePlace = z.infer<typeof EvidencePlace>;

/** LW-1, LW-5: pictures of faces. The province alone opens one, for a reason that is written down with its name. */
export const evidenceRoutes = {
  searchEvidence: {
    method: 'POST',
    path: '/api/office/evidence',
    access: roles('province'),
    body: z.object({ search: EvidenceSearch, after: EvidencePlace.optional() }).strict(),
    answer: z.object({ lines: z.array(EvidenceLine), hasMore: z.boolean() }).strict(),
  },
  openEvidence: {
    method: 'POST',
    path: '/api/office/evidence/one',
    access: roles('province'),
    body: z.object({ sha256: Sha256Hex, reason: z.string().trim().min(1).max(500) }).strict(),
    answer: resultOf(
      z.object({ kind: z.string(), takenAtMs: z.number().int(), jpegBase64: z.string() }).strict(),
      z.object({ kind: z.enum(['no-such-evidence', 'unreadable']) }).strict(),
    ),
  },
} as const satisfies Readonly<Record<string, Route>>;
