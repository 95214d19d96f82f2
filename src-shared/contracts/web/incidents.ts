import { z } from 'zod';
import { SessionId, StationId } from '../../basics/ids';
import { IncidentKind } from '../../domain/incident/incident-kind';

export const IncidentSearch = z
  .object({ sessionId: SessionId.optional(), kind: IncidentKind.optional() })
  .strict();
export type IncidentSearch = z.infer<typeof IncidentSearch>;

export const IncidentPlace = z.object({ atMs: z.number().int(), incidentId: z.string().max(64) }).strict();

/** One line of 考场情况记录 (RM-14) as it reached the centre. */
export const IncidentLine = z
  .object({
    incidentId: z.string(),
    sessionId: SessionId,
    stationId: StationId,
    kind: z.string(),
    atMs: z.number().int(),
    seat: z.number().int().optional(),
    /** In the words of who noted it. */
    text: z.string(),
    by: z.array(z.string()),
    evidence: z.number().int(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .strict();
export type IncidentLine = z.infer<typeof IncidentLine>;
