/** Pictures a second in a demonstration clip. */
export const CLIP_RATE = 12;

/** Index of the frame that shows `elapsedMs` after the start of a clip of `count` frames that plays in a loop. */
export function frameAt(elapsedMs: number, count: number): number {
  return Math.floor((elapsedMs * CLIP_RATE) / 1000) % count;
}
