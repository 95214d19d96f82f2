import type { Table } from 'dexie';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { ReadModelEntry } from '../../src-shared/domain/read-model/read-model-entry';
import { type RowDigest, rowNumber, runningDigest } from '../../src-shared/domain/read-model/row-digest';
import { type Head, mayBecome, type RowOp, rowOpOf } from '../../src-shared/domain/read-model/rows';
import type { ReadModelDatabase } from './read-model-database';

export async function headOf(database: ReadModelDatabase): Promise<Head | undefined> {
  const row = await database.head.get('head');
  return row === undefined ? undefined : { epoch: row.epoch, seq: row.seq };
}

/** Entries and head in one transaction: after a crash the head never claims more than the tables hold. */
export async function applyEntries(
  database: ReadModelDatabase,
  entries: readonly ReadModelEntry[],
  head: Head,
): Promise<void> {
  const ops = entries.map(rowOpOf);
  // Only the tables that change: each one more makes the transaction slower, and most batches are one answer.
  const tables = new Set(ops.map((op) => tableOf(database, op)));
  await database.transaction('rw', [database.head, ...tables], async () => {
    const last = ops.pop();
    for (const op of ops) await applyOp(database, op);
    // Asked for together, done in this order: the database is in another process, and an answer waits for one way
    // there and back instead of two.
    await Promise.all([
      last === undefined ? undefined : applyOp(database, last),
      database.head.put({ id: 'head', epoch: head.epoch, seq: head.seq }),
    ]);
  });
}

export async function dropEverything(database: ReadModelDatabase): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    for (const table of database.tables) await table.clear();
  });
}

/** What the tables come to, the head left out; undefined when a row is not even of the right form. */
export async function digestOf(database: ReadModelDatabase): Promise<RowDigest | undefined> {
  const digest = runningDigest();
  try {
    for (const name of ['attempts', 'answers', 'records'] as const) {
      const rows: readonly object[] = await database[name].toArray();
      for (const row of rows) digest.add(rowNumber(name, row));
    }
    return digest.value();
  } catch {
    return undefined;
  }
}

function tableOf(database: ReadModelDatabase, op: RowOp): Table {
  switch (op.kind) {
    case 'put-attempt':
    case 'start-attempt':
    case 'score-attempt':
      return database.attempts;
    case 'put-answer':
      return database.answers;
    case 'put-record':
    case 'move-records':
      return database.records;
    default:
      return assertNever(op);
  }
}

async function applyOp(database: ReadModelDatabase, op: RowOp): Promise<void> {
  switch (op.kind) {
    case 'put-attempt':
      await database.attempts.put(op.row);
      return;
    case 'start-attempt':
      await database.attempts.update(op.attemptId, { startedAtMs: op.startedAtMs });
      return;
    case 'score-attempt':
      await database.attempts.update(op.attemptId, { score: op.score });
      return;
    case 'put-answer':
      await database.answers.put(op.row);
      return;
    case 'put-record':
      await database.records.put(op.row);
      return;
    case 'move-records': {
      const { state, atMs, reason } = op;
      await database.records
        .where('[recordEpoch+recordSeq]')
        .between([op.recordEpoch, op.from], [op.recordEpoch, op.through], true, true)
        .filter((row) => mayBecome(row.state, state))
        .modify(reason === undefined ? { state, atMs } : { state, atMs, reason });
      return;
    }
    default:
      assertNever(op);
  }
}
