/** Why a file, or a place in it, could not be read: the check's short name, and the reason in Chinese and English. */
export type SourceFault = {
  readonly rule:
    | 'too-large'
    | 'encoding'
    | 'zip'
    | 'zip-bomb'
    | 'zip-path'
    | 'xml'
    | 'doctype'
    | 'spreadsheet'
    | 'csv'
    | 'too-many-rows';
  readonly reason: string;
  /** Line, row or entry. */
  readonly at?: string;
};

/** What a library says about a broken file: one line, short, for the reader to look up. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0]?.slice(0, 200) ?? '';
}
