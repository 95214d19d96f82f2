/** Raw key bytes: 32 each for suite B (Ed25519 seed and point, X25519 scalar and point). */
export type KeyPair = { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array };

export type ScryptCost = { readonly n: number; readonly r: number; readonly p: number };

/**
 * Every cryptographic primitive the product uses, behind one interface, so that another suite can take its place by
 * its id (rule book LW-8, reading 10). Only what BoringSSL offers may stand here: Electron's main process runs on it.
 * A function that opens or verifies answers `undefined` or `false` on wrong input; it throws on keys of wrong length.
 */
export type CryptoSuite = {
  readonly id: 'A' | 'B';
  readonly randomBytes: (length: number) => Uint8Array;
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  readonly hmacSha256: (key: Uint8Array, data: Uint8Array) => Uint8Array;
  readonly hkdfSha256: (ikm: Uint8Array, salt: Uint8Array, info: string, length: number) => Uint8Array;
  /** About 1 s at n = 2^17 on the reference machine; runs off the main thread. */
  readonly scrypt: (
    secret: string,
    salt: Uint8Array,
    cost: ScryptCost,
    length: number,
  ) => Promise<Uint8Array>;
  readonly newSignKeys: () => KeyPair;
  readonly sign: (privateKey: Uint8Array, data: Uint8Array) => Uint8Array;
  readonly verify: (publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array) => boolean;
  readonly newBoxKeys: () => KeyPair;
  /** X25519 shared secret; undefined for a point that yields zeros. */
  readonly agree: (privateKey: Uint8Array, publicKey: Uint8Array) => Uint8Array | undefined;
  /** AES-256-GCM; the 16-byte tag follows the ciphertext. `nonce` is 12 bytes and never repeats under one key. */
  readonly aeadSeal: (
    key: Uint8Array,
    nonce: Uint8Array,
    clear: Uint8Array,
    additional: Uint8Array,
  ) => Uint8Array;
  readonly aeadOpen: (
    key: Uint8Array,
    nonce: Uint8Array,
    sealed: Uint8Array,
    additional: Uint8Array,
  ) => Uint8Array | undefined;
  /** Comparison in constant time; false for different lengths. */
  readonly isEqual: (a: Uint8Array, b: Uint8Array) => boolean;
};
