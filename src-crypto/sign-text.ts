/** 31 signs that are not mistaken for one another on paper or by voice: no 0, o, 1, i, l. */
export const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
export const SIGNS_PER_GROUP = 4;

const BASE = BigInt(SIGNS.length);

/** These bytes as one number written with `count` signs; the caller sees to it that they suffice. */
export function signsOf(bytes: Uint8Array, count: number): string {
  let rest = bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  let signs = '';
  while (signs.length < count) {
    signs = SIGNS.charAt(Number(rest % BASE)) + signs;
    rest /= BASE;
  }
  if (rest !== 0n) throw new RangeError('more bytes than signs');
  return signs;
}

/** The number that these signs write, in `length` bytes; undefined for another sign, or when it needs more. */
export function bytesOfSigns(signs: string, length: number): Uint8Array | undefined {
  let rest = 0n;
  for (const sign of signs) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) return undefined;
    rest = rest * BASE + BigInt(value);
  }
  const bytes = new Uint8Array(length);
  for (let at = length - 1; at >= 0; at -= 1) {
    bytes[at] = Number(rest % 256n);
    rest /= 256n;
  }
  return rest === 0n ? bytes : undefined;
}

/** `abcdefgh` as `abcd-efgh`, which is read out and typed more safely. */
export function inGroups(signs: string): string {
  return signs.replace(new RegExp(`(.{${SIGNS_PER_GROUP}})(?=.)`, 'g'), '$1-');
}
