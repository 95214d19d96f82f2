import { combine, split } from 'shamir-secret-sharing';
import { err, ok, type Result } from '../src-shared/basics/result';
import { normalisePassphrase } from './passphrase';
import { bytesOfSigns, inGroups, SIGNS, signsOf } from './sign-text';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/**
 * A session's passphrase split among three people, any two of whom open it; one share alone says nothing of it
 * (Shamir's scheme). A share is 28 signs in seven groups: one byte that tells the package, 13 bytes of the share, the
 * share's place on the line, and a two-byte sum by which a slip of the pen is noticed before the passphrase is tried.
 */
export type PassphraseShares = readonly [string, string, string];

export type ShareProblem =
  | { readonly kind: 'share-mistyped'; readonly share: 1 | 2 }
  | { readonly kind: 'share-of-other-package'; readonly share: 1 | 2 }
  | { readonly kind: 'shares-alike' }
  | { readonly kind: 'shares-do-not-fit' };

/** A passphrase that `newPassphrase` made: 20 signs, 99 bits, so that a share stays short enough to type. */
const PASSPHRASE_SIGNS = 20;
const SECRET_BYTES = 13;
const SHARE_BYTES = SECRET_BYTES + 1;
const SUM_BYTES = 2;
const SHARE_SIGNS = 28;
const MADE = new RegExp(`^[${SIGNS}]{${PASSPHRASE_SIGNS}}$`);

/** Three shares of a passphrase; undefined for one that somebody thought of, whose shares would be too long to type. */
export async function splitPassphrase(
  suite: CryptoSuite,
  packageId: string,
  passphrase: string,
): Promise<PassphraseShares | undefined> {
  const signs = bare(passphrase);
  if (!MADE.test(signs)) return undefined;
  const secret = bytesOfSigns(signs, SECRET_BYTES);
  if (secret === undefined) return undefined;
  const [first, second, third] = await split(secret, 3, 2);
  secret.fill(0);
  if (first === undefined || second === undefined || third === undefined) return undefined;
  const textOf = (share: Uint8Array) => inGroups(signsOf(framed(suite, packageId, share), SHARE_SIGNS));
  return [textOf(first), textOf(second), textOf(third)];
}

/** The passphrase that two shares of this package make. Whether it is the right one, only the package can tell. */
export async function joinShares(
  suite: CryptoSuite,
  packageId: string,
  typed: readonly [string, string],
): Promise<Result<string, ShareProblem>> {
  const first = shareOf(suite, packageId, typed[0], 1);
  if (!first.ok) return first;
  const second = shareOf(suite, packageId, typed[1], 2);
  if (!second.ok) return second;
  // Two points at one place: the same sheet twice.
  if (first.value[SECRET_BYTES] === second.value[SECRET_BYTES]) return err({ kind: 'shares-alike' });
  const secret = await combine([first.value, second.value]);
  const isPassphrase = fits(secret);
  const passphrase = isPassphrase ? inGroups(signsOf(secret, PASSPHRASE_SIGNS)) : '';
  for (const bytes of [secret, first.value, second.value]) bytes.fill(0);
  return isPassphrase ? ok(passphrase) : err({ kind: 'shares-do-not-fit' });
}

function shareOf(
  suite: CryptoSuite,
  packageId: string,
  typed: string,
  share: 1 | 2,
): Result<Uint8Array, ShareProblem> {
  const signs = bare(typed);
  const bytes = signs.length === SHARE_SIGNS ? bytesOfSigns(signs, 1 + SHARE_BYTES + SUM_BYTES) : undefined;
  const body = bytes?.subarray(0, 1 + SHARE_BYTES);
  if (bytes === undefined || body === undefined) return err({ kind: 'share-mistyped', share });
  if (!suite.isEqual(sumOf(suite, body), bytes.subarray(1 + SHARE_BYTES))) {
    return err({ kind: 'share-mistyped', share });
  }
  if (body[0] !== tagOf(suite, packageId)) return err({ kind: 'share-of-other-package', share });
  return ok(Uint8Array.from(body.subarray(1)));
}

function framed(suite: CryptoSuite, packageId: string, share: Uint8Array): Uint8Array {
  const body = Uint8Array.from([tagOf(suite, packageId), ...share]);
  return Uint8Array.from([...body, ...sumOf(suite, body)]);
}

function tagOf(suite: CryptoSuite, packageId: string): number {
  return suite.sha256(utf8(`exam-passphrase-share/package/${packageId}`))[0] ?? 0;
}

function sumOf(suite: CryptoSuite, body: Uint8Array): Uint8Array {
  return suite.sha256(utf8('exam-passphrase-share/sum/'), body).subarray(0, SUM_BYTES);
}

/** Shares of two different splits meet anywhere in 13 bytes, mostly beyond what 20 signs can write. */
function fits(secret: Uint8Array): boolean {
  const number = secret.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return number < BigInt(SIGNS.length) ** BigInt(PASSPHRASE_SIGNS);
}

function bare(typed: string): string {
  return normalisePassphrase(typed).replaceAll('-', '');
}
