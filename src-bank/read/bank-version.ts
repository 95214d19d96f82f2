import type { CryptoSuite } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import type { Item } from '../../src-shared/domain/item/item';
import { compareIds } from '../../src-shared/domain/item/items-of-bank';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';

/** More posts than this do not fit into a version's name. */
const POSTS_NAMED = 8;

/**
 * Names one frozen state of a bank by what is in it: post and 12 hex digits of SHA-256 over items and blueprint, such
 * as `010-3fa1…`. Two banks with one changed letter never share a version, whatever their author remembered to bump. A bank
 * for several posts names them all, `010.050-…`.
 */
export function bankVersionOf(
  suite: CryptoSuite,
  items: readonly Item[],
  blueprints: Blueprint | readonly Blueprint[],
): string {
  const [only, ...others] = 'post' in blueprints ? [blueprints] : blueprints;
  if (only === undefined) throw new Error('a bank has at least one blueprint');
  // Neither the order of folders nor that of files is a part of the bank.
  const sorted = [...items].sort((a, b) => compareIds(a.id, b.id));
  // One blueprint is hashed as itself: versions of one post's bank stay what they were.
  const content =
    others.length === 0
      ? { items: sorted, blueprint: only }
      : { items: sorted, blueprints: [only, ...others] };
  const digest = suite.sha256(utf8(canonicalJson(content)));
  const posts = [only, ...others].map(({ post }) => post);
  const name = posts.length > POSTS_NAMED ? `${posts.length}posts` : posts.join('.');
  return `${name}-${toHex(digest).slice(0, 12)}`;
}
