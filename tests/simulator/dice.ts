import { seededRandom } from '../../src-shared/basics/seeded-random';
import { buildSeed } from '../builders/build-seed';

export type Dice = {
  /** True with this probability. */
  readonly chance: (share: number) => boolean;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  readonly unit: () => number;
};

/** All the luck of one schedule; the same seed gives the same schedule on any machine. */
export function diceOf(seed: string): Dice {
  const random = seededRandom(buildSeed(seed));
  const unit = () => random.nextUint32() / 0x1_0000_0000;
  const between = (least: number, most: number) => least + Math.floor(unit() * (most - least + 1));
  return {
    unit,
    between,
    chance: (share) => unit() < share,
    pick: (list) => {
      const drawn = list[between(0, list.length - 1)];
      if (drawn === undefined) throw new Error('nothing to pick from');
      return drawn;
    },
  };
}
