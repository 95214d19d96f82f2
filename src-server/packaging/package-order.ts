import { and, eq, inArray, isNull } from 'drizzle-orm';
import { toHex } from '../../src-shared/basics/bytes-text';
import { StationId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { PackageOrder } from '../../src-shared/contracts/package/package-order';
import type { BuildProblem, PackageRequest } from '../../src-shared/contracts/web/packages';
import { admissionNumber } from '../../src-shared/domain/person/admission-number';
import type { ImportContext } from '../import/import-batch';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';
import { sessions, stations } from '../store/schema';
import { earlierItemsOf } from './earlier-items';
import type { Library } from './library';
import { photoBytes, type SeatedRow } from './read-roster';

type Context = {
  readonly importing: ImportContext;
  readonly database: Database;
  readonly centre: Centre;
  readonly isDemonstration: boolean;
  readonly now: () => number;
};

const MINUTE_MS = 60_000;

/** An order as far as it does not depend on who is in the roster. */
export type OrderFrame = {
  readonly policy: PackageOrder['policy'];
  readonly date: string;
  readonly sessionId: string;
  readonly stations: PackageOrder['stations'];
};

/** What is asked for and where, or why it can't be: known before the roster is read, which takes a while. */
export async function frameOf(
  context: Context,
  library: Library,
  request: PackageRequest,
): Promise<Result<OrderFrame, BuildProblem>> {
  const policy = library.policies.find((one) => one.id === request.policyId)?.policy;
  if (policy === undefined) return err({ kind: 'no-such-policy' });
  const { startsAtMs, endsAtMs, siteCode, roomNo, sessionNo } = request;
  if (endsAtMs < startsAtMs + policy.durationMinutes * MINUTE_MS)
    return err({ kind: 'wrong-times', detail: String(policy.durationMinutes) });
  const date = shanghaiDate(startsAtMs);
  const name = [siteCode, date.slice(2).replaceAll('-', ''), String(sessionNo), roomNo].join('-');
  const sessionId = request.source.kind === 'planned' ? request.source.sessionId : `S-${name}`;
  const [earlier] = await context.database
    .select({ sessionId: sessions.sessionId })
    .from(sessions)
    .where(eq(sessions.sessionId, sessionId));
  if (earlier !== undefined) return err({ kind: 'session-exists' });
  const places = await stationsOf(context.database, request.stationIds);
  return places.ok ? ok({ policy, date, sessionId, stations: places.value }) : places;
}

/** What the bank tool is asked to seal (RM-1 to RM-3). */
export async function orderOf(
  context: Context,
  library: Library,
  request: PackageRequest,
  { policy, date, sessionId, stations: places }: OrderFrame,
  rows: readonly SeatedRow[],
): Promise<PackageOrder> {
  const { startsAtMs, endsAtMs, siteCode, roomNo, sessionNo } = request;
  const candidates = [];
  for (const row of rows) {
    const photo = await photoBytes(row);
    const earlierItemIds = await earlierItemsOf(context.importing, row);
    candidates.push({
      candidateId: `${sessionId.slice(0, 58)}-${String(row.seat).padStart(3, '0')}`,
      admissionNo: admissionNumber({
        ...{ siteCode, sessionDate: date, sessionNo, roomNo, seat: row.seat },
      }),
      document: row.document,
      displayName: row.name,
      post: row.post,
      seat: row.seat,
      attemptNo: row.attemptNo,
      ...(earlierItemIds.length === 0 ? {} : { earlierItemIds }),
      photo: {
        sha256: toHex(context.centre.suite.sha256(photo ?? new Uint8Array(0))),
        version: row.photoVersion,
      },
    });
  }
  return PackageOrder.parse({
    packageId: `P-${sessionId}`.slice(0, 64),
    isDemonstration: context.isDemonstration,
    session: {
      ...{ sessionId, title: request.title, date, startsAtMs, endsAtMs },
      site: { code: siteCode, name: request.siteName },
      room: { no: roomNo, name: request.roomName },
    },
    policy,
    candidates,
    scoring: library.scoring,
    staff: staffOf(request),
    stations: places,
    createdAtMs: context.now(),
  });
}

/** RM-3, with the ids that the station's screens ask for. */
function staffOf({ proctors, siteHead, systemAdmin }: PackageRequest) {
  const no = (at: number) => String(at + 1).padStart(3, '0');
  return [
    ...proctors.map((displayName, at) => ({ staffId: `JK${no(at)}`, displayName, role: 'proctor' as const })),
    { staffId: 'KD001', displayName: siteHead, role: 'site-head' as const },
    { staffId: 'XT001', displayName: systemAdmin, role: 'system-admin' as const },
  ];
}

async function stationsOf(
  database: Database,
  stationIds: readonly string[],
): Promise<Result<PackageOrder['stations'], BuildProblem>> {
  const wanted = [...new Set(stationIds)];
  const rows = await database
    .select({ stationId: stations.stationId, boxPublicKey: stations.boxPublicKey })
    .from(stations)
    .where(and(inArray(stations.stationId, wanted), isNull(stations.revokedAtMs)));
  const lacking = wanted.filter((id) => !rows.some((row) => row.stationId === id));
  if (lacking.length > 0) return err({ kind: 'no-such-station', detail: lacking.slice(0, 20).join(', ') });
  return ok(rows.map((row) => ({ ...row, stationId: StationId.parse(row.stationId) })));
}
