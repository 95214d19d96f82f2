/** What a source may cost to read. Files come from many hands; whatever is above these is refused, never tried. */
export const LIMITS = {
  /** Any one file of a bank folder. */
  fileBytes: 64 * 1024 * 1024,
  /** Everything inside one archive once it is unpacked, and one entry of it. */
  unpackedBytes: 128 * 1024 * 1024,
  entryBytes: 32 * 1024 * 1024,
  entries: 12_000,
  /** Unpacked to packed; text packs to about a tenth, and small entries may pack better than they mean. */
  ratio: 200,
  ratioFromBytes: 1024 * 1024,
  /** Rows of a sheet with its heading, columns, and characters in one cell. */
  rows: 20_000,
  columns: 100,
  cellCharacters: 20_000,
  /** Elements of one XML file and how deep they may lie. */
  elements: 2_000_000,
  depth: 100,
  /** One question of a GIFT file, before a backtracking grammar looks at it. */
  giftCharacters: 20_000,
  questions: 50_000,
  pictureBytes: 2 * 1024 * 1024,
  pictureSidePx: 4000,
} as const;
