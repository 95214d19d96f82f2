import { Route, Switch } from 'wouter';
import type { WebSession } from '../../src-shared/contracts/web/web-session';
import { useText } from '../i18n/use-text';
import { OutboxPage } from '../pages/outbox-page';
import { PasswordPage } from '../pages/password-page';

type SignedIn = Extract<WebSession, { kind: 'signed-in' }>;

export function SignedInPages({ session }: { readonly session: SignedIn }) {
  const text = useText();
  return (
    <Switch>
      <Route path="/account">
        <PasswordPage because={undefined} />
      </Route>
      {session.role === 'security' ? <Route path="/outbox" component={OutboxPage} /> : null}
      <Route>
        <h1>{text.welcome(session.displayName)}</h1>
      </Route>
    </Switch>
  );
}
