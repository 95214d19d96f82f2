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
      {lines.map(({ href, hasParts, Page }) => (
        <Route key={href} path={hasParts === true ? `${href}/*?` : href}>
          <Page />
        </Route>
      ))}
      <Route>
        <h1>{text.welcome(session.displayName)}</h1>
        <ul className="choices">
          {lines.map(({ href, label, about }) => (
            <li key={href}>
              <Link href={href} className="choice">
                <strong>{label}</strong>
                {about === undefined ? null : <span className="soft">{about}</span>}
              </Link>
            </li>
          ))}
        </ul>
      </Route>
    </Switch>
  );
}
