/**
 * A table of whole numbers with the given row sums (topics) and column sums (difficulties), no field above its
 * capacity, as near as possible to the proportional one (TS-20, TS-21): the least sum of squared distances from
 * row x column / total. Both sums are met exactly whenever the capacities allow it at all; otherwise the table
 * holds as much as fits. The same input gives the same table everywhere; ties go to the lower index.
 */
export function allocateCells(
  rows: readonly number[],
  columns: readonly number[],
  capacity: readonly (readonly number[])[],
): number[][] {
  const total = rows.reduce((sum, row) => sum + row, 0);
  const table = rows.map(() => columns.map(() => 0));
  const rowLeft = [...rows];
  const columnLeft = [...columns];
  for (;;) {
    const path = cheapestPath({ rows, columns, capacity, total, table, rowLeft, columnLeft });
    if (path === undefined) return table;
    for (const step of path.steps) add(table, step.row, step.column, step.by);
    rowLeft[path.fromRow] = at(rowLeft, path.fromRow) - 1;
    columnLeft[path.toColumn] = at(columnLeft, path.toColumn) - 1;
  }
}

type Flow = {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly capacity: readonly (readonly number[])[];
  readonly total: number;
  readonly table: readonly (readonly number[])[];
  readonly rowLeft: readonly number[];
  readonly columnLeft: readonly number[];
};
type Step = { readonly row: number; readonly column: number; readonly by: 1 | -1 };
type Path = { readonly fromRow: number; readonly toColumn: number; readonly steps: readonly Step[] };

/**
 * The cheapest way to place one more question (successive shortest paths, Bellman-Ford): it may move questions that
 * are already placed to another difficulty of their topic. Costs are whole numbers: the squares times total².
 */
function cheapestPath(flow: Flow): Path | undefined {
  const rowCost = flow.rows.map((_, row) => (at(flow.rowLeft, row) > 0 ? 0 : Number.POSITIVE_INFINITY));
  const columnCost = flow.columns.map(() => Number.POSITIVE_INFINITY);
  const rowFrom: (number | undefined)[] = flow.rows.map(() => undefined);
  const columnFrom: (number | undefined)[] = flow.columns.map(() => undefined);
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let row = 0; row < flow.rows.length; row++) {
      for (let column = 0; column < flow.columns.length; column++) {
        const placed = at(at(flow.table, row), column);
        const forward = at(rowCost, row) + marginalCost(flow, row, column, placed);
        if (placed < at(at(flow.capacity, row), column) && forward < at(columnCost, column)) {
          columnCost[column] = forward;
          columnFrom[column] = row;
          isChanged = true;
        }
        const back = at(columnCost, column) - marginalCost(flow, row, column, placed - 1);
        if (placed > 0 && back < at(rowCost, row)) {
          rowCost[row] = back;
          rowFrom[row] = column;
          isChanged = true;
        }
      }
    }
  }
  let toColumn: number | undefined;
  for (let column = 0; column < flow.columns.length; column++) {
    if (at(flow.columnLeft, column) === 0 || at(columnCost, column) === Number.POSITIVE_INFINITY) continue;
    if (toColumn === undefined || at(columnCost, column) < at(columnCost, toColumn)) toColumn = column;
  }
  return toColumn === undefined ? undefined : readPath(toColumn, rowFrom, columnFrom);
}

function readPath(
  toColumn: number,
  rowFrom: readonly (number | undefined)[],
  columnFrom: readonly (number | undefined)[],
): Path {
  const steps: Step[] = [];
  let column = toColumn;
  for (;;) {
    const row = columnFrom[column];
    if (row === undefined) throw new Error('a reached column has a row it was reached from');
    steps.push({ row, column, by: 1 });
    const before = rowFrom[row];
    if (before === undefined) return { fromRow: row, toColumn, steps };
    steps.push({ row, column: before, by: -1 });
    column = before;
  }
}

/** Cost of going from `placed` to one more in a field: (a+1 - ideal)² - (a - ideal)², times total². */
function marginalCost(flow: Flow, row: number, column: number, placed: number): number {
  const ideal = at(flow.rows, row) * at(flow.columns, column);
  return flow.total * flow.total * (2 * placed + 1) - 2 * flow.total * ideal;
}

function add(table: number[][], row: number, column: number, by: number): void {
  const fields = at(table, row);
  fields[column] = at(fields, column) + by;
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`no place ${index} in a list of ${list.length}`);
  return value;
}
