import { Link } from 'wouter';
import { MANUAL_TITLE } from '../../src-shared/wording/person-manual';
import { useText } from '../i18n/use-text';
import { useLanguage } from '../stores/language-store';

export function HomePage() {
  const { home, query, institutions, manual } = useText();
  const language = useLanguage((state) => state.language);
  const choices = [
    { href: '/sign-in', title: home.signIn, text: home.signInText },
    { href: '/register', title: home.register, text: home.registerText },
    { href: '/query', title: query.title, text: home.queryText },
    { href: '/institutions', title: institutions.title, text: institutions.short },
    { href: '/recover', title: home.recover, text: home.recoverText },
    { href: '/manual', title: MANUAL_TITLE[language], text: manual.about },
  ];
  return (
    <>
      <h1>{home.title}</h1>
      <ul className="choices">
        {choices.map(({ href, title, text }) => (
          <li key={href}>
            <Link href={href} className="choice">
              <strong>{title}</strong>
              <span className="soft">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
