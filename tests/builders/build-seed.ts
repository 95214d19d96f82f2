import { createHash } from 'node:crypto';

/** A 32-byte seed for a test, spread like a real one; the same for the same name. */
export function buildSeed(name: string | number): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`test seed ${name}`).digest());
}
