import type { AttemptId, PackageId, Sha256Hex } from '../../src-shared/basics/ids';
import type { DeletionReport } from '../../src-shared/domain/evidence/deletion-report';
import type { EvidenceItem } from '../../src-shared/domain/evidence/evidence';
import type { PackageStanding } from '../../src-shared/domain/evidence/retention';
import { type FoldState, refill } from '../journal/fold-state';
import type { JournalEntry } from '../journal/journal-entry';

type RecordTrace = {
  readonly key: string;
  isAcknowledged: boolean;
  confirmedAtMs: number | undefined;
};

type AttemptTrace = {
  readonly packageId: PackageId;
  hasStarted: boolean;
  record: RecordTrace | undefined;
};

/** What of the journal concerns keeping and deleting, folded entry by entry; rebuilt at every start. */
export type RetentionLedger = FoldState & {
  readonly note: (entry: JournalEntry) => void;
  readonly kept: () => readonly EvidenceItem[];
  /** Kept pictures that may leave for the centre and are not known to be there, the oldest first. */
  readonly toSend: () => readonly EvidenceItem[];
  /** When the centre took the attempt's record without objecting; undefined while it has not. */
  readonly confirmedAtMs: (attemptId: AttemptId) => number | undefined;
  readonly standingOf: (packageId: PackageId, sessionDate: string) => PackageStanding;
  /** Newest last. */
  readonly reports: () => readonly DeletionReport[];
};

export function createRetentionLedger(): RetentionLedger {
  const kept = new Map<Sha256Hex, EvidenceItem>();
  const sent = new Set<Sha256Hex>();
  const attempts = new Map<AttemptId, AttemptTrace>();
  let reports: DeletionReport[] = [];
  /** Incident log and closing of the session that is open when they are made. */
  let roomRecords: (RecordTrace & { readonly packageId: PackageId })[] = [];
  let openPackage: PackageId | undefined;
  const closedAt = new Map<PackageId, number>();

  function noteReceipt(entry: Extract<JournalEntry, { readonly kind: 'receipt' }>): void {
    const { epoch, receivedThrough, outcomes } = entry.answer.receipt;
    const quarantined = new Set(
      outcomes.filter((one) => one.outcome === 'quarantined').map((one) => recordKey(epoch, one.seq)),
    );
    const all = [...[...attempts.values()].flatMap(({ record }) => record ?? []), ...roomRecords];
    for (const record of all) {
      if (record.isAcknowledged || !isCovered(record.key, epoch, receivedThrough)) continue;
      record.isAcknowledged = true;
      if (!quarantined.has(record.key)) record.confirmedAtMs = entry.at.wallMs;
    }
  }

  const saved = () => ({ kept, sent, attempts, reports, roomRecords, openPackage, closedAt });

  return {
    save: saved,
    load: (state) => {
      const from = state as ReturnType<typeof saved>;
      refill(kept, from.kept);
      refill(attempts, from.attempts);
      refill(closedAt, from.closedAt);
      sent.clear();
      for (const sha256 of from.sent) sent.add(sha256);
      ({ reports, roomRecords, openPackage } = from);
    },
    note: (entry) => {
      switch (entry.kind) {
        case 'attempt-event': {
          const { event } = entry;
          if (event.kind === 'identified') {
            attempts.set(event.attemptId, {
              packageId: event.packageId,
              hasStarted: false,
              record: undefined,
            });
          }
          const trace = attempts.get(event.attemptId);
          if (event.kind === 'started' && trace !== undefined) trace.hasStarted = true;
          break;
        }
        case 'session-opened':
          openPackage = entry.packageId;
          break;
        case 'record': {
          const key = recordKey(entry.envelope.epoch, entry.envelope.seq);
          const fresh: RecordTrace = { key, isAcknowledged: false, confirmedAtMs: undefined };
          if (entry.attemptId === undefined) {
            if (openPackage !== undefined) {
              roomRecords.push({ ...fresh, packageId: openPackage });
              if (entry.envelope.kind === 'session-close') closedAt.set(openPackage, entry.at.wallMs);
            }
            break;
          }
          const trace = attempts.get(entry.attemptId);
          if (trace !== undefined) trace.record ??= fresh;
          break;
        }
        case 'receipt':
          noteReceipt(entry);
          break;
        case 'evidence-kept':
          kept.set(entry.item.sha256, entry.item);
          break;
        case 'evidence-sent':
          sent.add(entry.sha256);
          break;
        case 'evidence-gone':
          kept.delete(entry.sha256);
          sent.delete(entry.sha256);
          break;
        case 'deletion-report':
          reports.push(entry.report);
          break;
        default:
          break;
      }
    },
    kept: () => [...kept.values()],
    toSend: () =>
      [...kept.values()].filter(({ sha256, head }) => head.mayLeave === true && !sent.has(sha256)),
    confirmedAtMs: (attemptId) => attempts.get(attemptId)?.record?.confirmedAtMs,
    standingOf: (packageId, sessionDate) => {
      const begun = [...attempts.values()].filter((one) => one.packageId === packageId && one.hasStarted);
      return {
        closedAtMs: closedAt.get(packageId),
        sessionDate,
        unacknowledgedRecords:
          begun.filter((one) => one.record?.isAcknowledged === false).length +
          roomRecords.filter((one) => one.packageId === packageId && !one.isAcknowledged).length,
        unfinishedAttempts: begun.filter((one) => one.record === undefined).length,
      };
    },
    reports: () => reports,
  };
}

function recordKey(epoch: string, seq: number): string {
  return `${epoch}|${seq}`;
}

function isCovered(key: string, epoch: string, through: number): boolean {
  const [ofEpoch, seq] = key.split('|');
  return ofEpoch === epoch && Number(seq) <= through;
}
