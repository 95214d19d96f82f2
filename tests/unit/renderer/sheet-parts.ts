import { AttemptId, ItemId, OptionId } from '../../../src-shared/basics/ids';
import type { CandidateItem, CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';

export const attemptId = AttemptId.parse('0123456789abcdef0123456789abcdef');
export const itemId = (text: string): ItemId => ItemId.parse(text);
export const options = (...ids: readonly string[]): readonly OptionId[] =>
  ids.map((id) => OptionId.parse(id));

/** An item with options a, b, c … as the paper's order has them. */
export function item(id: string, type: CandidateItem['type'], optionIds: string): CandidateItem {
  return {
    id: itemId(id),
    type,
    stem: `样例 ${id}`,
    pictures: [],
    options: [...optionIds].map((option) => ({ id: OptionId.parse(option), text: `选项 ${option}` })),
    points: type === 'multiple' ? 2 : 1,
  };
}

export function choiceQuestion(number: number, one: CandidateItem): CandidateQuestion {
  return { kind: 'choice', number, item: one };
}

export function caseQuestion(number: number): CandidateQuestion {
  return {
    kind: 'case',
    number,
    id: itemId(`case-${number}`),
    stem: '样例案例',
    pictures: [],
    items: [
      item(`case-${number}-1`, 'single', 'abcd'),
      item(`case-${number}-2`, 'single', 'abcd'),
      item(`case-${number}-3`, 'multiple', 'abcde'),
      item(`case-${number}-4`, 'true-false', 'tf'),
    ],
  };
}
