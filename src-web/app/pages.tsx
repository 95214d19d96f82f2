import { useRoute } from 'wouter';
import { assertNever } from '../../src-shared/basics/assert-never';
import { Problem } from '../components/problem';
import { useText } from '../i18n/use-text';
import { PasswordPage } from '../pages/password-page';
import { SecondFactorPage } from '../pages/second-factor-page';
import { VerifyPage } from '../pages/verify-page';
import { useWebSession } from '../stores/session-store';
import { PublicPages } from './public-pages';
import { SignedInPages } from './signed-in-pages';

/** What a browser may see follows from where it stands with the centre; the address only chooses among that. */
export function Pages() {
  const text = useText();
  const { session, problem, refresh } = useWebSession();
  // A QR code is looked at by anybody, whoever is signed in in this browser.
  const [isVerifying] = useRoute('/verify');
  if (isVerifying) return <VerifyPage />;
  if (session === undefined) {
    if (problem === undefined) return <p role="status">{text.loading}</p>;
    return <Problem text={text.problems[problem.kind]} onAgain={() => void refresh()} />;
  }
  switch (session.kind) {
    case 'signed-out':
      return <PublicPages />;
    case 'must-change-password':
      return <PasswordPage because={session.because} />;
    case 'enrol-second-factor':
      return <SecondFactorPage secretBase32={session.secretBase32} />;
    case 'needs-second-factor':
      return <SecondFactorPage secretBase32={undefined} />;
    case 'signed-in':
      return <SignedInPages session={session} />;
    default:
      return assertNever(session);
  }
}
