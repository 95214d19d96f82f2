import type { WebSession } from '../../src-shared/contracts/web/web-session';
import type { Texts } from '../i18n/zh';

export type NavLine = { readonly href: string; readonly label: string };

/** Where somebody may go; the centre refuses the rest whatever a page offers. */
export function navOf(session: WebSession | undefined, text: Texts): readonly NavLine[] {
  if (session?.kind !== 'signed-in') return [];
  const account = { href: '/account', label: text.password.title };
  if (session.role === 'security') return [{ href: '/outbox', label: text.outbox.title }, account];
  return [account];
}
