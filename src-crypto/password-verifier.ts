import { fromBase64Url, toBase64Url } from '../src-shared/basics/bytes-text';
import type { PasswordVerifier } from '../src-shared/contracts/package/package-content';
import { isScryptCostUsable } from './scrypt-cost';
import type { CryptoSuite, ScryptCost } from './suite';

/**
 * Lower than the passphrase's cost: a verifier lies inside the sealed package, so guessing at it needs a station's
 * key and the session's passphrase first, and a whole room's staff are made and checked one by one.
 */
export const STAFF_PASSWORD_COST: ScryptCost = { n: 32768, r: 8, p: 1 };

/** A staff password's offline verifier (ID-25). Passwords are compared after NFKC, as an input method may widen them. */
export async function makeVerifier(
  suite: CryptoSuite,
  password: string,
  cost: ScryptCost = STAFF_PASSWORD_COST,
): Promise<PasswordVerifier> {
  const salt = suite.randomBytes(16);
  const hash = await suite.scrypt(password.normalize('NFKC'), salt, cost, 32);
  return { kdf: 'scrypt', ...cost, salt: toBase64Url(salt), hash: toBase64Url(hash) };
}

/** Whether this is the password; false as well for a verifier that no password can satisfy. */
export async function checkVerifier(
  suite: CryptoSuite,
  verifier: PasswordVerifier,
  password: string,
): Promise<boolean> {
  const salt = fromBase64Url(verifier.salt);
  const expected = fromBase64Url(verifier.hash);
  if (salt === undefined || expected?.length !== 32 || !isScryptCostUsable(verifier)) return false;
  const hash = await suite.scrypt(password.normalize('NFKC'), salt, verifier, expected.length);
  return suite.isEqual(hash, expected);
}
