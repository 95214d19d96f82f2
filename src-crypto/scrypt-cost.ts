import type { ScryptCost } from './suite';

/** No machine of an exam room should be made to hold more than this for one password. */
export const SCRYPT_MAX_BYTES = 1024 * 1024 * 1024;

/** Memory scrypt needs at this cost, in bytes (RFC 7914: 128·r·(n + p) and a little). */
export function scryptBytes({ n, r, p }: ScryptCost): number {
  return 128 * r * (n + p + 2);
}

/** Whether scrypt can run at this cost: n a power of two above 1, r and p positive, memory within bounds. */
export function isScryptCostUsable(cost: ScryptCost): boolean {
  const { n, r, p } = cost;
  if (![n, r, p].every((value) => Number.isSafeInteger(value) && value > 0)) return false;
  return n > 1 && Number.isInteger(Math.log2(n)) && p <= 16 && scryptBytes(cost) <= SCRYPT_MAX_BYTES;
}
