import { describe, expect, it } from 'vitest';
import { allocateCells } from '../../../../src-shared/domain/paper/allocate-cells';

const plenty = (rows: number) => Array.from({ length: rows }, () => [99, 99, 99]);
const rowSums = (table: number[][]) => table.map((fields) => fields.reduce((a, b) => a + b, 0));
const columnSums = (table: number[][]) =>
  [0, 1, 2].map((column) => table.reduce((sum, fields) => sum + (fields[column] ?? 0), 0));

describe('the table of topics and difficulties (TS-20, TS-21)', () => {
  it.each([
    { rows: [1, 5, 6, 8, 8, 7, 5], columns: [12, 20, 8] },
    { rows: [0, 1, 2, 2, 2, 2, 1], columns: [3, 5, 2] },
    { rows: [1, 2, 3, 4, 4, 4, 2], columns: [6, 10, 4] },
  ])('meets the quotas of both for $rows', ({ rows, columns }) => {
    const table = allocateCells(rows, columns, plenty(rows.length));
    expect(rowSums(table)).toEqual(rows);
    expect(columnSums(table)).toEqual(columns);
  });

  it('stays within one of the proportional share when there is plenty', () => {
    const rows = [1, 5, 6, 8, 8, 7, 5];
    const columns = [12, 20, 8];
    const table = allocateCells(rows, columns, plenty(7));
    for (const [row, fields] of table.entries()) {
      for (const [column, count] of fields.entries()) {
        const share = ((rows[row] ?? 0) * (columns[column] ?? 0)) / 40;
        expect(Math.abs(count - share)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('is the exact proportional table when that is whole', () => {
    expect(allocateCells([10, 20, 10], [12, 20, 8], plenty(3))).toEqual([
      [3, 5, 2],
      [6, 10, 4],
      [3, 5, 2],
    ]);
  });

  it('still meets both when the only way is far from proportional', () => {
    const capacity = [
      [0, 9, 9],
      [9, 0, 9],
      [9, 9, 0],
    ];
    const table = allocateCells([4, 4, 4], [4, 4, 4], capacity);
    expect(rowSums(table)).toEqual([4, 4, 4]);
    expect(columnSums(table)).toEqual([4, 4, 4]);
    expect(table.map((fields, at) => fields[at])).toEqual([0, 0, 0]);
  });

  it('fits exactly into a table that allows one solution only', () => {
    const capacity = [
      [2, 1, 0],
      [0, 3, 1],
    ];
    expect(allocateCells([3, 4], [2, 4, 1], capacity)).toEqual(capacity);
  });

  it('holds as much as fits when the quotas can not be met', () => {
    const table = allocateCells(
      [3, 3],
      [2, 2, 2],
      [
        [1, 0, 0],
        [9, 9, 9],
      ],
    );
    expect(table).toEqual([
      [1, 0, 0],
      [1, 1, 1],
    ]);
  });
});
