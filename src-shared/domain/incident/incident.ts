import { z } from 'zod';
import { AttemptId, CandidateId, SessionId, Sha256Hex, StaffId } from '../../basics/ids';
import { Instant, shanghaiDate } from '../../basics/instant';
import { IncidentKind } from './incident-kind';

export const IncidentId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand<'IncidentId'>();
export type IncidentId = z.infer<typeof IncidentId>;

/** Numbers and codes that belong to one incident, such as { minutes: 8 }; never a name, an answer or a document. */
export const IncidentFacts = z
  .record(
    z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/),
    z.union([z.string().max(100), z.number().int().safe()]),
  )
  .refine((facts) => Object.keys(facts).length <= 12, 'more than 12 facts')
  .readonly();
export type IncidentFacts = z.infer<typeof IncidentFacts>;

const ABOUT = {
  kind: IncidentKind,
  seat: z.number().int().positive().optional(),
  candidateId: CandidateId.optional(),
  attemptId: AttemptId.optional(),
  /** In the words of who noted it; may be empty. */
  text: z.string().max(500),
  /** Who noted it; nobody means the station itself. */
  by: z.array(StaffId).max(4).readonly(),
  /** Hashes of what the evidence store keeps of it. */
  evidence: z.array(Sha256Hex).max(20).readonly(),
  facts: IncidentFacts,
};

/** What the one who notes an incident says; id, session and time are the station's. */
export const IncidentDraft = z.object(ABOUT).strict().readonly();
export type IncidentDraft = z.infer<typeof IncidentDraft>;

/** One line of the room's record (RM-14): written once, never edited; a mistake is put right by another line. */
export const Incident = z
  .object({ incidentId: IncidentId, sessionId: SessionId, at: Instant, ...ABOUT })
  .strict()
  .readonly();
export type Incident = z.infer<typeof Incident>;

/** A clock on the wall and a trusted one need not agree to the second. */
const LEEWAY_MS = 60_000;

/** RM-14: on the day of the session and not later than now; what people remember is held against nothing else. */
export function mayHaveHappened(
  happenedAtMs: number,
  session: { readonly date: string },
  now: Pick<Instant, 'wallMs'>,
): boolean {
  return happenedAtMs <= now.wallMs + LEEWAY_MS && shanghaiDate(happenedAtMs) === session.date;
}
