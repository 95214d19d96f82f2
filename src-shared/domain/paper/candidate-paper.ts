import type { ItemId } from '../../basics/ids';
import type { CandidateItem, CandidatePaper } from '../item/candidate-item';
import type { CaseQuestion, Item } from '../item/item';
import { scoredItemsById } from '../item/items-of-bank';
import { POINTS } from './blueprint';
import type { Paper } from './paper';

type Placed = Extract<Paper['questions'][number], { readonly kind: 'choice' }>['item'];

/**
 * What the candidate sees of a paper: stems and options in the paper's order, prices, no key, rationale or source
 * (TS-7). Throws when the bank isn't the one the paper was made from: that is a bug of the caller.
 */
export function toCandidatePaper(
  paper: Paper,
  items: readonly Item[],
  isDemonstration: boolean,
): CandidatePaper {
  const questions = scoredItemsById(items);
  const cases = new Map(items.flatMap((item) => (item.type === 'case' ? [[item.id, item] as const] : [])));
  return {
    isDemonstration,
    questions: paper.questions.map((question, at) => {
      const number = at + 1;
      if (question.kind === 'choice') {
        return { kind: 'choice', number, item: toCandidateItem(question.item, questions) };
      }
      const source = cases.get(question.caseId);
      if (source === undefined) throw new Error(`case ${question.caseId} is not in the bank of its paper`);
      const parts = question.items.map((part) => toCandidateItem(part, questions));
      const { stem, pictures = [] } = source;
      return { kind: 'case', number, id: question.caseId, stem, pictures, items: parts };
    }),
  };
}

/** The 86 questions that are answered and scored, in the paper's order (TS-3). */
export function scoredItemIds(paper: Paper): readonly ItemId[] {
  return placedItems(paper).map((placed) => placed.itemId);
}

/** The 86 scored questions as they are placed in the paper, each with its options' order. */
export function placedItems(paper: Paper): readonly Placed[] {
  return paper.questions.flatMap((question) =>
    question.kind === 'choice' ? [question.item] : question.items,
  );
}

function toCandidateItem(placed: Placed, questions: ReadonlyMap<ItemId, CaseQuestion>): CandidateItem {
  const question = questions.get(placed.itemId);
  if (question === undefined) throw new Error(`item ${placed.itemId} is not in the bank of its paper`);
  const options = placed.optionIds.map((id) => {
    const option = question.options.find((one) => one.id === id);
    if (option === undefined) throw new Error(`option ${id} is not in item ${placed.itemId}`);
    return { id: option.id, text: option.text };
  });
  return {
    id: question.id,
    type: question.type,
    stem: question.stem,
    pictures: question.pictures ?? [],
    options,
    points: POINTS[question.type],
  };
}
