import { z } from 'zod';
import { SOURCE_FIELDS, type SourceFields } from './source-item';

export const IMPORT_FILE = 'import.json';

/**
 * `import.json` in a bank folder: the bank's name, and what holds for every item of the folder's spreadsheets, QTI,
 * Moodle and GIFT files that does not say otherwise. JSON files say everything themselves.
 */
export const ImportSettings = z
  .object({
    bank: z.string().min(1).max(40).optional(),
    defaults: z.partialRecord(z.enum(SOURCE_FIELDS), z.string().min(1).max(500)).optional(),
  })
  .strict();
export type ImportSettings = { readonly bank?: string | undefined; readonly defaults: SourceFields };

/** What no foreign format says and nobody has to decide: not reviewed for an exam, middle level, first version. */
export const LAST_DEFAULTS: SourceFields = {
  level: 'understand',
  status: 'draft',
  version: '1',
  licence: '未注明 not stated',
};
