import { fromBase64Url, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { canonicalJson, type Json } from '../src-shared/basics/canonical-json';
import { Sha256Hex } from '../src-shared/basics/ids';
import type { ReadinessSheet, SignedReadinessSheet } from '../src-shared/domain/readiness/readiness-sheet';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/** Signs a readiness sheet with the station's key: over SHA-256 of its canonical JSON. */
export function signSheet(
  suite: CryptoSuite,
  sheet: ReadinessSheet,
  stationSignPrivateKey: Uint8Array,
): SignedReadinessSheet {
  const hash = hashOf(suite, sheet);
  return {
    sheet,
    suite: suite.id,
    hash: Sha256Hex.parse(toHex(hash)),
    signature: toBase64Url(suite.sign(stationSignPrivateKey, hash)),
  };
}

/** Whether this station signed exactly this sheet. */
export function isSheetAuthentic(
  suite: CryptoSuite,
  signed: SignedReadinessSheet,
  stationSignPublicKey: Uint8Array,
): boolean {
  const hash = hashOf(suite, signed.sheet);
  const signature = fromBase64Url(signed.signature);
  if (signed.suite !== suite.id || signature === undefined || toHex(hash) !== signed.hash) return false;
  return suite.verify(stationSignPublicKey, hash, signature);
}

function hashOf(suite: CryptoSuite, sheet: ReadinessSheet): Uint8Array {
  return suite.sha256(utf8(canonicalJson(sheet as Json)));
}
