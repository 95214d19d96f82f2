import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDigit,
  digitsOf,
  fromCrockford,
  numberOf,
  toCrockford,
} from '../../../src-shared/basics/crockford';

const digits = fc.array(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 30 });

describe('letters that are read aloud', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(digits, (own) => {
        expect(fromCrockford(toCrockford(own))).toEqual(own);
      }),
    );
  });

  it('forgive small and full-width letters, spaces, hyphens, O for 0, I and L for 1', () => {
    expect(fromCrockford(' 7k3f-O１L ')).toEqual(fromCrockford('7K3F011'));
    expect(fromCrockford('7K3U')).toBeUndefined();
  });

  it('carry a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 30 - 1 }), (value) => {
        expect(numberOf(digitsOf(value, 6))).toBe(value);
      }),
    );
  });
});

describe('the check letter', () => {
  it('tells any one wrong letter', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 31 }), (own, at, by) => {
        const place = at % own.length;
        const wrong = own.map((digit, i) => (i === place ? (digit + by) % 32 : digit));
        expect(checkDigit(wrong)).not.toBe(checkDigit(own));
      }),
    );
  });

  it('tells any two letters that changed places', () => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.nat(), (own, at, other) => {
        const [a, b] = [at % own.length, other % own.length];
        fc.pre(own[a] !== own[b]);
        const swapped = own.map((digit, i) => (i === a ? (own[b] ?? 0) : i === b ? (own[a] ?? 0) : digit));
        expect(checkDigit(swapped)).not.toBe(checkDigit(own));
      }),
    );
  });
});
