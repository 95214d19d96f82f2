import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src-shared/basics/canonical-json';

describe('canonical JSON', () => {
  it('writes keys in order without blanks, whatever the order they were set in', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: 2 }] })).toBe(
      '{"a":[true,null,{"c":2,"d":"x"}],"b":1}',
    );
  });

  it('orders keys by UTF-16 code units, not by a locale', () => {
    expect(canonicalJson({ ä: 1, Z: 2, a: 3, 中: 4, '10': 5, '9': 6 })).toBe(
      '{"10":5,"9":6,"Z":2,"a":3,"ä":1,"中":4}',
    );
  });

  it('leaves out absent members', () => {
    expect(canonicalJson({ a: undefined, b: 0 })).toBe('{"b":0}');
  });

  it('writes minus zero as zero', () => {
    expect(canonicalJson(-0)).toBe('0');
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'throws on %s: whole numbers only (G-4)',
    (n) => {
      expect(() => canonicalJson(n)).toThrow();
    },
  );
});
