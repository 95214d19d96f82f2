import Dexie, { type Table } from 'dexie';
import type { AnswerRow, AttemptRow, Head, RecordRow } from '../../src-shared/domain/read-model/rows';

type HeadRow = Head & { readonly id: 'head' };

/**
 * What the screens ask of the journal. A read model only: it can be dropped and rebuilt at any time, and is whenever
 * its head does not fit the journal's. Strict durability all the same, so that a rebuild stays the exception.
 */
export class ReadModelDatabase extends Dexie {
  declare readonly head: Table<HeadRow, string>;
  declare readonly attempts: Table<AttemptRow, string>;
  declare readonly answers: Table<AnswerRow, [string, string]>;
  declare readonly records: Table<RecordRow, [string, number]>;

  constructor() {
    super('station-read-model', { chromeTransactionDurability: 'strict' });
    // Append-only: a changed schema is a further version below, never an edit of one above.
    this.version(1).stores({
      head: 'id',
      attempts: 'attemptId, startedAtMs',
      answers: '[attemptId+itemId], attemptId',
      records: '[recordEpoch+recordSeq], attemptId',
    });
    // Nobody asks for answers by their attempt alone, and an index more is paid for with every answer.
    this.version(2).stores({ answers: '[attemptId+itemId]' });
  }
}

export const readModel = new ReadModelDatabase();
