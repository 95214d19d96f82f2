import { fieldReader } from './leveldb-bytes';

/** Raw Snappy (google/snappy, format_description.txt), as LevelDB packs its blocks; undefined when it is not sound. */
export function unpackSnappy(packed: Uint8Array): Uint8Array | undefined {
  try {
    const fields = fieldReader(packed);
    const length = fields.varint();
    if (length > 64 * 1024 * 1024) return undefined;
    const out = new Uint8Array(length);
    let end = 0;
    while (!fields.isAtEnd()) {
      const tag = fields.bytes(1)[0] ?? 0;
      const kind = tag & 3;
      if (kind === 0) {
        const literal = fields.bytes(literalLength(tag >>> 2, fields.bytes));
        out.set(literal, end);
        end += literal.length;
        continue;
      }
      const copyLength = kind === 1 ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1;
      const distance =
        kind === 1
          ? ((tag >>> 5) << 8) | littleEndian(fields.bytes(1))
          : littleEndian(fields.bytes(kind === 2 ? 2 : 4));
      if (distance === 0 || distance > end || end + copyLength > length) return undefined;
      // Byte by byte: a copy may reach into what it is just writing.
      for (let i = 0; i < copyLength; i++, end++) out[end] = out[end - distance] ?? 0;
    }
    return end === length ? out : undefined;
  } catch {
    return undefined;
  }
}

function literalLength(code: number, take: (length: number) => Uint8Array): number {
  return code < 60 ? code + 1 : littleEndian(take(code - 59)) + 1;
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
