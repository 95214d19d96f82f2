import type { ItemId } from '../../../src-shared/basics/ids';
import type { CandidateItem, CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import { type AnswerSheetState, answerOf, saveMark } from '../../stores/answer-sheet';

/** `partly`: a case of which some of the four questions are answered. */
export type AnswerState = 'answered' | 'partly' | 'unanswered';

export function itemsOf(question: CandidateQuestion): readonly CandidateItem[] {
  return question.kind === 'case' ? question.items : [question.item];
}

/** The item that letters go to; `part` counts from 0 and matters in a case only. */
export function itemInFront(question: CandidateQuestion, part: number): CandidateItem | undefined {
  return itemsOf(question)[question.kind === 'case' ? part : 0];
}

export function answerStateOf(question: CandidateQuestion, sheet: AnswerSheetState): AnswerState {
  const items = itemsOf(question);
  const answered = items.filter((item) => answerOf(sheet, item.id).chosen.length > 0).length;
  if (answered === 0) return 'unanswered';
  return answered === items.length ? 'answered' : 'partly';
}

/** Whether something of this question is chosen on screen that the disk did not take. */
export function hasUnsaved(question: CandidateQuestion, sheet: AnswerSheetState): boolean {
  return itemsOf(question).some((item) => saveMark(answerOf(sheet, item.id)) === 'unsaved');
}

export function numberOfItem(questions: readonly CandidateQuestion[], itemId: ItemId): number | undefined {
  return questions.find((question) => itemsOf(question).some((item) => item.id === itemId))?.number;
}

export type SheetCounts = { readonly [S in AnswerState]: number };

export function countStates(questions: readonly CandidateQuestion[], sheet: AnswerSheetState): SheetCounts {
  const counts = { answered: 0, partly: 0, unanswered: 0 };
  for (const question of questions) counts[answerStateOf(question, sheet)] += 1;
  return counts;
}

export type QuestionGroup = {
  readonly type: 'single' | 'multiple' | 'true-false' | 'case';
  readonly questions: readonly CandidateQuestion[];
};

/** The paper's blocks in their order (TS-24): neighbours of one type together. */
export function groupByType(questions: readonly CandidateQuestion[]): readonly QuestionGroup[] {
  const groups: { type: QuestionGroup['type']; questions: CandidateQuestion[] }[] = [];
  for (const question of questions) {
    const type = question.kind === 'case' ? 'case' : question.item.type;
    const last = groups.at(-1);
    if (last?.type === type) last.questions.push(question);
    else groups.push({ type, questions: [question] });
  }
  return groups;
}
