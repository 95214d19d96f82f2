import { canonicalJson, type Json } from '../../basics/canonical-json';

/** Number of rows, and a sum over them that does not depend on their order. */
export type RowDigest = { readonly rows: number; readonly sum: string };

export type RunningDigest = {
  readonly add: (row: RowNumber) => void;
  readonly remove: (row: RowNumber) => void;
  readonly value: () => RowDigest;
  /** The number of rows and the two sums; `restore` goes on from them. */
  readonly parts: () => readonly [number, number, number];
  readonly restore: (parts: readonly [number, number, number]) => void;
};

/** Two unsigned 32-bit numbers that stand for one row. */
export type RowNumber = readonly [number, number];

/**
 * Tells rows apart that damage has changed; no protection against anybody who wants to deceive (FNV-1a, twice with
 * different beginnings and one multiplication apart).
 */
export function rowNumber(table: string, row: object): RowNumber {
  const text = `${table} ${canonicalJson(row as Json)}`;
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return [a >>> 0, b >>> 0];
}

export function runningDigest(): RunningDigest {
  let rows = 0;
  let a = 0;
  let b = 0;
  return {
    add: (row) => {
      rows += 1;
      a = (a + row[0]) >>> 0;
      b = (b + row[1]) >>> 0;
    },
    remove: (row) => {
      rows -= 1;
      a = (a - row[0]) >>> 0;
      b = (b - row[1]) >>> 0;
    },
    value: () => ({ rows, sum: `${hex(a)}${hex(b)}` }),
    parts: () => [rows, a, b],
    restore: (parts) => {
      [rows, a, b] = parts;
    },
  };
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');
