import { fromBase64Url, toBase64Url } from '../src-shared/basics/bytes-text';
import { canonicalJson } from '../src-shared/basics/canonical-json';
import type { SessionClosing, UnsignedClosing } from '../src-shared/domain/session-close/session-closing';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/** A closing with the station's signature over SHA-256 of its canonical JSON, who signed it included (RM-15). */
export function signClosing(
  suite: CryptoSuite,
  closing: UnsignedClosing,
  stationSignPrivateKey: Uint8Array,
): SessionClosing {
  return { ...closing, signature: toBase64Url(suite.sign(stationSignPrivateKey, digestOf(suite, closing))) };
}

export function verifyClosing(
  suite: CryptoSuite,
  { signature, ...closing }: SessionClosing,
  stationSignPublicKey: Uint8Array,
): boolean {
  const bytes = fromBase64Url(signature);
  return bytes !== undefined && suite.verify(stationSignPublicKey, digestOf(suite, closing), bytes);
}

function digestOf(suite: CryptoSuite, closing: UnsignedClosing): Uint8Array {
  return suite.sha256(utf8(canonicalJson(closing)));
}
