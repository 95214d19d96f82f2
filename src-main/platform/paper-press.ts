/** A printer as the operating system has it; `name` is what it is asked for by. */
export type Printer = { readonly name: string; readonly displayName: string; readonly isDefault: boolean };

/** Turns a document of `papers/` into a PDF or onto paper. Electron does it in use. */
export type PaperPress = {
  /** Rejects when the page can't be drawn. */
  readonly toPdf: (document: string) => Promise<Uint8Array>;
  readonly printers: () => Promise<readonly Printer[]>;
  /** `refused`: the printing system's own word for why. */
  readonly print: (
    document: string,
    printer: string,
  ) => Promise<{ readonly kind: 'printed' } | { readonly kind: 'refused'; readonly reason: string }>;
};
