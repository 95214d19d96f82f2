import { z } from 'zod';
import { SessionId, StationId } from '../../basics/ids';

/** What somebody should look at, the worst first; this order is the order of the board. */
export const LIVE_TROUBLES = [
  'silent',
  'fault',
  'camera-lost',
  'focus-lost',
  'disk-low',
  'battery-low',
  'pending-old',
  'never-seen',
] as const;
export const LiveTrouble = z.enum(LIVE_TROUBLES);
export type LiveTrouble = z.infer<typeof LiveTrouble>;

/** How a station is by its last word. Numbers and states: no person, no answer. */
export const LiveLine = z
  .object({
    stationId: StationId,
    label: z.string(),
    troubles: z.array(LiveTrouble),
    lastSeenAtMs: z.number().int().optional(),
    sessionId: SessionId.optional(),
    seat: z.number().int().optional(),
    phase: z.string().optional(),
    batteryPercent: z.number().int().optional(),
    isOnMains: z.boolean().optional(),
    freeDiskBytes: z.number().int().optional(),
    camera: z.string().optional(),
    focus: z.string().optional(),
    pendingRecords: z.number().int().optional(),
    pendingEvidence: z.number().int().optional(),
    /** Age of the oldest record that waits, by the station's own clock; ms. */
    oldestPendingMs: z.number().int().optional(),
    appVersion: z.string().optional(),
  })
  .strict();
export type LiveLine = z.infer<typeof LiveLine>;

export const LiveBoard = z
  .object({
    nowMs: z.number().int(),
    stations: z.number().int(),
    /** Stations with each trouble; one station may have several. */
    counts: z.record(LiveTrouble, z.number().int()),
    fine: z.number().int(),
    /** How many the search leaves; `lines` are one page of them, the worst first. */
    found: z.number().int(),
    lines: z.array(LiveLine),
  })
  .strict();
export type LiveBoard = z.infer<typeof LiveBoard>;

/** Lines of one page; the counts are of all stations. */
export const LIVE_LINES = 50;

/** Which stations somebody wants to see; every part narrows. */
export const LiveSearch = z
  .object({
    sessionId: SessionId.optional(),
    /** Those with this trouble, or those with none. */
    state: z.union([LiveTrouble, z.literal('fine')]).optional(),
    /** Part of a station's id or label. */
    text: z.string().trim().max(100).optional(),
  })
  .strict();
export type LiveSearch = z.infer<typeof LiveSearch>;
