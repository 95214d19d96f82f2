import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScryptCostUsable, SCRYPT_MAX_BYTES } from '../../../src-crypto/scrypt-cost';
import { suiteB } from '../../../src-crypto/suite-b';
import { suiteOf } from '../../../src-crypto/suites';
import { utf8 } from '../../../src-crypto/text';
import { toHex } from '../../../src-shared/basics/bytes-text';
import { ED25519, hex, PUBLISHED_VECTORS } from './published-vectors';

const key = new Uint8Array(32).fill(7);
const nonce = new Uint8Array(12).fill(1);
const bytes = fc.uint8Array({ maxLength: 300 });

/** The bytes with one bit changed. */
function flipped(from: Uint8Array, bit: number): Uint8Array {
  return from.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
}

describe('suite B agrees with published test vectors (LW-8)', () => {
  it.each(PUBLISHED_VECTORS)('$name', async ({ expected, compute }) => {
    const made = await compute(suiteB);
    expect(made && toHex(made)).toBe(expected);
  });

  it.each(ED25519)('RFC 8032 Ed25519 $name verifies, and no other message does', (vector) => {
    const [publicKey, signature] = [hex(vector.publicKey), hex(vector.signature)];
    expect(suiteB.verify(publicKey, hex(vector.message), signature)).toBe(true);
    expect(suiteB.verify(publicKey, hex(`${vector.message}00`), signature)).toBe(false);
  });

  it('checks a signature by the key that its bytes say now, not by the one they said before', () => {
    const [one, other] = [suiteB.newSignKeys(), suiteB.newSignKeys()];
    const [byOne, byOther] = [suiteB.sign(one.privateKey, key), suiteB.sign(other.privateKey, key)];
    const publicKey = Uint8Array.from(one.publicKey);
    const verdicts = () => [byOne, byOther].map((signature) => suiteB.verify(publicKey, key, signature));
    expect([verdicts(), verdicts()]).toEqual([
      [true, false],
      [true, false],
    ]);
    publicKey.set(other.publicKey);
    expect([verdicts(), verdicts()]).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('expands HKDF with a text as RFC 5869 defines it from HMAC', () => {
    const [ikm, salt, info] = [utf8('input key'), utf8('salt'), 'exam-package/slot/A-01 考点'];
    const prk = suiteB.hmacSha256(salt, ikm);
    const first = suiteB.hmacSha256(prk, new Uint8Array([...utf8(info), 1]));
    const second = suiteB.hmacSha256(prk, new Uint8Array([...first, ...utf8(info), 2]));
    const expected = toHex(first) + toHex(second).slice(0, 16);
    expect(toHex(suiteB.hkdfSha256(ikm, salt, info, 40))).toBe(expected);
  });
});

describe('AES-256-GCM', () => {
  it('opens what was sealed, whatever the size', () => {
    fc.assert(
      fc.property(bytes, bytes, (clear, additional) => {
        const sealed = suiteB.aeadSeal(key, nonce, clear, additional);
        expect(sealed.length).toBe(clear.length + 16);
        expect(suiteB.aeadOpen(key, nonce, sealed, additional)).toEqual(clear);
      }),
    );
  });

  it('opens nothing of which one bit was changed', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (clear, at) => {
        const sealed = suiteB.aeadSeal(key, nonce, clear, utf8('place'));
        const bit = at % (sealed.length * 8);
        expect(suiteB.aeadOpen(key, nonce, flipped(sealed, bit), utf8('place'))).toBeUndefined();
      }),
    );
  });

  it('opens nothing with other additional data, another nonce, another key or a piece missing', () => {
    const sealed = suiteB.aeadSeal(key, nonce, utf8('试题'), utf8('place'));
    expect(suiteB.aeadOpen(key, nonce, sealed, utf8('other'))).toBeUndefined();
    expect(suiteB.aeadOpen(key, flipped(nonce, 0), sealed, utf8('place'))).toBeUndefined();
    expect(suiteB.aeadOpen(flipped(key, 0), nonce, sealed, utf8('place'))).toBeUndefined();
    for (let length = 0; length < sealed.length; length++) {
      expect(suiteB.aeadOpen(key, nonce, sealed.subarray(0, length), utf8('place'))).toBeUndefined();
    }
  });
});

