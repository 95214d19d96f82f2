import { eq } from 'drizzle-orm';
import { SessionClosing } from '../../src-shared/domain/session-close/session-closing';
import type { Database } from '../store/database';
import { sessionClosings } from '../store/room-schema';
import { candidates, quarantine, results } from '../store/schema';

/** The day's balance of one session (RM-15): 应考 = 实考 + 缺考, and everything handed in has arrived. */
export type Reconciliation = {
  readonly sessionId: string;
  readonly expected: number;
  readonly sat: number;
  readonly absent: number;
  readonly handedIn: number;
  readonly arrived: number;
  readonly quarantined: number;
  readonly stationsClosed: number;
  /** By candidate id: sat by a station's closing, and no result is here. */
  readonly missing: readonly string[];
  /** A result is here, and no station's closing names it. */
  readonly unannounced: readonly string[];
  /** In no closing, neither sat nor absent: their station has not closed, or not said so yet. */
  readonly unaccounted: readonly string[];
  readonly isBalanced: boolean;
};

/** Counts from what stations signed and from what arrived; nothing here is typed in by anybody. */
export async function reconcileSession(
  database: Database,
  sessionId: string,
): Promise<Reconciliation | undefined> {
  const roster = await database
    .select({ candidateId: candidates.candidateId })
    .from(candidates)
    .where(eq(candidates.sessionId, sessionId));
  if (roster.length === 0) return undefined;
  const [closingRows, resultRows, aside] = await Promise.all([
    database.select().from(sessionClosings).where(eq(sessionClosings.sessionId, sessionId)),
    database
      .select({ candidateId: results.candidateId })
      .from(results)
      .where(eq(results.sessionId, sessionId)),
    database.select({ seq: quarantine.seq }).from(quarantine).where(eq(quarantine.sessionId, sessionId)),
  ]);
  const closings = closingRows.flatMap((row) => SessionClosing.safeParse(row.closing).data ?? []);
  const sat = new Set(closings.flatMap((one) => one.sittings.map((sitting) => sitting.candidateId)));
  const absent = new Set(closings.flatMap((one) => one.absent).filter((id) => !sat.has(id)));
  const arrived = new Set<string>(resultRows.map((row) => row.candidateId));
  const ids = roster.map((row) => row.candidateId);
  const missing = [...sat].filter((id) => !arrived.has(id));
  const unannounced = [...arrived].filter((id) => !new Set<string>(sat).has(id));
  const unaccounted = ids.filter((id) => !new Set<string>([...sat, ...absent, ...arrived]).has(id));
  return {
    sessionId,
    expected: ids.length,
    sat: sat.size,
    absent: absent.size,
    handedIn: sat.size,
    arrived: arrived.size,
    quarantined: aside.length,
    stationsClosed: new Set(closingRows.map((row) => row.stationId)).size,
    missing,
    unannounced,
    unaccounted,
    isBalanced:
      ids.length === sat.size + absent.size &&
      missing.length + unannounced.length + unaccounted.length + aside.length === 0,
  };
}
