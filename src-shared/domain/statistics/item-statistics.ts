import type { OptionId } from '../../basics/ids';
import { mean, pearson } from './correlation';
import type { ItemResponse, Sitting, StatisticsItem } from './responses';

export type OptionStatistics = {
  readonly optionId: OptionId;
  readonly isKey: boolean;
  readonly count: number;
  /** Of those whose paper held the question, 0 to 1. Exclusive in single and true-false questions only. */
  readonly share: number;
  /** Mean rest score of those who chose it, 0 to 1; undefined when nobody did. */
  readonly meanRest: number | undefined;
};

export type ItemStatistics = {
  readonly item: StatisticsItem;
  /** Sittings whose paper held the question. */
  readonly n: number;
  /** Difficulty p, 0 (nobody got a point) to 1 (everybody got all). */
  readonly difficulty: number;
  /** Corrected item-rest correlation, -1 to 1; undefined when points or rest scores do not vary. */
  readonly discrimination: number | undefined;
  readonly options: readonly OptionStatistics[];
  readonly omitted: Omit<OptionStatistics, 'optionId' | 'isKey'>;
};

type Observation = { readonly response: ItemResponse; readonly rest: number | undefined };

/**
 * The figures of every question that some paper held, by question. Standard definitions of classical test theory
 * (Crocker and Algina, Introduction to Classical and Modern Test Theory, 1986, chapter 14; Lord and Novick 1968, 15):
 *
 * - difficulty p = mean points / full points;
 * - discrimination = Pearson's r of points with the rest score. For 0/1 points that is the point-biserial, corrected
 *   for the question being a part of the total (Henrysson, Psychometrika 28, 1963) by leaving it out of it;
 * - per option: how many chose it, their share, and their mean rest score.
 *
 * Rest score: share of the full points of the sitting's other, not voided questions, 0 to 1. On papers of 100 points
 * without voided questions this is the other questions' total divided by 100 less the question's points.
 */
export function itemStatistics(sittings: readonly Sitting[]): readonly ItemStatistics[] {
  const observed = new Map<string, Observation[]>();
  for (const sitting of sittings) {
    const counted = sitting.responses.filter(({ item }) => !item.isVoided);
    const points = sum(counted.map((response) => response.points));
    const full = sum(counted.map(({ item }) => item.fullPoints));
    for (const response of sitting.responses) {
      const { item } = response;
      const restFull = item.isVoided ? full : full - item.fullPoints;
      const restPoints = item.isVoided ? points : points - response.points;
      const rest = restFull > 0 ? restPoints / restFull : undefined;
      const known = observed.get(item.itemId);
      if (known === undefined) observed.set(item.itemId, [{ response, rest }]);
      else known.push({ response, rest });
    }
  }
  return [...observed.values()].flatMap((observations) => {
    const [first] = observations;
    return first === undefined ? [] : [statisticsOf(first.response.item, observations)];
  });
}

function statisticsOf(item: StatisticsItem, observations: readonly Observation[]): ItemStatistics {
  const n = observations.length;
  const points = sum(observations.map(({ response }) => response.points));
  const pairs = observations.flatMap(({ response, rest }): (readonly [number, number])[] =>
    rest === undefined ? [] : [[response.points / item.fullPoints, rest]],
  );
  const among = (chosen: readonly Observation[]) => ({
    count: chosen.length,
    share: chosen.length / n,
    meanRest: mean(chosen.flatMap(({ rest }) => (rest === undefined ? [] : [rest]))),
  });
  return {
    item,
    n,
    difficulty: points / (n * item.fullPoints),
    discrimination: pearson(pairs),
    options: item.optionIds.map((optionId) => ({
      optionId,
      isKey: item.key.includes(optionId),
      ...among(observations.filter(({ response }) => response.chosen.includes(optionId))),
    })),
    omitted: among(observations.filter(({ response }) => response.chosen.length === 0)),
  };
}

/** Points are whole numbers, so the order does not matter. */
function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0);
}
