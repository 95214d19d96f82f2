import { crc32c } from '../journal/crc32c';
import { type FieldReader, fieldReader } from './leveldb-bytes';
import { unmasked } from './leveldb-log';
import { unpackSnappy } from './snappy';

const FOOTER_BYTES = 48;
const MAGIC = [0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb];
/** After every block: u8 compression · u32 masked CRC-32C of block and compression. */
const TRAILER_BYTES = 5;
const PLAIN = 0;
const SNAPPY = 1;

type Handle = { readonly offset: number; readonly size: number };

/** Whether every block of a LevelDB table (`.ldb`) is as it was written. */
export function isTableSound(bytes: Uint8Array): boolean {
  const footerAt = bytes.length - FOOTER_BYTES;
  if (footerAt < 0 || MAGIC.some((byte, i) => bytes[bytes.length - 8 + i] !== byte)) return false;
  try {
    const footer = fieldReader(bytes.subarray(footerAt));
    return [readHandle(footer), readHandle(footer)].every((handle) => {
      const inner = handlesIn(bytes, handle);
      return inner?.every((one) => isBlockSound(bytes, one));
    });
  } catch {
    return false;
  }
}

function isBlockSound(bytes: Uint8Array, { offset, size }: Handle): boolean {
  const end = offset + size;
  if (end + TRAILER_BYTES > bytes.length - FOOTER_BYTES) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return unmasked(view.getUint32(end + 1, true)) === crc32c(bytes.subarray(offset, end + 1));
}

/** The blocks that a (meta)index block points to; undefined when it is not sound itself. */
function handlesIn(bytes: Uint8Array, handle: Handle): readonly Handle[] | undefined {
  if (!isBlockSound(bytes, handle)) return undefined;
  const stored = bytes.subarray(handle.offset, handle.offset + handle.size);
  const compression = bytes[handle.offset + handle.size];
  // A packing that we do not know is as it was written; what it points to has to go unchecked.
  if (compression !== PLAIN && compression !== SNAPPY) return [];
  const block = compression === SNAPPY ? unpackSnappy(stored) : stored;
  if (block === undefined || block.length < 4) return undefined;
  const restarts = new DataView(block.buffer, block.byteOffset, block.byteLength).getUint32(
    block.length - 4,
    true,
  );
  const entries = fieldReader(block.subarray(0, block.length - 4 * (restarts + 1)));
  const handles: Handle[] = [];
  while (!entries.isAtEnd()) {
    entries.varint(); // bytes shared with the key before
    const keyLength = entries.varint();
    const valueLength = entries.varint();
    entries.bytes(keyLength);
    handles.push(readHandle(fieldReader(entries.bytes(valueLength))));
  }
  return handles;
}

function readHandle(fields: FieldReader): Handle {
  return { offset: fields.varint(), size: fields.varint() };
}
