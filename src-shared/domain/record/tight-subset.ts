import type { BitReader, BitWriter } from '../../basics/bits';

/** More places than any paper has questions; a list of numbers would be as short. */
const PLACES_MAX = 512;

/**
 * Which of `size` places are meant, as the number of this choice among all choices of as many places (combinatorial
 * number system): 17 of 86 cost 59 bits and not 86. `places`: ascending.
 */
export function writeSubset(bits: BitWriter, size: number, places: readonly number[]): void {
  bits.number(places.length);
  let rank = 0n;
  for (const [at, place] of places.entries()) rank += choose(place, at + 1);
  const width = widthOf(size, places.length);
  for (let bit = width - 1; bit >= 0; bit--) bits.bits(Number((rank >> BigInt(bit)) & 1n), 1);
}

/** The places, ascending; none when these bits name no choice. */
export function readSubset(bits: BitReader, size: number): readonly number[] {
  const count = bits.number();
  if (count > size || size > PLACES_MAX) return [];
  const width = widthOf(size, count);
  let rank = 0n;
  for (let bit = 0; bit < width; bit++) rank = rank * 2n + BigInt(bits.bits(1));
  if (rank >= choose(size, count)) return [];
  const places: number[] = [];
  let place = size;
  for (let left = count; left > 0; left--) {
    do place -= 1;
    while (choose(place, left) > rank);
    rank -= choose(place, left);
    places.unshift(place);
  }
  return places;
}

function widthOf(size: number, count: number): number {
  const ways = choose(size, count);
  return ways <= 1n ? 0 : (ways - 1n).toString(2).length;
}

/** Ways to choose `count` of `size`; 0 when there are not as many. */
function choose(size: number, count: number): bigint {
  if (count > size) return 0n;
  let ways = 1n;
  for (let n = 1; n <= count; n++) ways = (ways * BigInt(size - n + 1)) / BigInt(n);
  return ways;
}
