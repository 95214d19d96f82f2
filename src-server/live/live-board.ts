import { SessionId, StationId } from '../../src-shared/basics/ids';
import {
  LIVE_LINES,
  LIVE_TROUBLES,
  type LiveBoard,
  type LiveLine,
  type LiveSearch,
  type LiveTrouble,
} from '../../src-shared/contracts/web/live-board';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import type { Database } from '../store/database';
import { type LiveStation, listLive } from './list-live';

/** All stations counted, and one page of those that are looked for, the worst first. */
export async function liveBoard(
  database: Database,
  nowMs: number,
  { search, page }: WebBody<'liveBoard'>,
): Promise<LiveBoard> {
  const stations = await listLive(database, nowMs, search.sessionId);
  const found = stations.filter((one) => isLookedFor(one, search));
  const withTrouble = (trouble: LiveTrouble) =>
    stations.filter((one) => one.troubles.includes(trouble)).length;
  const counts = Object.fromEntries(LIVE_TROUBLES.map((trouble) => [trouble, withTrouble(trouble)]));
  return {
    nowMs,
    stations: stations.length,
    counts: counts as LiveBoard['counts'],
    fine: stations.filter((one) => one.troubles.length === 0).length,
    found: found.length,
    lines: found.slice(page * LIVE_LINES, (page + 1) * LIVE_LINES).map(lineOf),
  };
}

function isLookedFor({ stationId, label, troubles }: LiveStation, { state, text = '' }: LiveSearch): boolean {
  if (state === 'fine' && troubles.length > 0) return false;
  if (state !== undefined && state !== 'fine' && !troubles.includes(state)) return false;
  const wanted = text.toLowerCase();
  return wanted === '' || `${stationId} ${label}`.toLowerCase().includes(wanted);
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
