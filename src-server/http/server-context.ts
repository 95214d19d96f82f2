import type { Healer } from '../import/healer';
import type { ImportContext } from '../import/import-batch';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';

/** Everything the routes need, built once by the composition root. */
export type ServerContext = {
  readonly database: Database;
  readonly centre: Centre;
  readonly importing: ImportContext;
  readonly healer: Healer;
  readonly adminToken: string | undefined;
  /** UTC ms. */
  readonly now: () => number;
};
