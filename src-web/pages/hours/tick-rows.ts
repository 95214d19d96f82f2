/**
 * The row of each mark above a line, 0 lowest, so that marks that are closer than `apart` stand above one another.
 * `places` need no order; the answer has theirs.
 */
export function tickRows(places: readonly number[], apart: number): readonly number[] {
  const rows = new Array<number>(places.length).fill(0);
  /** Where each row's last mark stands. */
  const ends: number[] = [];
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  for (const { place, index } of order) {
    const free = ends.findIndex((end) => place - end >= apart);
    const row = free === -1 ? ends.length : free;
    ends[row] = place;
    rows[index] = row;
  }
  return rows;
}
