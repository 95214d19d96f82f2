import { SessionId, StationId } from '../../src-shared/basics/ids';
import {
  LIVE_LINES,
  LIVE_TROUBLES,
  type LiveBoard,
  type LiveLine,
  type LiveTrouble,
} from '../../src-shared/contracts/web/live-board';
import type { Database } from '../store/database';
import { type LiveStation, listLive } from './list-live';

/** All stations counted, and the worst of them as lines. */
export async function liveBoard(
  database: Database,
  nowMs: number,
  sessionId: string | undefined,
): Promise<LiveBoard> {
  const stations = await listLive(database, nowMs, sessionId);
  const withTrouble = (trouble: LiveTrouble) =>
    stations.filter((one) => one.troubles.includes(trouble)).length;
  const counts = Object.fromEntries(LIVE_TROUBLES.map((trouble) => [trouble, withTrouble(trouble)]));
  return {
    nowMs,
    stations: stations.length,
    counts: counts as LiveBoard['counts'],
    fine: stations.filter((one) => one.troubles.length === 0).length,
    lines: stations.slice(0, LIVE_LINES).map(lineOf),
  };
}

function lineOf({ stationId, label, troubles, lastSeenAtMs, state }: LiveStation): LiveLine {
  const head = {
    stationId: StationId.parse(stationId),
    label,
    troubles: [...troubles],
    ...(lastSeenAtMs === undefined ? {} : { lastSeenAtMs }),
  };
  if (state === undefined) return head;
  const { sessionId, seat, batteryPercent, isOnMains, freeDiskBytes, oldestPendingAtMs } = state;
  return {
    ...head,
    phase: state.phase,
    camera: state.camera,
    focus: state.focus,
    pendingRecords: state.pendingRecords,
    pendingEvidence: state.pendingEvidence,
    appVersion: state.appVersion,
    ...(sessionId === undefined ? {} : { sessionId: SessionId.parse(sessionId) }),
    ...(seat === undefined ? {} : { seat }),
    ...(batteryPercent === undefined ? {} : { batteryPercent }),
    ...(isOnMains === undefined ? {} : { isOnMains }),
    ...(freeDiskBytes === undefined ? {} : { freeDiskBytes }),
    ...(oldestPendingAtMs === undefined
      ? {}
      : { oldestPendingMs: Math.max(0, state.at.wallMs - oldestPendingAtMs) }),
  };
}
