import { Link } from 'wouter';
import { useText } from '../i18n/use-text';

export function HomePage() {
  const { home, query, institutions } = useText();
  const choices = [
    { href: '/sign-in', title: home.signIn, text: home.signInText },
    { href: '/register', title: home.register, text: home.registerText },
    { href: '/query', title: query.title, text: home.queryText },
    { href: '/institutions', title: institutions.title, text: institutions.short },
    { href: '/recover', title: home.recover, text: home.recoverText },
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
