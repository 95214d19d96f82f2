import { fieldReader } from './leveldb-bytes';

/** What a database consists of, by its MANIFEST. */
export type LevelDbVersion = {
  /** Logs from this number on hold what no table holds yet; 0 before the first one was begun. */
  readonly logNumber: number;
  readonly prevLogNumber: number;
  /** Table number -> its size in bytes. */
  readonly tables: ReadonlyMap<number, number>;
};

/** Adds up the version edits of a MANIFEST; undefined when one of them makes no sense. */
export function readVersion(edits: readonly Uint8Array[]): LevelDbVersion | undefined {
  let logNumber = 0;
  let prevLogNumber = 0;
  const tables = new Map<number, number>();
  try {
    for (const edit of edits) {
      const fields = fieldReader(edit);
      while (!fields.isAtEnd()) {
        const tag = fields.varint();
        switch (tag) {
          case 1: // comparator's name
            fields.slice();
            break;
          case 2:
            logNumber = fields.varint();
            break;
          case 3: // next file number
          case 4: // last sequence
            fields.varint();
            break;
          case 5: // compaction pointer: level, key
            fields.varint();
            fields.slice();
            break;
          case 6: // deleted table: level, number
            fields.varint();
            tables.delete(fields.varint());
            break;
          case 7: {
            // new table: level, number, size, smallest and largest key
            fields.varint();
            const number = fields.varint();
            tables.set(number, fields.varint());
            fields.slice();
            fields.slice();
            break;
          }
          case 9:
            prevLogNumber = fields.varint();
            break;
          default:
            return undefined;
        }
      }
    }
  } catch {
    return undefined;
  }
  return { logNumber, prevLogNumber, tables };
}
