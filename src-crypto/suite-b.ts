import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  diffieHellman,
  hkdfSync,
  hash as oneShotHash,
  randomBytes,
  scrypt,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { isScryptCostUsable, scryptBytes } from './scrypt-cost';
import type { CryptoSuite, KeyPair, ScryptCost } from './suite';
import {
  KEY_BYTES,
  keptPublicKeyObject,
  privateKeyObject,
  publicKeyObject,
  rawPublicKey,
  requireBytes,
} from './suite-b-keys';
import { utf8 } from './text';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SIGNATURE_BYTES = 64;

/** Suite B: Ed25519, X25519, SHA-256, HMAC, HKDF, AES-256-GCM and scrypt, all of them present in BoringSSL. */
export const suiteB: CryptoSuite = {
  id: 'B',
  randomBytes: (length) => plain(randomBytes(length)),
  sha256: (...parts) => {
    const [only] = parts;
    // In one call where there is one piece: the journal's chain hashes a hundred thousand of them at a start.
    if (parts.length === 1 && only !== undefined) return plain(oneShotHash('sha256', only, 'buffer'));
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return plain(hash.digest());
  },
  hmacSha256: (key, data) => plain(createHmac('sha256', key).update(data).digest()),
  hkdfSha256: (ikm, salt, info, length) => new Uint8Array(hkdfSync('sha256', ikm, salt, utf8(info), length)),
  scrypt: scryptB,
  newSignKeys: () => newKeys('ed25519'),
  sign: (privateKey, data) => plain(sign(null, data, privateKeyObject('ed25519', privateKey))),
  verify: (publicKey, data, signature) => {
    const key = keptPublicKeyObject('ed25519', publicKey);
    return signature.length === SIGNATURE_BYTES && verify(null, data, key, signature);
  },
  newBoxKeys: () => newKeys('x25519'),
  agree,
  aeadSeal,
  aeadOpen,
  isEqual: (a, b) => a.length === b.length && timingSafeEqual(a, b),
};

/** A seed of 32 random bytes is a private key of either curve (RFC 7748 section 5, RFC 8032 section 5.1.5). */
function newKeys(curve: 'ed25519' | 'x25519'): KeyPair {
  const privateKey = plain(randomBytes(KEY_BYTES));
  return { privateKey, publicKey: rawPublicKey(privateKeyObject(curve, privateKey)) };
}

function agree(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | undefined {
  const keys = {
    privateKey: privateKeyObject('x25519', privateKey),
    publicKey: publicKeyObject('x25519', publicKey),
  };
  let shared: Uint8Array;
  try {
    shared = plain(diffieHellman(keys));
  } catch {
    // Both libraries refuse a point of low order instead of giving zeros.
    return undefined;
  }
  return shared.every((byte) => byte === 0) ? undefined : shared;
}

function aeadSeal(key: Uint8Array, nonce: Uint8Array, clear: Uint8Array, additional: Uint8Array): Uint8Array {
  requireBytes('key', key, KEY_BYTES);
  requireBytes('nonce', nonce, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(additional);
  const body = cipher.update(clear);
  const rest = cipher.final();
  return plain(Buffer.concat([body, rest, cipher.getAuthTag()]));
}

function aeadOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  additional: Uint8Array,
): Uint8Array | undefined {
  requireBytes('key', key, KEY_BYTES);
  requireBytes('nonce', nonce, NONCE_BYTES);
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(additional);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const clear = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    // AES-GCM holds nothing back: `final` adds no bytes, it only checks the tag.
    decipher.final();
  } catch {
    clear.fill(0);
    return undefined;
  }
  return plain(clear);
}

function scryptB(secret: string, salt: Uint8Array, cost: ScryptCost, length: number): Promise<Uint8Array> {
  if (!isScryptCostUsable(cost))
    throw new Error(`scrypt cannot run at n ${cost.n}, r ${cost.r}, p ${cost.p}`);
  const options = { N: cost.n, r: cost.r, p: cost.p, maxmem: scryptBytes(cost) + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(utf8(secret), salt, length, options, (error, derived) => {
      if (error === null) resolve(plain(derived));
      else reject(error);
    });
  });
}

/** A plain view of a Buffer's bytes: `Buffer.slice` shares memory where `Uint8Array.slice` copies. */
function plain(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}
