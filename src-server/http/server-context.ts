import type { AccountContext } from '../accounts/account-context';
import type { Healer } from '../import/healer';
import type { ImportContext } from '../import/import-batch';
import type { HeartbeatGroups } from '../live/heartbeat-groups';
import type { Centre } from '../registry/centre';
import type { Database } from '../store/database';
import type { WebContext } from '../web/web-context';

/** Everything the routes need, built once by the composition root. */
export type ServerContext = {
  readonly database: Database;
  readonly centre: Centre;
  readonly importing: ImportContext;
  readonly beats: HeartbeatGroups;
  readonly healer: Healer;
  readonly accounts: AccountContext;
  /** Where an administrator puts updates for stations; absent: none are handed out. */
  readonly updatesFolder: string | undefined;
  readonly adminToken: string | undefined;
  /** Absent: only this machine reads the metrics. */
  readonly metricsToken: string | undefined;
  readonly web: Omit<WebContext, 'accounts' | 'centre' | 'importing' | 'healer'>;
  /** UTC ms. */
  readonly now: () => number;
};
