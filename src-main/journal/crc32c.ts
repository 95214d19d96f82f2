const POLYNOMIAL = 0x82f63b78;

/** Slicing by eight: eight tables of 256, so that a step takes eight bytes (zlib's own `crc32` is another polynomial). */
const TABLES = buildTables();

function buildTables(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
    tables[byte] = value;
  }
  for (let i = 256; i < tables.length; i++) {
    const before = tables[i - 256] as number;
    tables[i] = (tables[before & 255] as number) ^ (before >>> 8);
  }
  return tables;
}

/** CRC-32C (Castagnoli, RFC 3720 appendix B.4) of the parts in order; unsigned 32 bits. */
export function crc32c(...parts: readonly Uint8Array[]): number {
  let crc = -1;
  for (const part of parts) crc = extend(crc, part);
  return (crc ^ -1) >>> 0;
}

// Every index below is within its array by construction; the checks that `?? 0` would add cost a third of the speed.
function extend(start: number, bytes: Uint8Array): number {
  const table = TABLES;
  let crc = start;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (table[1792 + (crc & 255)] as number) ^
      (table[1536 + ((crc >>> 8) & 255)] as number) ^
      (table[1280 + ((crc >>> 16) & 255)] as number) ^
      (table[1024 + (crc >>> 24)] as number) ^
      (table[768 + (bytes[at + 4] as number)] as number) ^
      (table[512 + (bytes[at + 5] as number)] as number) ^
      (table[256 + (bytes[at + 6] as number)] as number) ^
      (table[bytes[at + 7] as number] as number);
  }
  for (; at < bytes.length; at++) crc = (table[(crc ^ (bytes[at] as number)) & 255] as number) ^ (crc >>> 8);
  return crc;
}
