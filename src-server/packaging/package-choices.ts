import { asc, isNull, sql } from 'drizzle-orm';
import { SessionId, StationId } from '../../src-shared/basics/ids';
import type { PackageChoices } from '../../src-shared/contracts/web/packages';
import type { Database } from '../store/database';
import { plannedSessions } from '../store/office-schema';
import { stations } from '../store/schema';
import { readLibrary } from './library';

const LISTED = 2000;

/** What a package may be made of; undefined without a library. */
export async function packageChoices(
  database: Database,
  libraryFolder: string,
): Promise<PackageChoices | undefined> {
  const library = await readLibrary(libraryFolder);
  if (library === undefined) return undefined;
  const known = await database
    .select({ stationId: stations.stationId, label: stations.label })
    .from(stations)
    .where(isNull(stations.revokedAtMs))
    .orderBy(asc(stations.stationId))
    .limit(LISTED);
  const planned = await database
    .select({
      plan: plannedSessions,
      booked: sql<number>`(SELECT count(*)::int FROM session_bookings b WHERE b.session_id = ${plannedSessions.sessionId})`,
    })
    .from(plannedSessions)
    .where(
      sql`cancelled_at_ms IS NULL AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.session_id = ${plannedSessions.sessionId})`,
    )
    .orderBy(asc(plannedSessions.startsAtMs))
    .limit(LISTED);
  return {
    banks: library.banks.map(({ id, title }) => ({ id, title })),
    policies: library.policies.map(({ id, title, policy }) => ({
      id,
      title,
      durationMinutes: policy.durationMinutes,
    })),
    stations: known.map((one) => ({ ...one, stationId: StationId.parse(one.stationId) })),
    planned: planned.map(({ plan, booked }) => ({
      sessionId: SessionId.parse(plan.sessionId),
      title: plan.title,
      siteCode: plan.siteCode,
      siteName: plan.siteName,
      roomNo: plan.roomNo,
      roomName: plan.roomName,
      startsAtMs: plan.startsAtMs,
      endsAtMs: plan.endsAtMs,
      booked,
    })),
  };
}
