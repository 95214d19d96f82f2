/** What a file says of itself before anybody looks at the picture. */
export type JpegFacts = {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly hasExif: boolean;
  readonly bytes: number;
};

const SOI = 0xd8;
const SOS = 0xda;
const APP1 = 0xe1;
/** "Exif", the first four bytes of such a segment. */
const EXIF = [0x45, 0x78, 0x69, 0x66];
/** Numbers among the frame headers' that are none: tables and an extension. */
const NO_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

/** Reads a JPEG's segments up to its picture data; undefined when it is none, or is cut off before its size. */
export function jpegFacts(jpeg: Uint8Array): JpegFacts | undefined {
  const byte = (at: number): number => jpeg[at] ?? -1;
  const word = (at: number): number => byte(at) * 256 + byte(at + 1);
  if (byte(0) !== 0xff || byte(1) !== SOI) return undefined;
  let size: { readonly widthPixels: number; readonly heightPixels: number } | undefined;
  let hasExif = false;
  for (let at = 2; at + 4 <= jpeg.length && byte(at) === 0xff; ) {
    const marker = byte(at + 1);
    if (marker === SOS) break;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = word(at + 2);
    if (length < 2 || at + 2 + length > jpeg.length) return undefined;
    if (marker === APP1 && EXIF.every((value, i) => byte(at + 4 + i) === value)) hasExif = true;
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker) && length >= 8) {
      size = { heightPixels: word(at + 5), widthPixels: word(at + 7) };
    }
    at += 2 + length;
  }
  return size && { ...size, hasExif, bytes: jpeg.length };
}
