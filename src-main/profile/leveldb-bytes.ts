/** Reads LevelDB's little-endian fields one after the other; a field beyond the end throws `RangeError`. */
export type FieldReader = {
  readonly isAtEnd: () => boolean;
  readonly at: () => number;
  readonly varint: () => number;
  readonly bytes: (length: number) => Uint8Array;
  /** A varint length, then that many bytes. */
  readonly slice: () => Uint8Array;
};

export function fieldReader(bytes: Uint8Array): FieldReader {
  let at = 0;
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError('field beyond the end');
    at += length;
    return bytes.subarray(at - length, at);
  };
  // File numbers and sizes stay far below 2^53; a longer one is damage.
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift <= 49; shift += 7) {
      const byte = take(1)[0] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    // Sequence numbers may fill all 64 bits; their value is not needed, only their end.
    for (let more = 0; more < 2; more++) if ((take(1)[0] ?? 0) < 128) return value;
    throw new RangeError('number too long');
  };
  return {
    isAtEnd: () => at >= bytes.length,
    at: () => at,
    varint,
    bytes: take,
    slice: () => take(varint()),
  };
}
