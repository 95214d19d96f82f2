import { useEffect, useRef } from 'react';
import { assertNever } from '../../../src-shared/basics/assert-never';
import type { CandidateQuestion } from '../../../src-shared/domain/item/candidate-item';
import { type AnswerSheetState, answerOf } from '../../stores/answer-sheet';
import { toggleFlag } from '../../stores/place-store';
import { choose } from '../../stores/sitting-store';
import { choiceAfter } from './choose-option';
import { type ExamKey, examKeyOf } from './exam-keys';
import { itemInFront } from './question-state';

type Desk = {
  /** A dialog is open: the keys belong to it. */
  readonly isOff: boolean;
  readonly question: CandidateQuestion | undefined;
  readonly sheet: AnswerSheetState;
  /** The question of a case that letters go to. */
  readonly part: number;
  readonly activate: (part: number) => void;
  readonly goTo: (number: number) => void;
};

/** The exam by keyboard. Listens before the page does, because arrows would otherwise change a radio button. */
export function useExamKeys(desk: Desk): void {
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const now = latest.current;
      if (now.isOff || now.question === undefined || isScrolling(event)) return;
      const key = examKeyOf(event, itemInFront(now.question, now.part)?.options.length ?? 0);
      if (key === undefined) return;
      event.preventDefault();
      carryOut(key, now, now.question);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}

function carryOut(key: ExamKey, desk: Desk, question: CandidateQuestion): void {
  switch (key.kind) {
    case 'previous':
      desk.goTo(question.number - 1);
      break;
    case 'next':
      desk.goTo(question.number + 1);
      break;
    case 'flag':
      void toggleFlag(question.number);
      break;
    case 'part':
      if (question.kind === 'case') desk.activate(key.index);
      break;
    case 'option': {
      const item = itemInFront(question, desk.part);
      const option = item?.options[key.index];
      if (item === undefined || option === undefined) break;
      choose(item.id, choiceAfter(item, answerOf(desk.sheet, item.id).chosen, option.id));
      break;
    }
    default:
      assertNever(key);
  }
}

/** A long text that has the focus keeps its paging keys. */
function isScrolling(event: KeyboardEvent): boolean {
  const isPaging = event.key === 'PageUp' || event.key === 'PageDown';
  return isPaging && event.target instanceof Element && event.target.closest('[data-scrolls]') !== null;
}
