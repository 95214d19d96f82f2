import type { PackageManifest } from '../src-shared/contracts/package/package-manifest';
import { PACKAGE_MAGIC } from '../src-shared/contracts/package/package-manifest';
import { normalisePassphrase } from './passphrase';
import type { CryptoSuite, KeyPair } from './suite';
import { utf8 } from './text';

/**
 * The parts of the package format (see package-manifest.ts) on which the sealing tool and the station must agree bit
 * for bit. What a station's slot needs beside the passphrase's key is in `SlotPlace`.
 */
export type SlotPlace = { readonly packageId: string; readonly stationId: string };

export const CONTENT_KEY_BYTES = 32;
export const TAG_BYTES = 16;
export const SIGNATURE_BYTES = 64;
export const WRAPPED_KEY_BYTES = CONTENT_KEY_BYTES + TAG_BYTES;

/** A wrap key is used once, so its nonce may be zero. */
const WRAP_NONCE = new Uint8Array(12);

/** Magic and big-endian manifest length: what stands before the manifest. */
export function packageHead(manifestBytes: number): Uint8Array {
  const head = new Uint8Array(PACKAGE_MAGIC.length + 4);
  head.set(utf8(PACKAGE_MAGIC), 0);
  new DataView(head.buffer).setUint32(PACKAGE_MAGIC.length, manifestBytes);
  return head;
}

/** What the centre signs: SHA-256 of magic, length and manifest. */
export function manifestDigest(suite: CryptoSuite, manifest: Uint8Array): Uint8Array {
  return suite.sha256(packageHead(manifest.length), manifest);
}

/** How many chunks a clear stream of this length has. */
export function chunkCount(clearBytes: number, chunkBytes: number): number {
  return Math.ceil(clearBytes / chunkBytes);
}

/** 12-byte big-endian chunk number. The content key seals one package only, so no nonce repeats under it. */
export function chunkNonce(index: number): Uint8Array {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(8, index);
  return nonce;
}

/** Ties a chunk to its package and place, and the last one to being last: no cut, swap or splice opens. */
export function chunkAdditional(packageId: string, index: number, isLast: boolean): Uint8Array {
  return utf8(`${packageId}|${index}|${isLast ? 1 : 0}`);
}

/** The passphrase's half of every wrap key of one package, 32 bytes. About 1 s at n = 2^17. */
export function passphraseKey(
  suite: CryptoSuite,
  passphrase: string,
  salt: Uint8Array,
  cost: PackageManifest['passphraseKdf'],
): Promise<Uint8Array> {
  return suite.scrypt(normalisePassphrase(passphrase), salt, cost, 32);
}

/** The content key for one station; throws when the station's key is a point of low order. */
export function wrapContentKey(
  suite: CryptoSuite,
  place: SlotPlace,
  stationBoxPublicKey: Uint8Array,
  fromPassphrase: Uint8Array,
  contentKey: Uint8Array,
): { readonly ephemeralPublicKey: Uint8Array; readonly wrapped: Uint8Array } {
  const ephemeral = suite.newBoxKeys();
  const shared = suite.agree(ephemeral.privateKey, stationBoxPublicKey);
  if (shared === undefined) throw new Error(`station ${place.stationId} has a box key of low order`);
  const wrapKey = slotKey(suite, place, shared, fromPassphrase);
  const wrapped = suite.aeadSeal(wrapKey, WRAP_NONCE, contentKey, slotAdditional(place));
  for (const secret of [wrapKey, shared, ephemeral.privateKey]) secret.fill(0);
  return { ephemeralPublicKey: ephemeral.publicKey, wrapped };
}

/** The content key, or undefined when the passphrase or the station's key is not the one it was wrapped for. */
export function unwrapContentKey(
  suite: CryptoSuite,
  place: SlotPlace,
  stationBoxKeys: KeyPair,
  fromPassphrase: Uint8Array,
  slot: { readonly ephemeralPublicKey: Uint8Array; readonly wrapped: Uint8Array },
): Uint8Array | undefined {
  const shared = suite.agree(stationBoxKeys.privateKey, slot.ephemeralPublicKey);
  if (shared === undefined) return undefined;
  const wrapKey = slotKey(suite, place, shared, fromPassphrase);
  const contentKey = suite.aeadOpen(wrapKey, WRAP_NONCE, slot.wrapped, slotAdditional(place));
  for (const secret of [wrapKey, shared]) secret.fill(0);
  return contentKey;
}

/** Both halves in one key: neither the stolen machine nor the overheard passphrase is enough alone. */
function slotKey(
  suite: CryptoSuite,
  place: SlotPlace,
  shared: Uint8Array,
  fromPassphrase: Uint8Array,
): Uint8Array {
  const both = new Uint8Array(shared.length + fromPassphrase.length);
  both.set(shared, 0);
  both.set(fromPassphrase, shared.length);
  const key = suite.hkdfSha256(both, utf8(place.packageId), `exam-package/slot/${place.stationId}`, 32);
  both.fill(0);
  return key;
}

function slotAdditional(place: SlotPlace): Uint8Array {
  return utf8(`${place.packageId}|${place.stationId}`);
}
