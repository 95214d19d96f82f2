import { fromBase64Url, toBase64Url } from '../src-shared/basics/bytes-text';
import { Badge } from '../src-shared/domain/certificate/badge';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/** RFC 8037: EdDSA over Ed25519, which is suite B's signature. Suite A's has no name that badge readers know. */
const ALGORITHM = 'EdDSA';

/** The badge as a compact JWS (RFC 7515); undefined where the centre signs with another suite. */
export function signBadge(
  suite: CryptoSuite,
  badge: Badge,
  centreSignPrivateKey: Uint8Array,
  keyId: string,
): string | undefined {
  if (suite.id !== 'B') return undefined;
  const header = { alg: ALGORITHM, typ: 'JWT', kid: keyId };
  const signed = `${encode(header)}.${encode(badge)}`;
  return `${signed}.${toBase64Url(suite.sign(centreSignPrivateKey, utf8(signed)))}`;
}

/**
 * The badge in a JWS that this key signed; undefined for every other text. The algorithm is the one above whatever the
 * header says, so that a header can't talk its way around the signature. Says nothing of revocation.
 */
export function readBadge(
  suite: CryptoSuite,
  text: string,
  centreSignPublicKey: Uint8Array,
): Badge | undefined {
  const [header, payload, signature, ...more] = text.trim().split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0)
    return undefined;
  const bytes = fromBase64Url(signature);
  if (bytes === undefined || suite.id !== 'B') return undefined;
  if (!suite.verify(centreSignPublicKey, utf8(`${header}.${payload}`), bytes)) return undefined;
  const head = decode(header);
  if (typeof head !== 'object' || head === null || !('alg' in head) || head.alg !== ALGORITHM)
    return undefined;
  const badge = Badge.safeParse(decode(payload));
  return badge.success ? badge.data : undefined;
}

function encode(value: object): string {
  return toBase64Url(utf8(JSON.stringify(value)));
}

function decode(text: string): unknown {
  const bytes = fromBase64Url(text);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
