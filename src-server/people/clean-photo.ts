import { err, ok, type Result } from '../../src-shared/basics/result';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';

/** PH-5: 25 × 35 mm at 300 dpi; bytes as stored. */
export const PHOTO = { width: 295, height: 413, minBytes: 10 * 1024, maxBytes: 200 * 1024 } as const;

export type PhotoFault = 'not-a-jpeg' | 'wrong-size' | 'too-small' | 'too-large';

/**
 * A photograph as it is stored (PH-5): JPEG of exactly 295 × 413, its metadata gone, because a telephone's picture
 * tells where and when it was taken. A larger upload is scaled by the page before it is sent.
 */
export function cleanPhoto(bytes: Uint8Array): Result<Uint8Array, PhotoFault> {
  const stripped = withoutMetadata(bytes);
  if (stripped === undefined) return err('not-a-jpeg');
  if (stripped.length > PHOTO.maxBytes) return err('too-large');
  const facts = jpegFacts(stripped);
  if (facts === undefined) return err('not-a-jpeg');
  const { widthPixels, heightPixels } = facts;
  if (widthPixels !== PHOTO.width || heightPixels !== PHOTO.height) return err('wrong-size');
  // Fewer bytes than this and it was compressed to mush.
  return stripped.length < PHOTO.minBytes ? err('too-small') : ok(stripped);
}

const APP0 = 0xe0;
const APP15 = 0xef;
/** Says how colours are stored; without it some pictures turn. */
const ADOBE = 0xee;
const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;

/** The same picture without EXIF, profiles, thumbnails and comments; undefined when it is not of JPEG's form. */
function withoutMetadata(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === START_OF_SCAN) {
      kept.push(bytes.subarray(at));
      return new Uint8Array(Buffer.concat(kept));
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const isMetadata = (marker > APP0 && marker <= APP15 && marker !== ADOBE) || marker === COMMENT;
    if (!isMetadata) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}
