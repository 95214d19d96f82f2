import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBox, sealBox } from '../../../src-crypto/sealed-box';
import { suiteB } from '../../../src-crypto/suite-b';
import { utf8 } from '../../../src-crypto/text';

const recipient = suiteB.newBoxKeys();

describe('a sealed box', () => {
  it('opens for its recipient under its context, whatever the size', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (clear) => {
        const box = sealBox(suiteB, recipient.publicKey, clear, 'context');
        expect(box.length).toBe(32 + clear.length + 16);
        expect(openBox(suiteB, recipient, box, 'context')).toEqual(clear);
      }),
    );
  });

  it('differs each time and shows nothing of what is in it', () => {
    const clear = utf8('答案 C');
    const boxes = [1, 2].map(() => sealBox(suiteB, recipient.publicKey, clear, 'context'));
    expect(boxes[0]).not.toEqual(boxes[1]);
    for (const box of boxes) expect(Buffer.from(box).includes(Buffer.from(clear))).toBe(false);
  });

  it('does not open for anybody else, nor under another context', () => {
    const box = sealBox(suiteB, recipient.publicKey, utf8('x'), 'record|A-01|0000000000000000|1');
    expect(openBox(suiteB, suiteB.newBoxKeys(), box, 'record|A-01|0000000000000000|1')).toBeUndefined();
    expect(openBox(suiteB, recipient, box, 'record|A-01|0000000000000000|2')).toBeUndefined();
  });

  it('does not open with a wrong public half beside the right private one', () => {
    const box = sealBox(suiteB, recipient.publicKey, utf8('x'), 'context');
    const mixed = { ...recipient, publicKey: suiteB.newBoxKeys().publicKey };
    expect(openBox(suiteB, mixed, box, 'context')).toBeUndefined();
  });

  it('does not open after any one byte was changed or cut off', () => {
    const box = sealBox(suiteB, recipient.publicKey, utf8('一条记录'), 'context');
    for (let at = 0; at < box.length; at++) {
      // Bit 7 of an X25519 point's last byte carries nothing (RFC 7748 section 5), so another bit is taken.
      const changed = box.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(openBox(suiteB, recipient, changed, 'context')).toBeUndefined();
      expect(openBox(suiteB, recipient, box.subarray(0, at), 'context')).toBeUndefined();
    }
  });

  it('binds the bit that X25519 itself ignores', () => {
    const box = sealBox(suiteB, recipient.publicKey, utf8('x'), 'context');
    const changed = box.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte));
    expect(openBox(suiteB, recipient, changed, 'context')).toBeUndefined();
  });

  it('with an ephemeral point of low order does not open', () => {
    expect(openBox(suiteB, recipient, new Uint8Array(64), 'context')).toBeUndefined();
  });

  it('is refused for a recipient key of low order, which is a bug', () => {
    expect(() => sealBox(suiteB, new Uint8Array(32), utf8('x'), 'context')).toThrow();
  });
});
