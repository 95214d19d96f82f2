import type { AccountContext } from '../accounts/account-context';
import type { Healer } from '../import/healer';
import type { ImportContext } from '../import/import-batch';
import type { Centre } from '../registry/centre';
import type { LrsPusher } from '../reporting/lrs-pusher';

export type WebContext = {
  readonly accounts: AccountContext;
  readonly centre: Centre;
  readonly importing: ImportContext;
  readonly healer: Healer;
  /** Where a certificate's QR code sends people; absent: the address this request came to. */
  readonly publicUrl: string | undefined;
  /** What stations register with, with the pin of its certificate. */
  readonly stationAddress: string | undefined;
  /** TLS stands before this process: cookies say Secure. */
  readonly isSecure: boolean;
  /** Registrations made here are of demonstration people. */
  readonly isDemonstration: boolean;
  /** Signs the work asked of a browser before a public query; the same in all server processes. */
  readonly querySecret: Uint8Array;
  /** The store that is told of results, when one is configured. */
  readonly lrs: { readonly url: string; readonly pusher: LrsPusher } | undefined;
  /** Names accounts and activities in what other systems are told; without a slash at its end. */
  readonly reportingUrl: string;
  /** Where `exam-library.json` lies: banks and policies that packages are made of. */
  readonly libraryFolder: string;
  /** The bank tool signs packages with the centre's keys, which it reads itself. */
  readonly centreKeysPath: string;
  /** Where the built pages lie; absent in tests of the routes alone. */
  readonly pagesFolder: string | undefined;
};
