import type { ChallengeAction } from '../../src-shared/domain/presence/challenge-action';
import { CLIP_RATE } from './clip-clock';

/** One picture of a demonstration person: a place in the clip they sit in, or in that of their movements. */
export type DemoPicture = { readonly clip: 'sitting' | 'moves'; readonly index: number };

/**
 * Which pictures show what: on the way out, in order; backwards it is the way home. Those of `moves.mjpeg` are named in
 * `moves.json` beside it; a blink is part of the sitting clip.
 */
export const DEMO_MOVES: Readonly<Record<ChallengeAction, readonly DemoPicture[]>> = {
  'turn-left': inMoves(0, 1, 2, 3),
  'turn-right': inMoves(4, 5, 6, 7),
  nod: inMoves(8, 9, 10, 11),
  blink: [16, 17, 18].map((index) => ({ clip: 'sitting' as const, index })),
};

/** A person reads first. */
const READING_MS = 700;

/** What the demonstration person shows so long after having been asked for `action`; undefined is just sitting there. */
export function whileAsked(action: ChallengeAction, elapsedMs: number): DemoPicture | undefined {
  const step = Math.floor(((elapsedMs - READING_MS) * CLIP_RATE) / 1000);
  if (step < 0) return undefined;
  const pictures = DEMO_MOVES[action];
  return pictures[Math.min(step, pictures.length - 1)];
}

/** The way home, so long after the movement was seen. */
export function onTheWayHome(action: ChallengeAction, elapsedMs: number): DemoPicture | undefined {
  const pictures = DEMO_MOVES[action];
  return pictures[pictures.length - 2 - Math.floor((elapsedMs * CLIP_RATE) / 1000)];
}

function inMoves(...indices: readonly number[]): readonly DemoPicture[] {
  return indices.map((index) => ({ clip: 'moves', index }));
}
