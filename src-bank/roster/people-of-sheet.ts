import type { Sheet } from '../sheet/sheet-rows';
import type { RawPerson } from './raw-person';
import { rosterColumns } from './roster-columns';

/** The heading may stand below a title: it is looked for in the first rows. */
const HEADING_WITHIN = 10;

/** The people of the first sheet that has a heading; undefined when none has. Empty rows are no people. */
export function peopleOfSheets(sheets: readonly Sheet[]): readonly RawPerson[] | undefined {
  for (const { rows } of sheets) {
    for (const [at, heading] of rows.slice(0, HEADING_WITHIN).entries()) {
      const places = rosterColumns(heading.cells);
      if (places === undefined) continue;
      return rows
        .slice(at + 1)
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
        .map(({ number, cells }): RawPerson => {
          const text = (column: Parameters<typeof places.get>[0]) =>
            (cells[places.get(column) ?? -1] ?? '').trim();
          return {
            row: number,
            name: text('name'),
            document: text('document'),
            post: text('post'),
            seat: text('seat'),
            attempt: text('attempt'),
            isDocumentStoredAsNumber: /e\+\d+$|^\d{15}000$/i.test(text('document')),
          };
        });
    }
  }
  return undefined;
}