describe('signatures and key agreement', () => {
  it('verify for the signer and the message only', () => {
    const [signer, other] = [suiteB.newSignKeys(), suiteB.newSignKeys()];
    const signature = suiteB.sign(signer.privateKey, key);
    expect(suiteB.verify(signer.publicKey, key, signature)).toBe(true);
    expect(suiteB.verify(other.publicKey, key, signature)).toBe(false);
    for (let bit = 0; bit < 512; bit++) {
      expect(suiteB.verify(signer.publicKey, key, flipped(signature, bit))).toBe(false);
    }
  });

  it('answer false to a signature of another length', () => {
    const signer = suiteB.newSignKeys();
    const signature = suiteB.sign(signer.privateKey, key);
    for (const wrong of [new Uint8Array(0), signature.subarray(1), new Uint8Array([...signature, 0])]) {
      expect(suiteB.verify(signer.publicKey, key, wrong)).toBe(false);
    }
  });

  it('give both sides one secret and refuse points of low order', () => {
    const [one, other] = [suiteB.newBoxKeys(), suiteB.newBoxKeys()];
    const shared = suiteB.agree(one.privateKey, other.publicKey);
    expect(shared).toHaveLength(32);
    expect(suiteB.agree(other.privateKey, one.publicKey)).toEqual(shared);
    // RFC 7748 section 6.1: points that yield zeros whatever the scalar.
    const lowOrder = [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      `ec${'ff'.repeat(30)}7f`,
    ];
    for (const point of lowOrder) expect(suiteB.agree(one.privateKey, hex(point))).toBeUndefined();
  });

  it('make 32-byte keys that are new each time', () => {
    for (const make of [suiteB.newSignKeys, suiteB.newBoxKeys]) {
      const [one, other] = [make(), make()];
      expect(one.privateKey).toHaveLength(32);
      expect(one.publicKey).toHaveLength(32);
      expect(one.privateKey).not.toEqual(other.privateKey);
    }
  });
});

describe('keys of the wrong length', () => {
  const short = new Uint8Array(31);
  const long = new Uint8Array(33);
  it.each([
    ['sign', (wrong: Uint8Array) => suiteB.sign(wrong, key)],
    ['verify', (wrong: Uint8Array) => suiteB.verify(wrong, key, new Uint8Array(64))],
    ['verify, before the signature is looked at', (wrong: Uint8Array) => suiteB.verify(wrong, key, short)],
    ['agree, private', (wrong: Uint8Array) => suiteB.agree(wrong, key)],
    ['agree, public', (wrong: Uint8Array) => suiteB.agree(key, wrong)],
    ['aeadSeal', (wrong: Uint8Array) => suiteB.aeadSeal(wrong, nonce, key, key)],
    ['aeadOpen', (wrong: Uint8Array) => suiteB.aeadOpen(wrong, nonce, key, key)],
    ['aeadSeal, nonce', (wrong: Uint8Array) => suiteB.aeadSeal(key, wrong, key, key)],
    ['aeadOpen, nonce', (wrong: Uint8Array) => suiteB.aeadOpen(key, wrong, key, key)],
  ] as const)('are a bug and throw: %s', (_name, use) => {
    for (const wrong of [new Uint8Array(0), short, long]) expect(() => use(wrong)).toThrow();
  });
});

describe('isEqual', () => {
  it('is true for equal bytes only, and false for different lengths', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(suiteB.isEqual(a, a.slice())).toBe(true);
        expect(suiteB.isEqual(a, b)).toBe(toHex(a) === toHex(b));
        expect(suiteB.isEqual(a, new Uint8Array([...a, 0]))).toBe(false);
      }),
    );
  });
});

describe('scrypt', () => {
  it('refuses costs that it cannot run at or that would take more memory than a station has to spare', () => {
    for (const cost of [
      { n: 16385, r: 8, p: 1 },
      { n: 1, r: 8, p: 1 },
      { n: 16384, r: 0, p: 1 },
      { n: 16384, r: 8, p: 17 },
      { n: 1048576, r: 32, p: 1 },
    ]) {
      expect(isScryptCostUsable(cost)).toBe(false);
      expect(() => suiteB.scrypt('x', key, cost, 32)).toThrow();
    }
    expect(isScryptCostUsable({ n: 131072, r: 8, p: 1 })).toBe(true);
    expect(SCRYPT_MAX_BYTES).toBe(2 ** 30);
  });

  it('runs with more memory than the runtime allows by default', async () => {
    const derived = await suiteB.scrypt('口令', key, { n: 65536, r: 8, p: 1 }, 32);
    expect(derived).toHaveLength(32);
  });
});

describe('suiteOf', () => {
  it('is known by its id, in capitals', () => {
    expect(suiteOf('B')).toBe(suiteB);
    for (const id of ['b', '', 'C']) expect(suiteOf(id)).toBeUndefined();
  });
});
