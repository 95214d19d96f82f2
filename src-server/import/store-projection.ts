import { and, eq, gte, lte, or, sql } from 'drizzle-orm';
import { HoursEntry } from '../../src-shared/domain/hours/hours-ledger';
import type { HoldReason } from '../../src-shared/domain/review/hold-reason';
import { appendHours } from '../people/hours-store';
import type { Database, Transaction } from '../store/database';
import { resultHolds } from '../store/office-schema';
import type { hoursLedger } from '../store/people-schema';
import { inbox, projectionDue, quarantine, results, resultVersions } from '../store/schema';
import { type KeptPaper, keepPapers } from './keep-papers';
import type { RoomRows } from './project-room-record';
import type { QuarantineReason } from './quarantine-reason';
import { insertRoomRows } from './store-room-rows';

export type RecordPlace = {
  readonly stationId: string;
  readonly epoch: string;
  readonly seq: number;
  readonly hash: string;
};
export type NewResult = typeof results.$inferInsert;
export type Quarantined = { readonly place: RecordPlace; readonly reason: QuarantineReason };

export type ProjectedRecord =
  | {
      readonly kind: 'result';
      readonly place: RecordPlace;
      readonly row: NewResult;
      /** Voided questions of this paper, which the score counts as right (TS-8). */
      readonly voidedItemIds: readonly string[];
      /** All questions of this paper, by their numbers in the bank. */
      readonly questionNos: readonly number[];
      /** Why it does not count before somebody has decided (RM-5, RM-13); the row says that it is held. */
      readonly holdReason?: HoldReason;
    }
  | { readonly kind: 'room'; readonly place: RecordPlace; readonly rows: RoomRows }
  | {
      readonly kind: 'hours';
      readonly place: RecordPlace;
      readonly row: typeof hoursLedger.$inferInsert;
      readonly sessionId: string;
    }
  | {
      readonly kind: 'quarantined';
      readonly place: RecordPlace;
      readonly reason: QuarantineReason;
      /** The session the record names, when it could be read that far. */
      readonly sessionId?: string;
    };

type Aside = Extract<ProjectedRecord, { readonly kind: 'quarantined' }>;
type Kept = Extract<ProjectedRecord, { readonly kind: 'result' }>;

/**
 * Writes what became of records, in one transaction: results, quarantine, alarms, and that they are no longer due.
 * Inserting is idempotent; a result that is there gives way only to one under a higher fence. Answers which records were set aside.
 */
export async function storeProjection(
  database: Database,
  records: readonly ProjectedRecord[],
  nowMs: number,
  /** Whether these are the inbox's own records; one that came as a picture leaves the inbox's to be looked at. */
  settlesDue = true,
): Promise<readonly Quarantined[]> {
  if (records.length === 0) return [];
  return database.transaction(async (tx) => {
    // The inbox is safe already. Should this commit be lost with the machine's power, its due rows are back with it.
    await tx.execute(sql`SELECT set_config('synchronous_commit', 'off', true)`);
    const kept = records.filter((record) => record.kind === 'result');
    const { inserted, clashing } = await insertResults(tx, kept, nowMs);
    const aside: readonly Aside[] = [
      ...records.filter((record) => record.kind === 'quarantined'),
      ...clashing,
      ...(await insertHours(tx, records)),
    ];
    await insertFirstVersions(tx, inserted, nowMs);
    await keepPapers(tx, inserted.map(paperOf));
    await insertHolds(tx, inserted, nowMs);
    await insertRoomRows(
      tx,
      records.flatMap((record) => (record.kind === 'room' ? [record.rows] : [])),
    );
    const fresh = await insertQuarantine(tx, aside, nowMs);
    await raiseAlarms(tx, 'quarantined', fresh, nowMs);
    const mismatched = inserted
      .filter((record) => record.row.status === 'mismatch')
      .map(({ place }) => ({ place, reason: 'score-mismatch' }));
    await raiseAlarms(tx, 'score-mismatch', mismatched, nowMs);
    if (settlesDue) await removeDue(tx, records);
    return aside.map(({ place, reason }) => ({ place, reason }));
  });
}

