import { describe, expect, it } from 'vitest';
import { cryptoSelfCheck } from '../../../src-crypto/self-check';
import type { CryptoSuite } from '../../../src-crypto/suite';
import { suiteB } from '../../../src-crypto/suite-b';

const absent = () => {
  throw new Error('not in this library');
};
const failing = (suite: CryptoSuite) =>
  cryptoSelfCheck(suite)
    .filter(({ isOk }) => !isOk)
    .map(({ name }) => name);

describe('the self-check at start', () => {
  it('passes for suite B', () => {
    expect(failing(suiteB)).toEqual([]);
    expect(cryptoSelfCheck(suiteB).length).toBeGreaterThanOrEqual(8);
  });

  it.each<[string, Partial<CryptoSuite>]>([
    ['sha256', { sha256: absent }],
    ['hmac-sha256', { hmacSha256: absent }],
    ['hkdf-sha256', { hkdfSha256: () => new Uint8Array(42) }],
    ['ed25519', { verify: () => true }],
    ['ed25519', { sign: () => new Uint8Array(64) }],
    ['x25519', { agree: () => new Uint8Array(32) }],
    ['aes-256-gcm', { aeadOpen: (_key, _nonce, sealed) => sealed.subarray(0, sealed.length - 16) }],
    ['aes-256-gcm', { aeadSeal: absent }],
    ['random', { randomBytes: (length) => new Uint8Array(length) }],
    ['new-keys', { newBoxKeys: absent }],
  ])('names %s when that is what is broken', (name, broken) => {
    expect(failing({ ...suiteB, ...broken })).toContain(name);
  });
});
