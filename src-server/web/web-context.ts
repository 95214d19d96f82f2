import type { AccountContext } from '../accounts/account-context';

export type WebContext = {
  readonly accounts: AccountContext;
  /** TLS stands before this process: cookies say Secure. */
  readonly isSecure: boolean;
  /** Registrations made here are of demonstration people. */
  readonly isDemonstration: boolean;
  /** Signs the work asked of a browser before a public query; the same in all server processes. */
  readonly querySecret: Uint8Array;
  /** Where the built pages lie; absent in tests of the routes alone. */
  readonly pagesFolder: string | undefined;
};
