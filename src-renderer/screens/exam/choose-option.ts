import type { OptionId } from '../../../src-shared/basics/ids';
import type { CandidateItem } from '../../../src-shared/domain/item/candidate-item';
import type { Choice } from '../../stores/answer-sheet';

/**
 * The choice after this option was pressed: one of one, or in and out of several. Several are kept in the paper's
 * order, so that one choice is always written in one way.
 */
export function choiceAfter(item: CandidateItem, before: Choice, pressed: OptionId): Choice {
  if (item.type !== 'multiple') return [pressed];
  const isIn = before.includes(pressed);
  return item.options
    .map((option) => option.id)
    .filter((id) => (id === pressed ? !isIn : before.includes(id)));
}
