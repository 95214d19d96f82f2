import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import type { ItemId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { seatEpochAfter } from '../../src-shared/domain/attempt/seat-move';
import { questionNumbersOf } from '../../src-shared/domain/item/items-of-bank';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { type ReceivedRecord, RecordKind } from '../../src-shared/domain/record/record-envelope';
import { holdReasonOf } from '../../src-shared/domain/review/hold-reason';
import type { Centre } from '../registry/centre';
import type { ExamSessions } from '../registry/exam-sessions';
import type { StationKeys } from '../registry/stations';
import type { Database } from '../store/database';
import { isAboutTheData, isPassing, sqlState } from '../store/database-error';
import { rescoreStale } from '../voiding/rescore-stale';
import { voidedItemsOf } from '../voiding/voided-items';
import { breathe } from './breathe';
import { judgeResult } from './judge-result';
import { type NotOpened, openResult } from './open-result';
import { projectHours } from './project-hours';
import { projectRoomRecord } from './project-room-record';
import type { QuarantineReason } from './quarantine-reason';
import {
  type NewResult,
  type ProjectedRecord,
  type Quarantined,
  type RecordPlace,
  removeDue,
  storeProjection,
} from './store-projection';

export type DueRecord = { readonly envelope: ReceivedRecord; readonly receivedAtMs: number };

export type ProjectionContext = {
  readonly database: Database;
  readonly centre: Centre;
  readonly sessions: ExamSessions;
  readonly stationKeys: StationKeys;
  readonly now: () => number;
  /** Told about a record that this program failed on; it gets no content. */
  readonly onBug: (error: unknown, place: RecordPlace) => void;
};

/**
 * Second half of an import: what do stored records mean? Looks only at what the inbox holds, so it may be done again
 * at any time, by any process, and beside another that does the same. A record that means nothing is quarantined and
 * does not hold up those behind it. Throws only when the database fails: then the records stay due.
 */
export async function projectRecords(
  context: ProjectionContext,
  records: readonly DueRecord[],
): Promise<readonly Quarantined[]> {
  const voided: VoidedByBank = new Map();
  const projected: ProjectedRecord[] = [];
  for (const [at, record] of records.entries()) {
    await breathe(at);
    projected.push(await projectOne(context, record, voided));
  }
  const aside = await storeAll(context, projected);
  await scoreAgainIfVoided(context, voided);
  return aside;
}

/** What each bank version's voided questions were when these records were judged. */
type VoidedByBank = Map<string, ReadonlySet<ItemId>>;

async function voidedBy(context: ProjectionContext, bankVersion: string, voided: VoidedByBank) {
  const known = voided.get(bankVersion);
  if (known !== undefined) return known;
  const read = await voidedItemsOf(context.database, bankVersion);
  voided.set(bankVersion, read);
  return read;
}

/**
 * A question may have been voided between the judging and the storing. Who voids looks for results after the voiding
 * is stored, and here the voided questions are looked for after the results are: one of the two sees the other.
 */
async function scoreAgainIfVoided(context: ProjectionContext, voided: VoidedByBank): Promise<void> {
  for (const [bankVersion, known] of voided) {
    const now = await voidedItemsOf(context.database, bankVersion);
    if (now.size > known.size) return void (await rescoreStale(context));
  }
}

/** Together when possible; one that the database itself will not take is set aside and the others are stored. */
async function storeAll(
  context: ProjectionContext,
  projected: readonly ProjectedRecord[],
): Promise<readonly Quarantined[]> {
  try {
    return await storeProjection(context.database, projected, context.now());
  } catch (error) {
    if (!isAboutTheData(error)) throw error;
    const aside: Quarantined[] = [];
    for (const record of projected) {
      const stored = await storeProjection(context.database, [record], context.now(), false).catch(
        (why: unknown) => {
          if (!isAboutTheData(why)) throw why;
          context.onBug(why, record.place);
          const asideInstead = {
            kind: 'quarantined',
            place: record.place,
            reason: 'judging-failed',
          } as const;
          return storeProjection(context.database, [asideInstead], context.now(), false);
        },
      );
      aside.push(...stored);
    }
    await removeDue(context.database, projected);
    return aside;
  }
}

async function projectOne(
  context: ProjectionContext,
  record: DueRecord,
  voidedByBank: VoidedByBank,
): Promise<ProjectedRecord> {
  const { stationId, epoch, seq, hash } = record.envelope;
  const place = { stationId, epoch, seq, hash };
  const kind = RecordKind.safeParse(record.envelope.kind);
  if (!kind.success) return { kind: 'quarantined', place, reason: 'unknown-kind' };
  if (kind.data === 'attempt-result') return projectResult(context, record, place, voidedByBank);
  if (kind.data === 'hours') {
    const hours = await projectHours(context, record);
    return hours.ok
      ? { kind: 'hours', place, ...hours.value }
      : { kind: 'quarantined', place, ...hours.error };
  }
  const room = await projectRoomRecord(context, record);
  return room.ok
    ? { kind: 'room', place, rows: room.value.rows }
    : { kind: 'quarantined', place, ...room.error };
}

async function projectResult(
  context: ProjectionContext,
  record: DueRecord,
  place: RecordPlace,
  voidedByBank: VoidedByBank,
): Promise<ProjectedRecord> {
  const opened = await opening(context, place, record.envelope);
  if (!opened.ok) return { kind: 'quarantined', place, ...opened.error };
  return projectOpened(context, opened.value, place, record.receivedAtMs, voidedByBank);
}

/** A result that came by another road than the inbox and proved to be the station's: judged and stored the same way. */
export async function projectLoneResult(
  context: ProjectionContext,
  result: AttemptResult,
  place: RecordPlace,
): Promise<readonly Quarantined[]> {
  const voided: VoidedByBank = new Map();
  const projected = await projectOpened(context, result, place, context.now(), voided);
  const aside = await storeProjection(context.database, [projected], context.now(), false);
  await scoreAgainIfVoided(context, voided);
  return aside;
}

/** What a result that was opened comes to: its row and versions, or why it is set aside. Stores nothing. */
export async function projectOpened(
  context: ProjectionContext,
  result: AttemptResult,
  place: RecordPlace,
  receivedAtMs: number,
  voidedByBank: VoidedByBank,
): Promise<ProjectedRecord> {
  const { stationId, epoch, seq } = place;
  const session = await context.sessions.find(result.sessionId);
  const { sessionId } = result;
  if (session === undefined) return { kind: 'quarantined', place, reason: 'unknown-session', sessionId };
  if (!(await context.sessions.isSeated(session, result.packageId, stationId))) {
    return { kind: 'quarantined', place, reason: 'station-not-in-package', sessionId };
  }
  const voided = await voidedBy(context, session.bankVersion, voidedByBank);
  const judged = attempt(context, place, () => {
    const judgement = judgeResult(context.centre.suite, session, result, voided);
    if (!judgement.ok) return judgement;
    const bodyHash = toHex(context.centre.suite.sha256(utf8(canonicalJson(result))));
    return ok({ ...judgement.value, bodyHash });
  });
  if (!judged.ok) return { kind: 'quarantined', place, reason: judged.error, sessionId };

  const holdReason = holdReasonOf(result);
  const row: NewResult = {
    attemptId: result.attemptId,
    candidateId: result.candidateId,
    sessionId,
    attemptNo: result.attemptNo,
    stationId,
    epoch,
    seq,
    bodyHash: judged.value.bodyHash,
    status: judged.value.status,
    claimedTotal: result.claimed.total,
    claimedPass: result.claimed.isPass,
    total: judged.value.total,
    isPass: judged.value.isPass,
    scorerVersion: judged.value.scorerVersion,
    identityKind: result.identityPath.kind,
    movements: result.identityPath.movements ?? null,
    submitCause: result.submitCause,
    seat: result.seat,
    seatEpoch: seatEpochAfter(result.moves ?? []),
    isDemonstration: result.isDemonstration,
    isHeld: holdReason !== undefined,
    post: session.candidates.get(result.candidateId)?.post ?? null,
    answers: result.answers,
    paperHash: result.paperHash,
    startedAtMs: result.startedAt.wallMs,
    submittedAtMs: result.submittedAt.wallMs,
    receivedAtMs,
    voidsKnown: voided.size,
  };
  const hold = holdReason === undefined ? {} : { holdReason };
  const { voidedItemIds, itemIds } = judged.value;
  const questionNos = questionNumbersOf(session.items, itemIds);
  return { kind: 'result', place, row, voidedItemIds, questionNos, ...hold };
}

async function opening(
  context: ProjectionContext,
  place: RecordPlace,
  envelope: ReceivedRecord,
): Promise<Result<AttemptResult, NotOpened>> {
  try {
    return await openResult(context, envelope);
  } catch (error) {
    // The database's own failures leave the record due, as everywhere else.
    if (isPassing(error) || sqlState(error) !== undefined) throw error;
    context.onBug(error, place);
    return err({ reason: 'judging-failed' });
  }
}

/** One record that trips over a bug is set aside like any other that cannot be judged. */
function attempt<T>(
  context: ProjectionContext,
  place: RecordPlace,
  judge: () => Result<T, QuarantineReason>,
): Result<T, QuarantineReason> {
  try {
    return judge();
  } catch (error) {
    context.onBug(error, place);
    return err('judging-failed');
  }
}
