import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLEAR_MAX_BYTES, packBody, unpackBody } from '../../../src-crypto/packed-body';
import { utf8 } from '../../../src-crypto/text';
import { fromHex } from '../../../src-shared/basics/bytes-text';

describe('a packed body', () => {
  it('is the same text when it is unpacked', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => unpackBody(packBody(text)) === text));
  });

  it('is unpacked as it was packed by the first version that packed: the dictionary never changes', () => {
    const packed = fromHex('01ab5642e40ab484027227f6a0ad0500') ?? new Uint8Array();
    expect(unpackBody(packed)).toBe('{"answers":[],"attemptId":"0","kind":"attempt-result"}');
  });

  it('of a version that did not pack stands for itself', () => {
    expect(unpackBody(utf8('{"kind":"attempt-result"}'))).toBe('{"kind":"attempt-result"}');
  });

  it('that unpacks to more than any record may have, is cut, or is rubbish, is no body', () => {
    const bomb = new Uint8Array([1, ...deflateRawSync(Buffer.alloc(CLEAR_MAX_BYTES + 1, 32))]);
    expect(unpackBody(bomb)).toBeUndefined();
    expect(unpackBody(packBody('一二三'.repeat(50)).subarray(0, -3))).toBeUndefined();
    expect(unpackBody(new Uint8Array([1, 255, 254]))).toBeUndefined();
  });
});
