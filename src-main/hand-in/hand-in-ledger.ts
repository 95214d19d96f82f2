import type { AttemptId, Epoch, SessionId } from '../../src-shared/basics/ids';
import type { JournalEntry } from '../journal/journal-entry';

export type HandInRecord = {
  readonly epoch: Epoch;
  readonly seq: number;
  readonly sessionId: SessionId;
  readonly attemptId: AttemptId;
  readonly seat: number;
  /** The result as text for QR codes; absent for a record of an older version of this program. */
  readonly compact: string | undefined;
};

/** What of the journal concerns carrying results by hand: those of the session that was opened last. */
export type HandInLedger = {
  readonly note: (entry: JournalEntry) => void;
  readonly sessionId: () => SessionId | undefined;
  readonly records: () => readonly HandInRecord[];
};

export function createHandInLedger(): HandInLedger {
  const begun = new Map<AttemptId, { readonly sessionId: SessionId; readonly seat: number }>();
  let records: HandInRecord[] = [];
  let open: SessionId | undefined;
  return {
    note: (entry) => {
      if (entry.kind === 'session-opened' && entry.sessionId !== open) {
        open = entry.sessionId;
        records = [];
        begun.clear();
      }
      if (entry.kind === 'attempt-event' && entry.event.kind === 'identified') {
        const { attemptId, sessionId, seat } = entry.event;
        begun.set(attemptId, { sessionId, seat });
      }
      if (entry.kind !== 'record' || entry.attemptId === undefined) return;
      const attempt = begun.get(entry.attemptId);
      if (attempt === undefined || attempt.sessionId !== open) return;
      const { epoch, seq } = entry.envelope;
      records.push({ epoch, seq, ...attempt, attemptId: entry.attemptId, compact: entry.compact });
    },
    sessionId: () => open,
    records: () => records,
  };
}
