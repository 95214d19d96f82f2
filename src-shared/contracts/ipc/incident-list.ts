import { z } from 'zod';
import { CandidateId, StaffId } from '../../basics/ids';
import { IncidentId } from '../../domain/incident/incident';
import { IncidentKind } from '../../domain/incident/incident-kind';

const person = z
  .object({ candidateId: CandidateId, displayName: z.string(), seat: z.number().int() })
  .strict()
  .readonly();

/** One line of the room's record as staff read it (RM-14). */
export const IncidentLine = z
  .object({
    /** Its place in the record, from 1. */
    no: z.number().int().positive(),
    incidentId: IncidentId,
    kind: IncidentKind,
    /** When it was noted, by the trusted clock; UTC ms. */
    atMs: z.number().int(),
    /** When it happened, as the one who noted it says. */
    happenedAtMs: z.number().int().optional(),
    seat: z.number().int().optional(),
    personName: z.string().optional(),
    text: z.string(),
    /** Who noted it; nobody means the station itself. */
    by: z.array(z.object({ staffId: StaffId, displayName: z.string() }).strict().readonly()).readonly(),
    evidenceCount: z.number().int().nonnegative(),
    /** The numbers of the lines that this one corrects, and that correct it. */
    corrects: z.number().int().positive().optional(),
    correctedBy: z.array(z.number().int().positive()).readonly(),
  })
  .strict()
  .readonly();
export type IncidentLine = z.infer<typeof IncidentLine>;

/** The whole record of this session at this station, oldest first, and whom a new line may be about. */
export const IncidentList = z
  .object({
    lines: z.array(IncidentLine).readonly(),
    people: z.array(person).readonly(),
    isClosed: z.boolean(),
  })
  .strict()
  .readonly();
export type IncidentList = z.infer<typeof IncidentList>;
