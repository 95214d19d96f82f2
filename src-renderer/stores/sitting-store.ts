import { create } from 'zustand';
import type { AttemptId, ItemId } from '../../src-shared/basics/ids';
import type { CandidatePaper } from '../../src-shared/domain/item/candidate-item';
import type { Problem } from '../i18n/problem-texts';
import { step } from '../station-api';
import { type AnswerRoad, answerRoad, type SendAnswer, withDeadline } from './answer-road';
import { type AnswerSheetState, type Choice, sheetFromDisk } from './answer-sheet';
import { openPlace } from './place-store';

const ANSWER_DEADLINE_MS = 8000;

/** The paper at this seat and its answers, from the moment main has handed it over. */
export type Sitting =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | {
      readonly kind: 'open';
      readonly attemptId: AttemptId;
      readonly paper: CandidatePaper;
      readonly sheet: AnswerSheetState;
    };

export const useSitting = create<{ readonly sitting: Sitting }>(() => ({ sitting: { kind: 'loading' } }));

let road: AnswerRoad | undefined;
/** Counts openings and closings, so that a paper that arrives late is not taken for the one asked for last. */
let opening = 0;

/** Fetches the paper of the attempt under way, with the answers, flags and place the journal has (RM-11). */
export async function openSitting(): Promise<void> {
  closeSitting();
  const thisOpening = opening;
  const fetched = await step('exam:paper', {});
  if (thisOpening !== opening) return;
  if (!fetched.ok) {
    useSitting.setState({ sitting: { kind: 'failed', problem: fetched.error } });
    return;
  }
  const { attemptId, paper, answers, flaggedNumbers, currentNumber } = fetched.value;
  const sheet = sheetFromDisk(answers);
  openPlace(attemptId, currentNumber, flaggedNumbers);
  const opened = answerRoad(
    attemptId,
    sheet,
    withDeadline(sendAnswer, ANSWER_DEADLINE_MS, after),
    (drawn) => {
      // A reply that comes after the sitting was closed must not bring its paper back.
      if (road === opened) useSitting.setState({ sitting: { kind: 'open', attemptId, paper, sheet: drawn } });
    },
  );
  road = opened;
  useSitting.setState({ sitting: { kind: 'open', attemptId, paper, sheet } });
}

/** Forgets paper and answers: the next person at this screen must find neither. */
export function closeSitting(): void {
  opening += 1;
  road = undefined;
  useSitting.setState({ sitting: { kind: 'loading' } });
}

export function choose(itemId: ItemId, chosen: Choice): void {
  road?.dispatch({ kind: 'chosen', itemId, chosen });
}

export function retryUnsaved(): void {
  road?.dispatch({ kind: 'retry' });
}

const sendAnswer: SendAnswer = (attemptId, itemId, chosen) =>
  step('exam:answer', { attemptId, itemId, chosen: [...chosen] });

function after(ms: number, run: () => void): () => void {
  const timer = window.setTimeout(run, ms);
  return () => window.clearTimeout(timer);
}
