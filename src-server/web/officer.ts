import type { OpenWebSession } from '../accounts/web-session-store';

/** Who of the centre's staff asks, as the audit log names them. */
export type Officer = { readonly accountId: string; readonly role: string };

export function officerOf(session: OpenWebSession | undefined): Officer {
  if (session === undefined) throw new Error('a staff route without a session');
  return { accountId: session.account.accountId, role: session.account.role };
}
