import { compareIds } from '../item/items-of-bank';
import { type Alpha, cronbachAlpha } from './alpha';
import { type ItemFlag, itemFlags } from './item-flags';
import { type ItemStatistics, itemStatistics } from './item-statistics';
import { BLOCKS, type Block, type Sitting } from './responses';
import { type TopicStatistics, topicStatistics } from './topic-statistics';
import { type Totals, totalsOf } from './totals';

export type FlaggedItem = ItemStatistics & { readonly flags: readonly ItemFlag[] };

export type SessionStatistics = {
  readonly totals: Totals;
  /** Questions that some paper held, by id. */
  readonly items: readonly FlaggedItem[];
  readonly topics: readonly TopicStatistics[];
  readonly alphas: readonly { readonly part: Block | 'all'; readonly alpha: Alpha }[];
};

/** Everything that is reported of a session, from the sittings alone; their order does not matter. */
export function sessionStatistics(sittings: readonly Sitting[]): SessionStatistics {
  return {
    totals: totalsOf(sittings),
    items: itemStatistics(sittings)
      .map((statistics) => ({ ...statistics, flags: itemFlags(statistics) }))
      .sort((a, b) => compareIds(a.item.itemId, b.item.itemId)),
    topics: topicStatistics(sittings),
    alphas: [
      { part: 'all', alpha: cronbachAlpha(sittings) },
      ...BLOCKS.map((part) => ({ part, alpha: cronbachAlpha(sittings, (item) => item.block === part) })),
    ],
  };
}
