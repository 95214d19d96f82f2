import type { AttemptId, PackageId } from '../../src-shared/basics/ids';
import type { Finding } from './finding';
import { type FoldState, refill } from './fold-state';
import type { JournalEntry } from './journal-entry';

/** How the keys are called in the journal's own notes. */
const KEYS_PLACE = 'answer-keys/lost';

type Known = { readonly packageId: PackageId; readonly isScored: boolean; readonly isOver: boolean };

/**
 * Which attempts' answers this station no longer needs: those that were scored here and left, and at the latest when
 * their package is erased (LW-1). One that was never finished, or that moved to another seat (RM-12), is kept: nothing
 * else may hold what was answered, and that is for a person to decide.
 */
export type AnswerKeyLedger = FoldState & {
  readonly note: (entry: JournalEntry) => void;
  /** An entry that could not be read, though its key should be here. */
  readonly noteSealed: (seq: number, attemptId: AttemptId) => void;
  /** Answers of attempts that are not over whose key is lost: acknowledged records that can't be read any more. */
  readonly lost: () => readonly Finding[];
  readonly isOver: (attemptId: AttemptId) => boolean;
};

export function createAnswerKeyLedger(): AnswerKeyLedger {
  const attempts = new Map<AttemptId, Known>();
  const set = (attemptId: AttemptId, change: Partial<Known>): void => {
    const known = attempts.get(attemptId);
    if (known !== undefined) attempts.set(attemptId, { ...known, ...change });
  };
  const sealed = new Map<AttemptId, { readonly from: number; readonly through: number }>();
  return {
    save: () => ({ attempts, sealed }),
    load: (state) => {
      const saved = state as { attempts: typeof attempts; sealed: typeof sealed };
      refill(attempts, saved.attempts);
      refill(sealed, saved.sealed);
    },
    noteSealed: (seq, attemptId) => {
      sealed.set(attemptId, { from: sealed.get(attemptId)?.from ?? seq, through: seq });
    },
    lost: () =>
      [...sealed].flatMap(([attemptId, { from, through }]): readonly Finding[] =>
        attempts.get(attemptId)?.isOver === true
          ? []
          : [{ kind: 'damaged', file: KEYS_PLACE, atOffset: 0, lostFrom: from, lostThrough: through }],
      ),
    isOver: (attemptId) => attempts.get(attemptId)?.isOver === true,
    note: (entry) => {
      if (entry.kind === 'package-erased') {
        for (const [attemptId, known] of attempts) {
          if (known.packageId === entry.packageId && known.isScored) set(attemptId, { isOver: true });
        }
      }
      if (entry.kind !== 'attempt-event') return;
      const { event } = entry;
      const { attemptId } = event;
      if (event.kind === 'identified') {
        attempts.set(attemptId, { packageId: event.packageId, isScored: false, isOver: false });
      }
      if (event.kind === 'scored') set(attemptId, { isScored: true });
      if (event.kind === 'left' && attempts.get(attemptId)?.isScored === true)
        set(attemptId, { isOver: true });
    },
  };
}
