import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '../i18n/use-text';
import { useLanguage } from '../stores/language-store';
import { useWebSession } from '../stores/session-store';
import { navOf } from './nav';

/** Name of the house, where one may go, who one is; and the mark of the demonstration on every page. */
export function PageShell({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const { language, choose } = useLanguage();
  const { session, signOut } = useWebSession();
  const [location, navigate] = useLocation();
  const isSignedIn = session?.kind === 'signed-in';
  const leave = async (): Promise<void> => {
    await signOut();
    navigate('/');
  };
  return (
    <>
      <a className="skip-link" href="#main">
        {language === 'zh' ? '跳到正文' : 'Skip to the text'}
      </a>
      <header className="page-head">
        <Link href="/" className="page-name">
          {text.centre}
        </Link>
        <nav className="page-nav" aria-label={text.centre}>
          {navOf(session, text).map(({ href, label }) => (
            <Link key={href} href={href} aria-current={isAt(location, href) ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        {isSignedIn ? (
          <span>
            {session.displayName} · {text.roles[session.role]}
          </span>
        ) : null}
        <button type="button" className="head-button" onClick={() => choose(language === 'zh' ? 'en' : 'zh')}>
          {text.language}
        </button>
        {session !== undefined && session.kind !== 'signed-out' ? (
          <button type="button" className="head-button" onClick={() => void leave()}>
            {text.signOut}
          </button>
        ) : null}
      </header>
      {isSignedIn && session.isDemonstration ? <p className="demo-strip">{text.demoLong}</p> : null}
      <main id="main" className="page-main">
        {children}
      </main>
    </>
  );
}

function isAt(location: string, href: string): boolean {
  return location === href || location.startsWith(`${href}/`);
}
