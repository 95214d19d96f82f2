import { Link, Route, Switch } from 'wouter';
import type { WebSession } from '../../src-shared/contracts/web/web-session';
import { useText } from '../i18n/use-text';
import { navOf } from './nav';

type SignedIn = Extract<WebSession, { kind: 'signed-in' }>;

/** The pages that this role's own menu names, and no others. */
export function SignedInPages({ session }: { readonly session: SignedIn }) {
  const text = useText();
  const lines = navOf(session, text);
  return (
    <Switch>
      {lines.map(({ href, Page }) => (
        <Route key={href} path={href}>
          <Page />
        </Route>
      ))}
      <Route>
        <h1>{text.welcome(session.displayName)}</h1>
        <ul className="choices">
          {lines.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} className="choice">
                <strong>{label}</strong>
              </Link>
            </li>
          ))}
        </ul>
      </Route>
    </Switch>
  );
}
