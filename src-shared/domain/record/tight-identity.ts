import type { BitReader, BitWriter } from '../../basics/bits';
import type { AttemptResult } from './attempt-result';

type IdentityPath = AttemptResult['identityPath'];

/** The format; it never changes, whatever the domain's list does. */
const ACTIONS = ['turn-left', 'turn-right', 'nod', 'blink'] as const;

/** A face that was recognised, with movements that were asked for and done; every other way is told whole elsewhere. */
export function writeIdentity(bits: BitWriter, path: IdentityPath): void {
  const { distanceMilli, tries } = path.kind === 'face' ? path : { distanceMilli: 0, tries: 0 };
  bits.number(Math.max(0, distanceMilli));
  bits.usually(tries, 1);
  const { movements } = path;
  bits.flag(movements !== undefined);
  if (movements === undefined) return;
  bits.bits(movements.asked.length, 3);
  for (const action of movements.asked) bits.bits(ACTIONS.indexOf(action), 2);
  bits.usually(movements.challenges, 1);
}

export function readIdentity(bits: BitReader): IdentityPath {
  const face = { kind: 'face', distanceMilli: bits.number(), tries: bits.usually(1) } as const;
  if (!bits.flag()) return face;
  const asked = Array.from(
    { length: Math.min(bits.bits(3), ACTIONS.length) },
    () => ACTIONS[bits.bits(2)] ?? 'nod',
  );
  const challenges = bits.usually(1);
  return {
    ...face,
    movements: { verdict: 'passed', asked, done: asked.length, challenges, isCompared: true },
  };
}
