import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';

const bytes = fc.uint8Array({ maxLength: 200 });

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => n + 0),
    fc.string({ unit: 'binary' }),
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 8 }), tie('json'), {
      maxKeys: 5,
      noNullPrototype: true,
    }),
  ),
}));

describe('bytes as text', () => {
  it('come back from base64url as they were, and one text stands for one row of bytes', () => {
    fc.assert(
      fc.property(bytes, (clear) => {
        expect(fromBase64Url(toBase64Url(clear))).toEqual(clear);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09-_/+= ') }), (text) => {
        const read = fromBase64Url(text);
        if (read !== undefined) expect(toBase64Url(read)).toBe(text);
      }),
    );
  });

  it('come back from hexadecimal as they were', () => {
    fc.assert(
      fc.property(bytes, (clear) => {
        expect(fromHex(toHex(clear))).toEqual(clear);
      }),
    );
  });

  it('agree with the platform’s own encoders', () => {
    fc.assert(
      fc.property(bytes, (clear) => {
        expect(toBase64Url(clear)).toBe(Buffer.from(clear).toString('base64url'));
        expect(toHex(clear)).toBe(Buffer.from(clear).toString('hex'));
      }),
    );
  });
});

describe('canonical JSON', () => {
  it('parses back to the same value and writes that the same again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });

  it('does not know in which order members were set', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string(), json), { selector: ([key]) => key }), (members) => {
        expect(canonicalJson(Object.fromEntries([...members].reverse()))).toBe(
          canonicalJson(Object.fromEntries(members)),
        );
      }),
    );
  });
});
