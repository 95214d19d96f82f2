import { SIGNS, SIGNS_PER_GROUP } from './sign-text';
import type { CryptoSuite } from './suite';

const GROUPS = 5;

/** Fewest signs that a session passphrase may have: a short one can be guessed offline whatever the KDF. */
export const PASSPHRASE_MIN_LENGTH = 16;

/**
 * One passphrase for all the ways people write it: NFKC (full-width letters), lower case, and every run of spaces and
 * hyphens as one hyphen, none at the ends.
 */
export function normalisePassphrase(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}\u2212]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** A random passphrase of 99 bits in normal form, such as `k7mq-...` with five groups of four. */
export function newPassphrase(suite: CryptoSuite): string {
  const groups: string[] = [];
  while (groups.length < GROUPS) {
    let group = '';
    while (group.length < SIGNS_PER_GROUP) {
      const byte = suite.randomBytes(1)[0] ?? 255;
      // 248 = 8 · 31: larger bytes are drawn again, so that every sign is equally likely.
      if (byte < 248) group += SIGNS.charAt(byte % SIGNS.length);
    }
    groups.push(group);
  }
  return groups.join('-');
}