async function insertResults(
  tx: Transaction,
  records: readonly Kept[],
  nowMs: number,
): Promise<{ readonly inserted: readonly Kept[]; readonly clashing: readonly Aside[] }> {
  if (records.length === 0) return { inserted: [], clashing: [] };
  const added = await tx
    .insert(results)
    .values(records.map((record) => record.row))
    .onConflictDoNothing()
    .returning({ stationId: results.stationId, epoch: results.epoch, seq: results.seq });
  const addedPlaces = new Set(added.map(placeText));
  const inserted = records.filter((record) => addedPlaces.has(placeText(record.place)));
  const others = records.filter((record) => !addedPlaces.has(placeText(record.place)));
  if (others.length === 0) return { inserted, clashing: [] };

  const clashing: Aside[] = [];
  for (const record of others) clashing.push(...(await settleClash(tx, record, nowMs)));
  return { inserted, clashing };
}

/**
 * A result whose attempt or sitting is stored already. The same content under another number, as after a restored
 * journal, is the same result. Of two different results of one attempt that moved between machines the one under the
 * higher fence stands, whichever came first (RM-12); the other is set aside, and both scores stay as versions.
 */
async function settleClash(tx: Transaction, record: Kept, nowMs: number): Promise<readonly Aside[]> {
  const { place, row } = record;
  const { sessionId } = row;
  const aside = (reason: QuarantineReason, at = place): Aside => ({
    kind: 'quarantined',
    place: at,
    reason,
    sessionId,
  });
  const [standing] = await tx
    .select()
    .from(results)
    .where(eq(results.attemptId, row.attemptId))
    .for('update');
  if (standing === undefined) return [aside('sitting-stored-already')];
  if (standing.bodyHash === row.bodyHash) return [];
  const fence = row.seatEpoch ?? 1;
  if (fence === standing.seatEpoch) return [aside('attempt-stored-differently')];
  if (fence < standing.seatEpoch) return [aside('seat-fenced')];

  const versionNo = standing.versionNo + 1;
  const isHeld = standing.isHeld || row.isHeld === true;
  await tx
    .update(results)
    .set({ ...row, versionNo, isHeld })
    .where(eq(results.attemptId, row.attemptId));
  await tx.insert(resultVersions).values(versionOf(record, versionNo, 'moved-on', nowMs));
  await keepPapers(tx, [paperOf(record)]);
  await insertHolds(tx, [record], nowMs);
  const [came] = await tx
    .select({ hash: inbox.hash })
    .from(inbox)
    .where(
      and(
        eq(inbox.stationId, standing.stationId),
        eq(inbox.epoch, standing.epoch),
        eq(inbox.seq, standing.seq),
      ),
    );
  const { stationId, epoch, seq } = standing;
  return [aside('seat-fenced', { stationId, epoch, seq, hash: came?.hash ?? standing.bodyHash })];
}

/** CE-11: a key counts once. Two different entries under one key: the first stays, a person looks at the second. */
async function insertHours(tx: Transaction, records: readonly ProjectedRecord[]): Promise<readonly Aside[]> {
  const aside: Aside[] = [];
  for (const record of records) {
    if (record.kind !== 'hours') continue;
    const { place, sessionId, row } = record;
    const { personId, recordedBy, recordedAtMs } = row;
    const entry = HoursEntry.parse(row.entry);
    const appended = await appendHours(tx, personId, entry, recordedBy, recordedAtMs);
    if (appended === 'key-taken') {
      aside.push({ kind: 'quarantined', place, reason: 'hours-key-taken', sessionId });
    }
  }
  return aside;
}

async function insertFirstVersions(tx: Transaction, inserted: readonly Kept[], nowMs: number): Promise<void> {
  if (inserted.length === 0) return;
  await tx.insert(resultVersions).values(inserted.map((one) => versionOf(one, 1, 'scored', nowMs)));
}

function paperOf({ row: { attemptId }, questionNos }: Kept): KeptPaper {
  return { attemptId, questionNos };
}

