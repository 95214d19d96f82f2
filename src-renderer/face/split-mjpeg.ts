const MARKER = 0xff;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/**
 * The JPEG pictures of a motion-JPEG file (pictures one after the other, nothing else needed between them), as views
 * into `bytes`. A picture that is cut off at the end is left out; so is what is not a picture.
 */
export function splitMjpeg(bytes: Uint8Array): readonly Uint8Array[] {
  const pictures: Uint8Array[] = [];
  let at = 0;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== MARKER || bytes[at + 1] !== SOI) {
      at++;
      continue;
    }
    const end = endOfPicture(bytes, at + 2);
    if (end === undefined) break;
    pictures.push(bytes.subarray(at, end));
    at = end;
  }
  return pictures;
}

/**
 * Offset just behind the EOI of the picture whose first segment starts at `at`. Segments are skipped by their length,
 * because a thumbnail inside one has an EOI of its own; only the scan is searched.
 */
function endOfPicture(bytes: Uint8Array, at: number): number | undefined {
  let next = at;
  while (next + 1 < bytes.length) {
    if (bytes[next] !== MARKER) return undefined;
    const marker = bytes[next + 1] ?? 0;
    if (marker === EOI) return next + 2;
    if (marker === MARKER) next += 1;
    else if (standsAlone(marker)) next += 2;
    else {
      const length = ((bytes[next + 2] ?? 0) << 8) | (bytes[next + 3] ?? 0);
      if (length < 2) return undefined;
      next += 2 + length;
      if (marker === SOS) next = endOfScan(bytes, next);
    }
  }
  return undefined;
}

/** In entropy-coded data FF is followed by 00, or by a restart marker; anything else ends it. */
function endOfScan(bytes: Uint8Array, at: number): number {
  let next = at;
  while (next + 1 < bytes.length) {
    const following = bytes[next + 1] ?? 0;
    if (bytes[next] === MARKER && following !== 0 && following !== MARKER && !isRestart(following))
      return next;
    next++;
  }
  return bytes.length;
}

function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7;
}

function standsAlone(marker: number): boolean {
  return isRestart(marker) || marker === 0x01;
}
