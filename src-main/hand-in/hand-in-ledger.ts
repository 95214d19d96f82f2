import type { AttemptId, Epoch, SessionId } from '../../src-shared/basics/ids';
import { type FoldState, refill } from '../journal/fold-state';
import type { JournalEntry } from '../journal/journal-entry';

export type HandInRecord = {
  readonly epoch: Epoch;
  readonly seq: number;
  /** Whose result it is; absent for what the room itself says: its incidents, its closing (RM-14, RM-15). */
  readonly result:
    | {
        readonly attemptId: AttemptId;
        readonly seat: number;
        /** The result as text for QR codes; absent for a record of an older version of this program. */
        readonly compact: string | undefined;
      }
    | undefined;
};

/** What of the journal concerns carrying records by hand: those of the session that was opened last. */
export type HandInLedger = FoldState & {
  readonly note: (entry: JournalEntry) => void;
  readonly sessionId: () => SessionId | undefined;
  readonly records: () => readonly HandInRecord[];
};

export function createHandInLedger(): HandInLedger {
  const begun = new Map<AttemptId, { readonly sessionId: SessionId; readonly seat: number }>();
  let records: HandInRecord[] = [];
  let open: SessionId | undefined;
  return {
    save: () => ({ begun, records, open }),
    load: (state) => {
      const saved = state as { begun: typeof begun; records: typeof records; open: typeof open };
      refill(begun, saved.begun);
      records = saved.records;
      open = saved.open;
    },
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
      if (entry.kind !== 'record') return;
      const { attemptId, compact } = entry;
      const { epoch, seq } = entry.envelope;
      if (attemptId === undefined) {
        // The room's own records are made only of the session that is open.
        records.push({ epoch, seq, result: undefined });
        return;
      }
      const attempt = begun.get(attemptId);
      if (attempt === undefined || attempt.sessionId !== open) return;
      records.push({ epoch, seq, result: { attemptId, seat: attempt.seat, compact } });
    },
    sessionId: () => open,
    records: () => records,
  };
}