function versionOf(
  { row, voidedItemIds }: Kept,
  versionNo: number,
  cause: 'scored' | 'moved-on',
  atMs: number,
): typeof resultVersions.$inferInsert {
  const { attemptId, total, isPass, scorerVersion } = row;
  return {
    attemptId,
    versionNo,
    total,
    isPass,
    scorerVersion,
    cause,
    voidedItemIds: [...voidedItemIds],
    atMs,
  };
}

async function insertHolds(tx: Transaction, inserted: readonly Kept[], nowMs: number): Promise<void> {
  const rows = inserted.flatMap(({ row: { attemptId }, holdReason }) =>
    holdReason === undefined ? [] : [{ attemptId, isHeld: true, reason: holdReason, note: '', atMs: nowMs }],
  );
  if (rows.length > 0) await tx.insert(resultHolds).values(rows);
}

async function insertQuarantine(
  tx: Transaction,
  records: readonly Aside[],
  nowMs: number,
): Promise<readonly Aside[]> {
  if (records.length === 0) return [];
  const added = await tx
    .insert(quarantine)
    .values(
      records.map(({ place, reason, sessionId }) => ({
        ...place,
        reason,
        sessionId: sessionId ?? null,
        quarantinedAtMs: nowMs,
      })),
    )
    .onConflictDoNothing()
    .returning({ stationId: quarantine.stationId, epoch: quarantine.epoch, seq: quarantine.seq });
  const addedPlaces = new Set(added.map(placeText));
  return records.filter((record) => addedPlaces.has(placeText(record.place)));
}

async function raiseAlarms(
  tx: Transaction,
  kind: 'quarantined' | 'score-mismatch',
  records: readonly { readonly place: RecordPlace; readonly reason: string }[],
  nowMs: number,
): Promise<void> {
  if (records.length === 0) return;
  const column = <T>(pick: (record: (typeof records)[number]) => T) => sql.param(records.map(pick));
  await tx.execute(sql`
    SELECT raise_alarm(${kind}, r.subject, r.station_id, r.epoch, r.seq, r.reason, ${nowMs}::bigint)
    FROM unnest(
      ${column(({ place }) => placeText(place))}::text[], ${column(({ place }) => place.stationId)}::text[],
      ${column(({ place }) => place.epoch)}::text[], ${column(({ place }) => place.seq)}::bigint[],
      ${column(({ reason }) => reason)}::text[]
    ) AS r(subject, station_id, epoch, seq, reason)`);
}

/** Takes away the runs of which every record was looked at; of a run that was looked at in part, all stays due. */
export async function removeDue(
  tx: Database | Transaction,
  records: readonly { readonly place: RecordPlace }[],
): Promise<void> {
  const conditions = runsOf(records.map(({ place }) => place)).map(({ stationId, epoch, from, through }) =>
    and(
      eq(projectionDue.stationId, stationId),
      eq(projectionDue.epoch, epoch),
      gte(projectionDue.seq, from),
      lte(projectionDue.throughSeq, through),
    ),
  );
  if (conditions.length > 0) await tx.delete(projectionDue).where(or(...conditions));
}

type Run = {
  readonly stationId: string;
  readonly epoch: string;
  readonly from: number;
  readonly through: number;
};

/** Unbroken pieces of chains. */
function runsOf(places: readonly RecordPlace[]): readonly Run[] {
  const sorted = places.toSorted(
    (a, b) => compare(`${a.stationId}|${a.epoch}`, `${b.stationId}|${b.epoch}`) || a.seq - b.seq,
  );
  const runs: Run[] = [];
  for (const { stationId, epoch, seq } of sorted) {
    const last = runs.at(-1);
    const isNext = last?.stationId === stationId && last.epoch === epoch && seq <= last.through + 1;
    if (isNext) runs[runs.length - 1] = { ...last, through: seq };
    else runs.push({ stationId, epoch, from: seq, through: seq });
  }
  return runs;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeText(place: Pick<RecordPlace, 'stationId' | 'epoch' | 'seq'>): string {
  return `${place.stationId}|${place.epoch}|${place.seq}`;
}
