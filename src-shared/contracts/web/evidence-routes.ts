import { z } from 'zod';
import { AttemptId, Sha256Hex } from '../../basics/ids';
import { resultOf } from '../result-schema';
import { type Route, roles } from './route';

/** One kept picture as a list shows it: never the picture itself. */
export const EvidenceLine = z
  .object({
    sha256: Sha256Hex,
    kind: z.string(),
    incidentId: z.string().optional(),
    bytes: z.number().int(),
    /** False: still on its way from the station. */
    isWhole: z.boolean(),
    receivedAtMs: z.number().int(),
  })
  .strict();
export type EvidenceLine = z.infer<typeof EvidenceLine>;

/** LW-1, LW-5: pictures of faces. The province alone opens one, for a reason that is written down with its name. */
export const evidenceRoutes = {
  evidenceOfAttempt: {
    method: 'POST',
    path: '/api/office/evidence',
    access: roles('province'),
    body: z.object({ attemptId: AttemptId }).strict(),
    answer: z.object({ lines: z.array(EvidenceLine) }).strict(),
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
