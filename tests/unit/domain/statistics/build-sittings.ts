import { ItemId, OptionId } from '../../../../src-shared/basics/ids';
import { POINTS } from '../../../../src-shared/domain/paper/blueprint';
import { scoreItem } from '../../../../src-shared/domain/scoring/score-item';
import type {
  ItemResponse,
  Sitting,
  StatisticsItem,
} from '../../../../src-shared/domain/statistics/responses';

/** A stand-alone question with one-letter options. */
export function statItem(
  id: string,
  {
    type = 'single',
    options = 'abcd',
    key = 'a',
    ...rest
  }: { type?: StatisticsItem['type']; options?: string; key?: string } & Partial<
    Pick<StatisticsItem, 'isVoided' | 'topic' | 'block'>
  > = {},
): StatisticsItem {
  return {
    itemId: ItemId.parse(id),
    type,
    block: type,
    topic: 'GEN.LAW',
    fullPoints: POINTS[type],
    optionIds: letters(options),
    key: letters(key),
    isVoided: false,
    ...rest,
  };
}

/** The answer as letters, scored by the scorer itself; '' is omitted. */
export function answered(item: StatisticsItem, chosen: string): ItemResponse {
  const choice = letters(chosen);
  const { itemId, type, optionIds, key } = item;
  const points = scoreItem({ itemId, type, optionIds, key, isVoided: false }, choice);
  if (!points.ok) throw new Error(`no such choice ${chosen}`);
  return { item, points: points.value, chosen: choice };
}

export function sitting(responses: readonly ItemResponse[]): Sitting {
  const total = responses.reduce(
    (sum, { item, points }) => sum + (item.isVoided ? item.fullPoints : points),
    0,
  );
  return { total, isPass: total >= 60, responses };
}

/** Sittings of the same paper: one word a candidate, one letter an answer, `-` for omitted. */
export function sittingsOf(items: readonly StatisticsItem[], ...answers: readonly string[]): Sitting[] {
  return answers.map((word) =>
    sitting(items.map((item, at) => answered(item, (word[at] ?? '-').replace('-', '')))),
  );
}

export function repeated<T>(list: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => list).flat();
}

function letters(text: string): OptionId[] {
  return [...text].map((letter) => OptionId.parse(letter));
}
