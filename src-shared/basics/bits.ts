/** Writes small things one behind the other, bit by bit; what the reader reads in the same order comes back. */
export class BitWriter {
  private readonly written: number[] = [];
  private free = 0;

  /** The lowest `count` bits of a number below 2^31, the highest first. */
  bits(value: number, count: number): void {
    for (let at = count - 1; at >= 0; at--) {
      if (this.free === 0) {
        this.written.push(0);
        this.free = 8;
      }
      this.free -= 1;
      const bit = (value >> at) & 1;
      this.written[this.written.length - 1] = (this.written.at(-1) ?? 0) | (bit << this.free);
    }
  }

  flag(isSet: boolean): void {
    this.bits(isSet ? 1 : 0, 1);
  }

  /** A whole number from 0 to 2^53 - 1: three bits and one that says whether more follow, the lowest three first. */
  number(value: number): void {
    let rest = value;
    do {
      const low = rest % 8;
      rest = (rest - low) / 8;
      this.bits((rest > 0 ? 8 : 0) + low, 4);
    } while (rest > 0);
  }

  /** A whole number of either sign, small ones small. */
  signed(value: number): void {
    this.flag(value < 0);
    this.number(Math.abs(value));
  }

  /** One bit for the usual number, that and the number for every other. */
  usually(value: number, usual: number): void {
    this.flag(value !== usual);
    if (value !== usual) this.signed(value);
  }

  /** ASCII text such as an id: four bits a digit, hyphen or asterisk, nine a letter, eleven anything else. */
  text(value: string): void {
    for (const character of value) {
      const digit = DIGITS.indexOf(character);
      const lower = LOWER.indexOf(character);
      const upper = LOWER.toUpperCase().indexOf(character);
      if (character === '*') this.bits(AN_ASTERISK, 4);
      else if (digit >= 0) this.bits(digit, 4);
      else if (lower >= 0) this.bits(A_LOWER * 32 + lower, 9);
      else if (upper >= 0) this.bits(AN_UPPER * 32 + upper, 9);
      else this.bits(AN_OTHER * 128 + (character.charCodeAt(0) & 127), 11);
    }
    this.bits(AN_END, 4);
  }

  /** Whole bytes, after zeros up to the next one. */
  bytes(values: Uint8Array): void {
    this.free = 0;
    for (const value of values) this.written.push(value);
  }

  /** What was written, filled up with zeros to whole bytes. */
  done(): Uint8Array {
    return Uint8Array.from(this.written);
  }
}

const DIGITS = '0123456789-';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const A_LOWER = 11;
const AN_UPPER = 12;
const AN_OTHER = 13;
const AN_ASTERISK = 14;
const AN_END = 15;
/** No id is longer. */
const TEXT_MAX = 64;
/** 2^53 has eighteen groups of three bits. */
const GROUPS_MAX = 18;

/** Reads what a BitWriter wrote. Beyond the end it reads zeros and says so in `isSound`; it never throws. */
export class BitReader {
  private at = 0;
  private isWhole = true;

  constructor(private readonly given: Uint8Array) {}

  get isSound(): boolean {
    return this.isWhole;
  }

  /** Whole bytes, from the next one on. */
  bytesOf(count: number): Uint8Array {
    const from = this.bytesRead;
    if (count < 0 || count > this.given.length - from) this.isWhole = false;
    this.at = (from + Math.max(0, count)) * 8;
    return this.given.subarray(from, from + count);
  }

  /** Bytes of which at least one bit was read. */
  get bytesRead(): number {
    return Math.ceil(this.at / 8);
  }

  bits(count: number): number {
    let value = 0;
    for (let n = 0; n < count; n++) {
      const byte = this.given[this.at >> 3];
      if (byte === undefined) this.isWhole = false;
      value = value * 2 + (((byte ?? 0) >> (7 - (this.at & 7))) & 1);
      this.at += 1;
    }
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  number(): number {
    let value = 0;
    for (let group = 0; group < GROUPS_MAX; group++) {
      const four = this.bits(4);
      value += (four % 8) * 8 ** group;
      if (four < 8) break;
    }
    if (!Number.isSafeInteger(value)) this.isWhole = false;
    return value;
  }

  signed(): number {
    const isNegative = this.flag();
    const size = this.number();
    return isNegative && size > 0 ? -size : size;
  }

  usually(usual: number): number {
    return this.flag() ? this.signed() : usual;
  }

  text(): string {
    let value = '';
    while (value.length <= TEXT_MAX) {
      const symbol = this.bits(4);
      if (symbol === AN_END || !this.isWhole) return value;
      if (symbol === A_LOWER) value += LOWER.charAt(this.bits(5));
      else if (symbol === AN_UPPER) value += LOWER.charAt(this.bits(5)).toUpperCase();
      else if (symbol === AN_OTHER) value += String.fromCharCode(this.bits(7));
      else if (symbol === AN_ASTERISK) value += '*';
      else value += DIGITS.charAt(symbol);
    }
    this.isWhole = false;
    return value;
  }
}
