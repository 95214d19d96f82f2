import { createHash } from 'node:crypto';

/** Of this project; whoever has it makes the same ids from the same names. */
const NAMESPACE = Buffer.from('6f1c3c1a6d0b4d0e9a55c3b8f2a7e410', 'hex');

/** RFC 9562, version 5: the same name has the same id always and everywhere. */
export function uuidV5(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
