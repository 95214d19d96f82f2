import type { CandidateItem, CandidateQuestion } from '../../src-shared/domain/item/candidate-item';

const LETTERS = 'ABCDEF';

/**
 * A question as it is read out, in pieces with a breath between them: a long utterance is cut off by some voices. Of a
 * case, its text and the part that is in front.
 */
export function spokenPieces(
  question: CandidateQuestion,
  part: number,
  words: { readonly question: (number: number) => string; readonly part: (index: number) => string },
): readonly string[] {
  if (question.kind === 'choice') return [words.question(question.number), ...itemPieces(question.item)];
  const item = question.items[part];
  const head = [words.question(question.number), question.stem];
  return item === undefined ? head : [...head, words.part(part + 1), ...itemPieces(item)];
}

function itemPieces({ stem, options }: CandidateItem): readonly string[] {
  return [stem, ...options.map((option, at) => `${LETTERS.charAt(at)}. ${option.text}`)];
}
