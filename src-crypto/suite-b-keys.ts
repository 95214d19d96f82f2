import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export const KEY_BYTES = 32;

type Curve = 'ed25519' | 'x25519';

/** What stands before the 32 raw bytes in DER (RFC 8410): the only import form that takes a bare seed everywhere. */
const PKCS8_HEAD: Readonly<Record<Curve, string>> = {
  ed25519: '302e020100300506032b657004220420',
  x25519: '302e020100300506032b656e04220420',
};
const SPKI_HEAD: Readonly<Record<Curve, string>> = {
  ed25519: '302a300506032b6570032100',
  x25519: '302a300506032b656e032100',
};

/** Throws when the key is not 32 bytes: a key of another length is a bug, never an input. */
export function privateKeyObject(curve: Curve, raw: Uint8Array): KeyObject {
  const der = withHead(PKCS8_HEAD[curve], raw);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  return key;
}

/** Throws when the key is not 32 bytes. */
export function publicKeyObject(curve: Curve, raw: Uint8Array): KeyObject {
  return createPublicKey({ key: withHead(SPKI_HEAD[curve], raw), format: 'der', type: 'spki' });
}

/** What was made for a list of bytes, and the bytes as they were then: somebody may write another key into the list. */
const made = new WeakMap<Uint8Array, { readonly raw: Uint8Array; readonly key: KeyObject }>();

/**
 * The same for a key that many signatures are checked with, as a station's is at the centre: making the object takes as
 * long as the check itself. It is kept as long as the caller keeps the bytes. Public keys only; a secret is never kept.
 */
export function keptPublicKeyObject(curve: Curve, raw: Uint8Array): KeyObject {
  const known = made.get(raw);
  if (known !== undefined && Buffer.compare(known.raw, raw) === 0) return known.key;
  const key = publicKeyObject(curve, raw);
  made.set(raw, { raw: Uint8Array.from(raw), key });
  return key;
}

/** The raw public bytes that belong to a private key object. */
export function rawPublicKey(privateKey: KeyObject): Uint8Array {
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return new Uint8Array(der.subarray(der.length - KEY_BYTES));
}

function withHead(headHex: string, raw: Uint8Array): Buffer {
  requireBytes('key', raw, KEY_BYTES);
  return Buffer.concat([Buffer.from(headHex, 'hex'), raw]);
}

/** Throws unless `bytes` has exactly this length. */
export function requireBytes(what: string, bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new Error(`${what} must be ${length} bytes, got ${bytes.length}`);
}
