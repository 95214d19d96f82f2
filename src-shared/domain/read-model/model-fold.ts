import { assertNever } from '../../basics/assert-never';
import type { ReadModelEntry } from './read-model-entry';
import { type RowDigest, type RowNumber, rowNumber, runningDigest } from './row-digest';
import { type AttemptRow, mayBecome, type RecordRow, rowOpOf } from './rows';

export type ModelFold = {
  readonly note: (entry: ReadModelEntry) => void;
  /** What tables that took in the same entries come to. */
  readonly digest: () => RowDigest;
  /** What is held, as data to go on from; only to be read. */
  readonly save: () => ModelFoldState;
  readonly load: (state: ModelFoldState) => void;
};

export type ModelFoldState = {
  readonly digest: readonly [number, number, number];
  readonly attempts: ReadonlyMap<string, AttemptRow>;
  readonly records: ReadonlyMap<string, RecordRow>;
  readonly answers: ReadonlyMap<string, RowNumber>;
};

/**
 * The read model's rows as the journal makes them, without the tables: what the tables must come to. Answers, of
 * which a station keeps tens of thousands, are held as two numbers each.
 */
export function createModelFold(): ModelFold {
  const digest = runningDigest();
  let attempts = new Map<string, AttemptRow>();
  let records = new Map<string, RecordRow>();
  let answers = new Map<string, RowNumber>();

  function put<R extends object>(table: string, rows: Map<string, R>, key: string, row: R): void {
    const before = rows.get(key);
    if (before !== undefined) digest.remove(rowNumber(table, before));
    rows.set(key, row);
    digest.add(rowNumber(table, row));
  }

  return {
    digest: digest.value,
    save: () => ({ digest: digest.parts(), attempts, records, answers }),
    load: (state) => {
      digest.restore(state.digest);
      attempts = new Map(state.attempts);
      records = new Map(state.records);
      answers = new Map(state.answers);
    },
    note: (entry) => {
      const op = rowOpOf(entry);
      switch (op.kind) {
        case 'put-attempt':
          put('attempts', attempts, op.row.attemptId, op.row);
          return;
        case 'start-attempt':
        case 'score-attempt': {
          const row = attempts.get(op.attemptId);
          if (row === undefined) return;
          const change = op.kind === 'start-attempt' ? { startedAtMs: op.startedAtMs } : { score: op.score };
          put('attempts', attempts, op.attemptId, { ...row, ...change });
          return;
        }
        case 'put-answer': {
          const key = `${op.row.attemptId} ${op.row.itemId}`;
          const before = answers.get(key);
          if (before !== undefined) digest.remove(before);
          const number = rowNumber('answers', op.row);
          answers.set(key, number);
          digest.add(number);
          return;
        }
        case 'put-record':
          put('records', records, `${op.row.recordEpoch} ${op.row.recordSeq}`, op.row);
          return;
        case 'move-records': {
          const { state, atMs, reason } = op;
          for (const [key, row] of records) {
            const isNamed =
              row.recordEpoch === op.recordEpoch && row.recordSeq >= op.from && row.recordSeq <= op.through;
            if (!isNamed || !mayBecome(row.state, state)) continue;
            put('records', records, key, {
              ...row,
              state,
              atMs,
              ...(reason === undefined ? {} : { reason }),
            });
          }
          return;
        }
        default:
          assertNever(op);
      }
    },
  };
}
