/** One person as a file has them, before anything is checked. `row` as the spreadsheet program counts. */
export type RawPerson = {
  readonly row: number;
  readonly name: string;
  readonly document: string;
  /** A code or a name of a post. */
  readonly post: string;
  readonly seat: string;
  readonly attempt: string;
  /** The cell was a number and not text: digits after the fifteenth are gone. */
  readonly isDocumentStoredAsNumber: boolean;
};
