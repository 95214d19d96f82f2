import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Crockford's letters: none that is mistaken for another when read aloud or from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SELECTOR_LETTERS = 4;
const SECRET_LETTERS = 12;

/**
 * A provisioning code as 16 letters: 4 that find its row and 12 (60 random bits) that prove it. Looking a row up by
 * the secret itself would tell through timing how much of it was right.
 */
export type CodeParts = { readonly selector: string; readonly secret: string };

export function newCode(): CodeParts {
  const letters = [...randomBytes(SELECTOR_LETTERS + SECRET_LETTERS)]
    .map((byte) => LETTERS.charAt(byte & 31))
    .join('');
  return { selector: letters.slice(0, SELECTOR_LETTERS), secret: letters.slice(SELECTOR_LETTERS) };
}

/** As it is handed out: `XXXX-XXXX-XXXX-XXXX`. */
export function codeText(code: CodeParts): string {
  return `${code.selector}${code.secret}`.replace(/(.{4})(?=.)/g, '$1-');
}

/** What a person typed: full-width letters, small letters, spaces, hyphens, O for 0 and I or L for 1 are forgiven. */
export function readCode(typed: string): CodeParts | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== SELECTOR_LETTERS + SECRET_LETTERS) return undefined;
  if (![...letters].every((letter) => LETTERS.includes(letter))) return undefined;
  return { selector: letters.slice(0, SELECTOR_LETTERS), secret: letters.slice(SELECTOR_LETTERS) };
}

/** SHA-256 in hex is enough for 60 random bits that live for days. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Constant time; an unknown selector is compared too, so that it takes as long as a wrong secret. */
export function isSecret(secret: string, hash: string | undefined): boolean {
  const expected = Buffer.from(hash ?? '0'.repeat(64), 'hex');
  return timingSafeEqual(Buffer.from(secretHash(secret), 'hex'), expected) && hash !== undefined;
}
