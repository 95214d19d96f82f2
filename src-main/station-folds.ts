import type { ReadModelEntry } from '../src-shared/domain/read-model/read-model-entry';
import { createRetentionLedger } from './evidence/retention-ledger';
import { foldedMemory, noteEntry, restoreMemory, type StationMemory } from './exam/station-memory';
import { createHandInLedger } from './hand-in/hand-in-ledger';
import { createAnswerKeyLedger } from './journal/answer-key-ledger';
import type { FoldState } from './journal/fold-state';
import type { JournalEntry } from './journal/journal-entry';
import { createOutbox } from './journal/outbox';
import { createReadModelSource } from './journal/read-model';
import { createToldFindings } from './journal/told-findings';
import type { Log } from './platform/log';

/** Everything that is told from the journal, entry by entry. */
export type StationFolds = ReturnType<typeof createFolds>;

export function createFolds(
  memory: StationMemory,
  open: (payload: Uint8Array) => JournalEntry | undefined,
  log: Log,
) {
  const outbox = createOutbox();
  const retention = createRetentionLedger();
  const handInLedger = createHandInLedger();
  const keyLedger = createAnswerKeyLedger();
  const readModel = createReadModelSource(open);
  const told = createToldFindings();
  const ofMemory: FoldState = {
    save: () => foldedMemory(memory),
    load: (state) => restoreMemory(memory, state),
  };
  // A checkpoint keeps their states in this order.
  const all: readonly FoldState[] = [ofMemory, outbox, retention, handInLedger, keyLedger, readModel, told];

  const take = (seq: number, entry: JournalEntry | undefined): readonly ReadModelEntry[] => {
    if (entry === undefined) log('journal-entry-unknown', { seq });
    else {
      noteEntry(memory, entry);
      outbox.note(entry);
      retention.note(entry);
      handInLedger.note(entry);
      told.note(entry);
      keyLedger.note(entry);
      if (entry.kind === 'sealed') keyLedger.noteSealed(seq, entry.attemptId);
    }
    return readModel.note(seq, entry);
  };

  return {
    outbox,
    retention,
    handInLedger,
    keyLedger,
    readModel,
    told,
    take,
    save: (): readonly unknown[] => all.map((one) => one.save()),
    load: (states: readonly unknown[]): void => {
      for (const [at, one] of all.entries()) one.load(states[at]);
    },
  };
}
