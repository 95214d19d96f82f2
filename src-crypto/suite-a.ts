import { hkdf, sm2, sm3, sm4 } from 'sm-crypto-v2';
import { fromHex, toHex } from '../src-shared/basics/bytes-text';
import type { CryptoSuite, KeyPair } from './suite';
import { suiteB } from './suite-b';
import { requireBytes } from './suite-b-keys';
import { utf8 } from './text';

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SM4_KEY_BYTES = 16;
/** The identity that GB/T 35276 has everybody use where nobody has another one. */
const USER_ID = '1234567812345678';
/** Order and prime of the curve of GB/T 32918.5. */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

/**
 * Suite A: SM2 for signatures and agreement, SM3 for HMAC and key derivation, SM4-GCM for sealing, by the library
 * sm-crypto-v2. It runs in software and is not certified by any authority (LW-8). Content addresses and the journal's
 * chain stay SHA-256 in both suites, because they name content and keep no secret; scrypt stays scrypt.
 *
 * A public key is the 32 bytes of a point's x whose y is even, so that keys of both suites fit the same fields; the
 * private key is the one of that point.
 */
export const suiteA: CryptoSuite = {
  ...suiteB,
  id: 'A',
  hmacSha256: (key, data) => hexBytes(sm3(data, { mode: 'hmac', key })),
  hkdfSha256: (ikm, salt, info, length) => new Uint8Array(hkdf(ikm, salt, utf8(info), length)),
  newSignKeys: newKeys,
  sign: (privateKey, data) => {
    const secret = evenSecret(privateKey);
    return hexBytes(sm2.doSignature(data, secret, { hash: true, userId: USER_ID }));
  },
  verify: (publicKey, data, signature) => {
    requireBytes('key', publicKey, KEY_BYTES);
    return verifyAtPoint(`02${toHex(publicKey)}`, data, signature);
  },
  newBoxKeys: newKeys,
  agree: (privateKey, publicKey) => {
    requireBytes('key', publicKey, KEY_BYTES);
    try {
      // The x of the common point; the same for both, whichever sign its y has.
      const shared = sm2.ecdh(evenSecret(privateKey), `02${toHex(publicKey)}`);
      return shared.slice(1, 1 + KEY_BYTES);
    } catch {
      // No point of the curve has this x.
      return undefined;
    }
  },
  aeadSeal: (key, nonce, clear, additional) => {
    const sealed = sm4.encrypt(clear, sm4Key(key), {
      ...gcm(nonce, additional),
      output: 'array',
      outputTag: true,
    });
    const { output, tag } = sealed;
    if (tag === undefined) throw new Error('SM4-GCM gave no tag');
    const whole = new Uint8Array(output.length + TAG_BYTES);
    whole.set(output, 0);
    whole.set(tag, output.length);
    return whole;
  },
  aeadOpen: (key, nonce, sealed, additional) => {
    const options = gcm(nonce, additional);
    const secret = sm4Key(key);
    if (sealed.length < TAG_BYTES) return undefined;
    const [body, tag] = [sealed.slice(0, -TAG_BYTES), sealed.slice(-TAG_BYTES)];
    try {
      return sm4.decrypt(body, secret, { ...options, tag, output: 'array' });
    } catch {
      return undefined;
    }
  },
};

/** Whether the signature (r and s, 64 bytes) is of the key at this point, written in hex in any of its forms. */
export function verifyAtPoint(pointHex: string, data: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  try {
    return sm2.doVerifySignature(data, toHex(signature), pointHex, { hash: true, userId: USER_ID });
  } catch {
    return false;
  }
}

/** Drawn until it is a scalar of the curve, which the first draw is but for one in four thousand million. */
function newKeys(): KeyPair {
  for (;;) {
    const drawn = suiteB.randomBytes(KEY_BYTES);
    const scalar = BigInt(`0x${toHex(drawn)}`);
    if (scalar === 0n || scalar >= ORDER - 1n) continue;
    const privateKey = hexBytes(evenSecret(drawn));
    return {
      privateKey,
      publicKey: hexBytes(sm2.getPublicKeyFromPrivateKey(toHex(privateKey)).slice(2, 66)),
    };
  }
}

/** Of a scalar and its negative, the one whose point has an even y: they have the same x. */
function evenSecret(privateKey: Uint8Array): string {
  requireBytes('key', privateKey, KEY_BYTES);
  const text = toHex(privateKey);
  const isEven = /[02468ace]$/.test(sm2.getPublicKeyFromPrivateKey(text));
  return isEven ? text : (ORDER - BigInt(`0x${text}`)).toString(16).padStart(2 * KEY_BYTES, '0');
}

/** SM4 takes 16 bytes; the keys of both suites come as 32 from the same derivation, of which the first half is as good. */
function sm4Key(key: Uint8Array): Uint8Array {
  requireBytes('key', key, KEY_BYTES);
  return key.slice(0, SM4_KEY_BYTES);
}

function gcm(nonce: Uint8Array, additional: Uint8Array) {
  requireBytes('nonce', nonce, NONCE_BYTES);
  return { mode: 'gcm', padding: 'none', iv: nonce, associatedData: additional } as const;
}

function hexBytes(text: string): Uint8Array {
  const bytes = fromHex(text);
  if (bytes === undefined) throw new Error('the library gave something else than hexadecimal');
  return bytes;
}
