import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { StationState } from '../../src-shared/contracts/sync/heartbeat';
import { LIVE_TROUBLES, type LiveTrouble } from '../../src-shared/contracts/web/live-board';
import type { Database } from '../store/database';
import { stationStates } from '../store/live-schema';
import { stations } from '../store/schema';

/** Three heartbeats missed. */
const SILENT_AFTER_MS = 45_000;
const LOW_BATTERY_PERCENT = 20;
const LOW_DISK_BYTES = 1024 * 1024 * 1024;

const PENDING_OLD_MS = 10 * 60_000;

export type LiveStation = {
  readonly stationId: string;
  readonly label: string;
  readonly lastSeenAtMs: number | undefined;
  readonly state: StationState | undefined;
  readonly troubles: readonly LiveTrouble[];
};

/** Every station that is not revoked, or those of one session, worst first. */
export async function listLive(
  database: Database,
  nowMs: number,
  sessionId: string | undefined,
): Promise<readonly LiveStation[]> {
  const ofSession = sessionId === undefined ? sql`true` : eq(stationStates.sessionId, sessionId);
  const rows = await database
    .select({
      stationId: stations.stationId,
      label: stations.label,
      seenAtMs: stationStates.seenAtMs,
      state: stationStates.state,
    })
    .from(stations)
    .leftJoin(stationStates, eq(stationStates.stationId, stations.stationId))
    .where(and(isNull(stations.revokedAtMs), ofSession))
    .orderBy(asc(stations.stationId));
  return rows
    .map((row) => {
      const state = StationState.safeParse(row.state).data;
      const lastSeenAtMs = row.seenAtMs ?? undefined;
      const troubles = troublesOf(state, lastSeenAtMs, nowMs);
      const station = { stationId: row.stationId, label: row.label, lastSeenAtMs, state, troubles };
      // Ranked once: ten thousand stations are compared some hundred thousand times.
      return { station, rank: rankOf(troubles) };
    })
    .sort(worstFirst)
    .map(({ station }): LiveStation => station);
}

/** By the centre's clock and by spans, never by a station's wall clock alone. */
export function troublesOf(
  state: StationState | undefined,
  lastSeenAtMs: number | undefined,
  nowMs: number,
): readonly LiveTrouble[] {
  if (state === undefined || lastSeenAtMs === undefined) return ['never-seen'];
  const found: LiveTrouble[] = [];
  if (nowMs - lastSeenAtMs > SILENT_AFTER_MS) found.push('silent');
  if (state.phase === 'fault') found.push('fault');
  if (state.camera === 'lost') found.push('camera-lost');
  if (state.focus === 'lost') found.push('focus-lost');
  if ((state.freeDiskBytes ?? LOW_DISK_BYTES) < LOW_DISK_BYTES) found.push('disk-low');
  if (state.isOnMains !== true && (state.batteryPercent ?? 100) < LOW_BATTERY_PERCENT)
    found.push('battery-low');
  const oldestMs = state.oldestPendingAtMs === undefined ? 0 : state.at.wallMs - state.oldestPendingAtMs;
  if (state.pendingRecords > 0 && oldestMs > PENDING_OLD_MS) found.push('pending-old');
  return found;
}

/** By the worst trouble, then by how many, then by who has been silent longest. */
function worstFirst(
  { station: a, rank: ofA }: { readonly station: LiveStation; readonly rank: number },
  { station: b, rank: ofB }: { readonly station: LiveStation; readonly rank: number },
): number {
  return (
    ofA - ofB ||
    b.troubles.length - a.troubles.length ||
    (a.troubles.length === 0 ? 0 : (a.lastSeenAtMs ?? 0) - (b.lastSeenAtMs ?? 0))
  );
}

function rankOf(troubles: LiveStation['troubles']): number {
  const ranks = troubles.map((trouble) => LIVE_TROUBLES.indexOf(trouble));
  return ranks.length === 0 ? LIVE_TROUBLES.length : Math.min(...ranks);
}
