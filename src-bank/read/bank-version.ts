import type { CryptoSuite } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import { toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson } from '../../src-shared/basics/canonical-json';
import type { Item } from '../../src-shared/domain/item/item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';

/**
 * Names one frozen state of a bank by what is in it: post and 12 hex digits of SHA-256 over items and blueprint, such
 * as `010-3fa1…`. Two banks with one changed letter never share a version, whatever their author remembered to bump.
 */
export function bankVersionOf(suite: CryptoSuite, items: readonly Item[], blueprint: Blueprint): string {
  const digest = suite.sha256(utf8(canonicalJson({ items, blueprint })));
  return `${blueprint.post}-${toHex(digest).slice(0, 12)}`;
}
