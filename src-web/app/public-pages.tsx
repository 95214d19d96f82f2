import { Route, Switch } from 'wouter';
import { HomePage } from '../pages/home-page';
import { InstitutionsPage } from '../pages/institutions-page';
import { ManualPage } from '../pages/manual-page';
import { QueryPage } from '../pages/query-page';
import { RecoverPage } from '../pages/recover-page';
import { RegisterPage } from '../pages/register-page';
import { SignInPage } from '../pages/sign-in-page';

export function PublicPages() {
  return (
    <Switch>
      <Route path="/register" component={RegisterPage} />
      <Route path="/recover" component={RecoverPage} />
      <Route path="/query" component={QueryPage} />
      <Route path="/manual" component={ManualPage} />
      <Route path="/institutions" component={InstitutionsPage} />
      <Route path="/" component={HomePage} />
      <Route component={SignInPage} />
    </Switch>
  );
}
