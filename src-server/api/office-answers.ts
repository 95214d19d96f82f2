import { createSelectSchema } from 'drizzle-zod';
import { z } from 'zod';
import { StationState } from '../../src-shared/contracts/sync/heartbeat';
import { scoreReviews } from '../store/live-schema';
import { handInFiles, incidents } from '../store/room-schema';
import { alarms, results, resultVersions, stations, voidedItems } from '../store/schema';

/**
 * What the office's routes answer. Most of it is rows, so the schemas are the tables' own. A test holds answers of a
 * running server against them.
 */
const count = z.number().int().nonnegative();

export const CodeAnswer = z.object({ code: z.string(), expiresAtMs: z.number().int() });
export const StaffAccountAnswer = z.object({ accountId: z.string(), oneTimePassword: z.string() });
export const InstitutionAnswer = z.object({ institutionId: z.string() });
export const PaperCertificateAnswer = z.object({ certificateId: z.string(), needsManualCheck: z.boolean() });
export const StationList = z.object({
  stations: z.array(
    createSelectSchema(stations).extend({
      marks: z.array(z.object({ epoch: z.string(), receivedThrough: count, headHash: z.string() })),
    }),
  ),
});
export const SessionAnswer = z.object({ sessionId: z.string() });
export const PackageAnswer = z.object({
  packageId: z.string(),
  sessionId: z.string(),
  bytes: count,
  sha256: z.string(),
});
export const ResultList = z.object({
  results: z.array(createSelectSchema(results).omit({ answers: true })),
});
export const VoidAnswer = z.object({
  isNew: z.boolean(),
  itemId: z.string(),
  bankVersion: z.string(),
  reason: z.string(),
  voidedAtMs: z.number().int(),
  held: count,
  raised: count,
  nowPassed: count,
});
export const VoidedList = z.object({ voidedItems: z.array(createSelectSchema(voidedItems)) });
export const VersionList = z.object({
  versions: z.array(createSelectSchema(resultVersions).extend({ candidateId: z.string() })),
});
export const AlarmList = z.object({ alarms: z.array(createSelectSchema(alarms)) });
export const LiveBoard = z.object({
  nowMs: z.number().int(),
  stations: z.array(
    z.object({
      stationId: z.string(),
      label: z.string(),
      lastSeenAtMs: z.number().int().optional(),
      state: StationState.optional(),
      troubles: z.array(z.string()),
    }),
  ),
});
export const ReviewAnswer = createSelectSchema(scoreReviews);
export const ReviewList = z.object({ reviews: z.array(ReviewAnswer) });
export const AlarmSeenAnswer = z.object({ isAcknowledged: z.literal(true) });
export const RevocationAnswer = z.object({ stationId: z.string(), revokedAtMs: z.number().int() });
export const HandInList = z.object({ files: z.array(createSelectSchema(handInFiles)) });
export const IncidentList = z.object({ incidents: z.array(createSelectSchema(incidents)) });
export const RetentionAnswer = z.object({ deleted: z.record(z.string(), count) });
export const ReconciliationAnswer = z.object({
  expected: count,
  sat: count,
  submitted: count,
  forced: count,
  terminated: count,
  absent: count,
  results: count,
  isBalanced: z.boolean(),
  differences: z.array(
    z.object({ kind: z.string(), candidateId: z.string(), stationId: z.string().optional() }),
  ),
  closedStations: z.array(z.string()),
});
