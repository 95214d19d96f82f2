import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ProofChallenge } from '../../src-shared/contracts/web/certificate-query';

/** About half a second in a browser's script, for each question asked (CT-10). */
const BITS = 16;
const LIFE_MS = 5 * 60_000;

/**
 * A challenge names its time and is signed, so that any server process can judge the answer without remembering
 * having asked. `secret` is the centre's own.
 */
export function newChallenge(secret: Uint8Array, nowMs: number, random: string): ProofChallenge {
  const body = `${nowMs}.${random}`;
  return { challenge: `${body}.${macOf(secret, body)}`, bits: BITS };
}

/** Whether the work was done, on a challenge of ours that is not too old. Each is good once: `spend` sees to that. */
export function isProofGood(secret: Uint8Array, challenge: string, nonce: string, nowMs: number): boolean {
  const [at = '', random = '', mac = ''] = challenge.split('.');
  const expected = Buffer.from(macOf(secret, `${at}.${random}`));
  const given = Buffer.from(mac);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const ageMs = nowMs - Number(at);
  if (!(ageMs >= 0 && ageMs < LIFE_MS)) return false;
  return leadingZeroBits(createHash('sha256').update(`${challenge}.${nonce}`).digest()) >= BITS;
}

function macOf(secret: Uint8Array, body: string): string {
  return createHmac('sha256', secret).update(`certificate-query ${body}`).digest('base64url');
}

function leadingZeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
