/** One row of a spreadsheet, its cells as text. `number` is what the spreadsheet program shows, from 1. */
export type SheetRow = { readonly number: number; readonly cells: readonly string[] };

/** One sheet; CSV has one without a name. `oddCells` tells of cells whose text may not be what was seen. */
export type Sheet = {
  readonly name?: string;
  readonly rows: readonly SheetRow[];
  readonly oddCells: readonly { readonly row: number; readonly column: number; readonly reason: string }[];
};
