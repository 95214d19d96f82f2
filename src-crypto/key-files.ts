import { z } from 'zod';
import { fromBase64Url, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { canonicalJson } from '../src-shared/basics/canonical-json';
import type { CryptoSuite, KeyPair } from './suite';
import { KEY_BYTES } from './suite-b-keys';

/** In the file: base64url. In memory: 32 raw bytes, as the suites take them. */
const KeyBytes = z.string().transform((text, context) => {
  const bytes = fromBase64Url(text);
  if (bytes?.length === KEY_BYTES) return bytes;
  context.addIssue({ code: 'custom', message: `not a key of ${KEY_BYTES} bytes in base64url` });
  return z.NEVER;
});
const Pair = z.object({ publicKey: KeyBytes, privateKey: KeyBytes }).strict().readonly();

/** A station's own keys; the file never leaves the machine. Parses the file's JSON into bytes. */
export const StationKeys = z
  .object({ suite: z.enum(['A', 'B']), sign: Pair, box: Pair })
  .strict()
  .readonly();
export type StationKeys = z.output<typeof StationKeys>;

/** The centre's keys. `keyId` names the signing key in package manifests. */
export const CentreKeys = z
  .object({
    suite: z.enum(['A', 'B']),
    keyId: z.string().regex(/^[0-9a-f]{16}$/),
    sign: Pair,
    box: Pair,
  })
  .strict()
  .readonly();
export type CentreKeys = z.output<typeof CentreKeys>;

export function newStationKeys(suite: CryptoSuite): StationKeys {
  return { suite: suite.id, sign: suite.newSignKeys(), box: suite.newBoxKeys() };
}

export function newCentreKeys(suite: CryptoSuite): CentreKeys {
  const keys = newStationKeys(suite);
  return { ...keys, keyId: keyIdOf(suite, keys.sign.publicKey) };
}

/** The text of a key file, the inverse of `StationKeys.parse` and `CentreKeys.parse`. Holds private keys: 0600. */
export function keyFileText(keys: StationKeys | CentreKeys): string {
  const head = 'keyId' in keys ? { suite: keys.suite, keyId: keys.keyId } : { suite: keys.suite };
  return `${canonicalJson({ ...head, sign: pairText(keys.sign), box: pairText(keys.box) })}\n`;
}

/** First 16 hex digits of SHA-256 of the signing public key. */
export function keyIdOf(suite: CryptoSuite, signPublicKey: Uint8Array): string {
  return toHex(suite.sha256(signPublicKey)).slice(0, 16);
}

/** Whether private and public halves belong together: a file with one changed letter still has the right lengths. */
export function isConsistent(suite: CryptoSuite, keys: StationKeys | CentreKeys): boolean {
  const probe = suite.randomBytes(32);
  const other = suite.newBoxKeys();
  const ours = suite.agree(keys.box.privateKey, other.publicKey);
  const theirs = suite.agree(other.privateKey, keys.box.publicKey);
  return (
    suite.verify(keys.sign.publicKey, probe, suite.sign(keys.sign.privateKey, probe)) &&
    ours !== undefined &&
    theirs !== undefined &&
    suite.isEqual(ours, theirs) &&
    (!('keyId' in keys) || keys.keyId === keyIdOf(suite, keys.sign.publicKey))
  );
}

function pairText(pair: KeyPair): { readonly publicKey: string; readonly privateKey: string } {
  return { publicKey: toBase64Url(pair.publicKey), privateKey: toBase64Url(pair.privateKey) };
}
