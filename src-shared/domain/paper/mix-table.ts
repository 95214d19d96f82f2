import type { SeededRandom } from '../../basics/seeded-random';

/** Attempts for each row: enough for the chain to forget the table it started from. */
const ATTEMPTS_PER_ROW = 40;
const WORDS = 0x1_0000_0000;

/**
 * Another table with the same row and column sums, by lot (TS-20, TS-21). Quotas leave open which topic gets its hard
 * question; were that decided once for the whole bank, the items of the other cells would never be asked. A Markov
 * chain of swaps (one question of each of two topics trades difficulty) with Metropolis weights goes towards the
 * uniform lot over all *sets of items* that meet both quotas: a table's weight is the number of sets it stands for,
 * the product of binomials C(capacity, count). A field above its capacity, which will be borrowed for, stays as it is.
 */
export function mixTable(
  start: readonly (readonly number[])[],
  capacity: readonly (readonly number[])[],
  random: SeededRandom,
): readonly (readonly number[])[] {
  const table = start.map((fields) => [...fields]);
  const columns = start[0]?.length ?? 0;
  if (table.length < 2 || columns < 2) return table;
  const count = (row: number, column: number): number => table[row]?.[column] ?? 0;
  const room = (row: number, column: number): number => capacity[row]?.[column] ?? 0;
  const add = (row: number, column: number, by: number): void => {
    const fields = table[row];
    if (fields !== undefined) fields[column] = (fields[column] ?? 0) + by;
  };
  for (let attempt = 0; attempt < ATTEMPTS_PER_ROW * table.length; attempt++) {
    const rowA = random.below(table.length);
    const rowB = (rowA + 1 + random.below(table.length - 1)) % table.length;
    const from = random.below(columns);
    const to = (from + 1 + random.below(columns - 1)) % columns;
    const ways =
      waysOut(count(rowA, from), room(rowA, from)) *
      waysOut(count(rowB, to), room(rowB, to)) *
      waysIn(count(rowA, to), room(rowA, to)) *
      waysIn(count(rowB, from), room(rowB, from));
    // Drawn in any case, so that how far the generator has run does not hang on what was refused.
    const ticket = random.nextUint32() / WORDS;
    if (ticket >= ways) continue;
    add(rowA, from, -1);
    add(rowA, to, 1);
    add(rowB, to, -1);
    add(rowB, from, 1);
  }
  return table;
}

/** C(capacity, count - 1) / C(capacity, count): 0 when nothing can be taken. */
function waysOut(count: number, capacity: number): number {
  return count === 0 || count > capacity ? 0 : count / (capacity - count + 1);
}

/** C(capacity, count + 1) / C(capacity, count): 0 when nothing can be added. */
function waysIn(count: number, capacity: number): number {
  return count >= capacity ? 0 : (capacity - count) / (count + 1);
}
