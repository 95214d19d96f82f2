import type { CryptoSuite, KeyPair } from './suite';

const PUBLIC_BYTES = 32;
const TAG_BYTES = 16;
/** Every box has a key of its own, made of its ephemeral key and its context, so its one nonce may be zero. */
const NONCE = new Uint8Array(12);

/** Boxes that share one ephemeral key, each under another context and so under another key. */
export type BoxRun = { readonly keysFor: (context: string) => KeyPair };

const RUN_MAX = 500;

/**
 * One ephemeral key for the boxes of one run of a program, so that it travels once. A context that comes again, as when
 * a record could not be written and is made anew, gets a new key: two texts are never sealed under one. Whoever takes
 * the memory of a running station can open the boxes of that run.
 */
export function newBoxRun(suite: CryptoSuite): BoxRun {
  // Not before the first box: a station's suite is known when it is registered.
  let keys: KeyPair | undefined;
  let contexts = new Set<string>();
  return {
    keysFor: (context) => {
      if (keys === undefined || contexts.has(context) || contexts.size >= RUN_MAX) {
        keys?.privateKey.fill(0);
        keys = suite.newBoxKeys();
        contexts = new Set();
      }
      contexts.add(context);
      return keys;
    },
  };
}

/**
 * Seals bytes to one recipient; anybody can, nobody else opens. `context` says what the box is for: opened under
 * another context it does not open. Layout: ephemeral public key (32) || ciphertext || tag (16).
 * Key = HKDF-SHA-256(X25519(ephemeral, recipient), salt = ephemeral || recipient, info = context).
 */
export function sealBox(
  suite: CryptoSuite,
  recipientPublic: Uint8Array,
  clear: Uint8Array,
  context: string,
  run?: BoxRun,
): Uint8Array {
  const ephemeral = run?.keysFor(context) ?? suite.newBoxKeys();
  const shared = suite.agree(ephemeral.privateKey, recipientPublic);
  if (shared === undefined) throw new Error('the recipient key of a sealed box is a point of low order');
  const key = boxKey(suite, shared, ephemeral.publicKey, recipientPublic, context);
  const sealed = suite.aeadSeal(key, NONCE, clear, new Uint8Array(0));
  for (const secret of [key, shared]) secret.fill(0);
  if (run === undefined) ephemeral.privateKey.fill(0);
  const box = new Uint8Array(PUBLIC_BYTES + sealed.length);
  box.set(ephemeral.publicKey, 0);
  box.set(sealed, PUBLIC_BYTES);
  return box;
}

/** The clear bytes; undefined when the box was changed, is meant for somebody else or for another context. */
export function openBox(
  suite: CryptoSuite,
  recipientKeys: KeyPair,
  sealed: Uint8Array,
  context: string,
): Uint8Array | undefined {
  if (sealed.length < PUBLIC_BYTES + TAG_BYTES) return undefined;
  const ephemeralPublic = sealed.subarray(0, PUBLIC_BYTES);
  const shared = suite.agree(recipientKeys.privateKey, ephemeralPublic);
  if (shared === undefined) return undefined;
  const key = boxKey(suite, shared, ephemeralPublic, recipientKeys.publicKey, context);
  const clear = suite.aeadOpen(key, NONCE, sealed.subarray(PUBLIC_BYTES), new Uint8Array(0));
  for (const secret of [key, shared]) secret.fill(0);
  return clear;
}

function boxKey(
  suite: CryptoSuite,
  shared: Uint8Array,
  ephemeralPublic: Uint8Array,
  recipientPublic: Uint8Array,
  context: string,
): Uint8Array {
  const salt = new Uint8Array(PUBLIC_BYTES * 2);
  salt.set(ephemeralPublic, 0);
  salt.set(recipientPublic, PUBLIC_BYTES);
  return suite.hkdfSha256(shared, salt, context, 32);
}
