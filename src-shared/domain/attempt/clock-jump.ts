import type { Instant } from '../../basics/instant';

/**
 * RM-17: by how many ms the wall clock left the monotonic counter between two looks of one boot, forth or back; 0 up
 * to the policy's limit. Timing follows the counter, so a jump moves nothing. A machine that slept shows as a jump
 * forth: the counter stands in sleep.
 */
export function clockJumpMs(before: Instant, now: Instant, limitSeconds: number): number {
  if (before.bootId !== now.bootId) return 0;
  const jump = now.wallMs - before.wallMs - (now.monoMs - before.monoMs);
  return Math.abs(jump) > limitSeconds * 1000 ? jump : 0;
}
