import type { ItemId, OptionId } from '../../basics/ids';
import type { ChoiceType } from '../item/item';

/** Where a question stands on a paper (TS-24); the questions of cases are a block of their own. */
export type Block = 'single' | 'multiple' | 'true-false' | 'case';
export const BLOCKS: readonly Block[] = ['single', 'multiple', 'true-false', 'case'];

/** What the figures need to know of one scored question. */
export type StatisticsItem = {
  readonly itemId: ItemId;
  readonly type: ChoiceType;
  readonly block: Block;
  readonly topic: string;
  /** Points, whole, above 0. */
  readonly fullPoints: number;
  /** In the author's order. */
  readonly optionIds: readonly OptionId[];
  readonly key: readonly OptionId[];
  /**
   * TS-8. Its own figures are those of the key it had, so that one can see why; it counts in nobody's rest score, in no
   * topic and in no alpha.
   */
  readonly isVoided: boolean;
};

/** One question of one paper and what came of it. `points` by the key, also for a voided question. */
export type ItemResponse = {
  readonly item: StatisticsItem;
  readonly points: number;
  /** Empty: omitted. */
  readonly chosen: readonly OptionId[];
};

/** One candidate's sitting, without a name: every question of the paper once, the omitted ones included. */
export type Sitting = {
  /** The centre's total, 0 to 100, with the full points of voided questions. */
  readonly total: number;
  readonly isPass: boolean;
  readonly responses: readonly ItemResponse[];
};
