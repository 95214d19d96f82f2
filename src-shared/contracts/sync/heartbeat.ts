import { z } from 'zod';
import { Base64UrlText, Epoch, SessionId, Sha256Hex, StationId } from '../../basics/ids';
import { Instant } from '../../basics/instant';

/** How a station is. Numbers and states only: no person, no answer. */
export const StationState = z
  .object({
    kind: z.literal('heartbeat'),
    stationId: StationId,
    at: Instant,
    appVersion: z.string().max(40),
    phase: z.enum(['idle', 'open', 'check-in', 'exam', 'suspended', 'result', 'fault']),
    sessionId: SessionId.optional(),
    seat: z.number().int().positive().optional(),
    /** Absent on a machine without one. */
    batteryPercent: z.number().int().min(0).max(100).optional(),
    isOnMains: z.boolean().optional(),
    freeDiskBytes: z.number().int().nonnegative().optional(),
    camera: z.enum(['works', 'lost', 'off', 'unknown']),
    focus: z.enum(['kept', 'lost', 'unknown']),
    lastSavedAtMs: z.number().int().optional(),
    pendingRecords: z.number().int().nonnegative(),
    oldestPendingAtMs: z.number().int().optional(),
    pendingEvidence: z.number().int().nonnegative(),
    /** Centre's clock less this station's, as the last answer told it; ms. */
    clockOffsetMs: z.number().int().optional(),
  })
  .strict()
  .readonly();
export type StationState = z.infer<typeof StationState>;

/** POST /sync/v1/heartbeats. `signature`: the station's, over SHA-256 of the state's canonical JSON. */
export const Heartbeat = z
  .object({ protocolVersion: z.number().int().positive(), state: StationState, signature: Base64UrlText })
  .strict()
  .readonly();
export type Heartbeat = z.infer<typeof Heartbeat>;

/**
 * How far the centre has each epoch of this station. A mark below what the station holds a receipt for says that the
 * centre was restored from a backup: the station fills it up again, also when nothing new is waiting. A false mark does
 * no harm: records are sent again and not stored twice.
 */
export const HeartbeatAnswer = z
  .object({
    serverTimeMs: z.number().int(),
    nextInSeconds: z.number().int().min(1).max(3600),
    marks: z
      .array(
        z
          .object({
            epoch: Epoch,
            receivedThrough: z.number().int().nonnegative(),
            headHash: Sha256Hex,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type HeartbeatAnswer = z.infer<typeof HeartbeatAnswer>;
