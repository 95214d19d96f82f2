import { z } from 'zod';
import type { SeededRandom } from '../../basics/seeded-random';

/** What a person may be asked to do. Left and right are the person's own. */
export const ChallengeAction = z.enum(['turn-left', 'turn-right', 'nod', 'blink']);
export type ChallengeAction = z.infer<typeof ChallengeAction>;

/** One challenge: what is asked for, and what instead of a blink that this person's eyes do not show. */
export type ChallengePlan = {
  readonly actions: readonly ChallengeAction[];
  readonly insteadOfBlink: ChallengeAction;
};

/** Those that an unasked-for movement can be told by. Everybody blinks all the time. */
const HEAD_ACTIONS: readonly ChallengeAction[] = ['turn-left', 'turn-right', 'nod'];

/**
 * Draws `count` movements, never the same twice in a row. In the station the dice are thrown
 * with the system's own randomness, so that nobody can prepare for them.
 */
export function drawChallenge(dice: Pick<SeededRandom, 'below'>, count: number): ChallengePlan {
  const actions: ChallengeAction[] = [];
  while (actions.length < count) {
    actions.push(
      oneOf(
        dice,
        ChallengeAction.options.filter((action) => action !== actions.at(-1)),
      ),
    );
  }
  const beside = neighboursOfBlink(actions);
  return { actions, insteadOfBlink: oneOf(dice, freeOf(beside)) };
}

function neighboursOfBlink(actions: readonly ChallengeAction[]): ReadonlySet<ChallengeAction | undefined> {
  return new Set(
    actions.flatMap((action, i) => (action === 'blink' ? [actions[i - 1], actions[i + 1]] : [])),
  );
}

/** With all three around the blinks (blink, left, blink ...) a repetition is the lesser evil. */
function freeOf(taken: ReadonlySet<ChallengeAction | undefined>): readonly ChallengeAction[] {
  const free = HEAD_ACTIONS.filter((action) => !taken.has(action));
  return free.length > 0 ? free : HEAD_ACTIONS;
}

function oneOf(dice: Pick<SeededRandom, 'below'>, among: readonly ChallengeAction[]): ChallengeAction {
  return among[dice.below(among.length)] ?? 'nod';
}
