/** Crockford's base 32: no letter that is mistaken for another when it is read aloud or from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Digits from 0 to 31 as letters. */
export function toCrockford(digits: readonly number[]): string {
  return digits.map((digit) => LETTERS.charAt(digit)).join('');
}

/**
 * What a person typed, as digits from 0 to 31; undefined when something in it is no letter of the alphabet. Small and
 * full-width letters, spaces, hyphens, O for 0 and I or L for 1 are forgiven.
 */
export function fromCrockford(typed: string): readonly number[] | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const digits = [...text].map((letter) => LETTERS.indexOf(letter));
  return digits.includes(-1) ? undefined : digits;
}

/** Bits of a number, the highest first, `count` times 5 of them, as digits. The number is below 2^53. */
export function digitsOf(value: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => Math.floor(value / 32 ** (count - 1 - place)) % 32);
}

export function numberOf(digits: readonly number[]): number {
  return digits.reduce((value, digit) => value * 32 + digit, 0);
}

/**
 * One more digit that makes any single wrong digit, and any two that changed places, stand out: a weighted sum over the
 * field of 32 elements, each place with a weight of its own. Good for up to 30 digits.
 */
export function checkDigit(digits: readonly number[]): number {
  return digits.reduce((sum, digit, place) => sum ^ times(digit, POWERS[place + 1] ?? 0), 0);
}

/** Product in GF(32) with x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 5; bit++) {
    if ((b >> bit) & 1) product ^= a << bit;
  }
  for (let bit = 9; bit >= 5; bit--) {
    if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  }
  return product;
}

/** Of the element x, all 31 different. */
const POWERS: readonly number[] = Array.from({ length: 31 }).reduce<number[]>(
  (powers) => [...powers, times(powers.at(-1) ?? 1, 2)],
  [1],
);
