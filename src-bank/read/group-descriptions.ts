import type { SourceFields, SourceItem, SourcePicture, SourcePlace, SourceQuestion } from './source-item';

/** What stands in a list of questions, in its order. */
export type ListedPart =
  | { readonly kind: 'question'; readonly question: SourceQuestion }
  | {
      readonly kind: 'description';
      readonly place: SourcePlace;
      readonly id?: string;
      readonly stem: string;
      readonly pictures: readonly SourcePicture[];
      readonly fields: SourceFields;
      readonly hints: SourceFields;
    }
  /** A new category ends a case. */
  | { readonly kind: 'break' };

const QUESTIONS_OF_CASE = 4;

/**
 * Formats without cases put a text before its questions: a description and the four questions right after it are one
 * case. With fewer than four before the next description or category the case is incomplete, and its check says so.
 */
export function groupDescriptions(parts: readonly ListedPart[]): readonly SourceItem[] {
  const items: SourceItem[] = [];
  let questions: SourceQuestion[] | undefined;
  for (const part of parts) {
    if (part.kind === 'break') {
      questions = undefined;
    } else if (part.kind === 'description') {
      questions = [];
      items.push({ ...part, kind: 'case', questions });
    } else if (questions !== undefined && questions.length < QUESTIONS_OF_CASE) {
      questions.push(part.question);
    } else {
      items.push({ kind: 'choice', question: part.question });
    }
  }
  return items;
}
