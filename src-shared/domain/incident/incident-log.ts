import { z } from 'zod';
import { PackageId, SessionId, StationId } from '../../basics/ids';
import { Incident } from './incident';

/** Incidents in one record; with texts as long as they may be, well within a batch. */
export const LOG_PART_MAX = 200;

/** What one station noted of one session (RM-14), as it goes to the centre; a long log in several parts. */
export const IncidentLog = z
  .object({
    kind: z.literal('incident-log'),
    stationId: StationId,
    sessionId: SessionId,
    packageId: PackageId,
    partNo: z.number().int().positive(),
    partCount: z.number().int().positive(),
    incidents: z.array(Incident).max(LOG_PART_MAX).readonly(),
    isDemonstration: z.boolean(),
  })
  .strict()
  .readonly();
export type IncidentLog = z.infer<typeof IncidentLog>;

/** An empty log is one part, too: nothing happened, and the station says so. */
export function incidentLogParts(
  head: Omit<IncidentLog, 'kind' | 'partNo' | 'partCount' | 'incidents'>,
  incidents: readonly Incident[],
): readonly IncidentLog[] {
  const partCount = Math.max(1, Math.ceil(incidents.length / LOG_PART_MAX));
  return Array.from({ length: partCount }, (_, at) => ({
    kind: 'incident-log',
    ...head,
    partNo: at + 1,
    partCount,
    incidents: incidents.slice(at * LOG_PART_MAX, (at + 1) * LOG_PART_MAX),
  }));
}
