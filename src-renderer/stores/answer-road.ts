import type { AttemptId, ItemId } from '../../src-shared/basics/ids';
import { err, type Result } from '../../src-shared/basics/result';
import {
  type AnswerSheetEvent,
  type AnswerSheetState,
  answerOf,
  type Choice,
  itemsToSend,
  reduceAnswerSheet,
  type SaveProblem,
} from './answer-sheet';

/** Sends one choice to main; answers with the instant (UTC ms) at which the journal had it on disk. */
export type SendAnswer = (
  attemptId: AttemptId,
  itemId: ItemId,
  chosen: Choice,
) => Promise<Result<{ readonly savedAtMs: number }, SaveProblem>>;

export type AnswerRoad = {
  readonly dispatch: (event: Extract<AnswerSheetEvent, { readonly kind: 'chosen' | 'retry' }>) => void;
};

/**
 * Drives the sheet: after every event, whatever has to be sent is sent, and each reply comes back as an event.
 * `draw` is called with every new state. Nothing here decides; `reduceAnswerSheet` does.
 */
export function answerRoad(
  attemptId: AttemptId,
  start: AnswerSheetState,
  send: SendAnswer,
  draw: (state: AnswerSheetState) => void,
): AnswerRoad {
  let state = start;

  const apply = (event: AnswerSheetEvent): void => {
    state = reduceAnswerSheet(state, event);
    draw(state);
  };

  const dispatch = (event: AnswerSheetEvent): void => {
    apply(event);
    for (const itemId of itemsToSend(state)) void sendOne(itemId);
  };

  const sendOne = async (itemId: ItemId): Promise<void> => {
    apply({ kind: 'sent', itemId });
    const inFlight = answerOf(state, itemId).inFlight;
    if (inFlight === undefined) return;
    const reply = await send(attemptId, itemId, inFlight.chosen);
    dispatch(
      reply.ok
        ? { kind: 'acknowledged', itemId, ticket: inFlight.ticket, savedAtMs: reply.value.savedAtMs }
        : { kind: 'failed', itemId, ticket: inFlight.ticket, problem: reply.error },
    );
  };

  return { dispatch };
}

/** A send that is not answered in time counts as failed, so that "saving" never stays on screen for ever. */
export function withDeadline(
  send: SendAnswer,
  deadlineMs: number,
  after: (ms: number, run: () => void) => () => void,
): SendAnswer {
  return (attemptId, itemId, chosen) =>
    new Promise((resolve) => {
      const cancel = after(deadlineMs, () => resolve(err({ kind: 'no-reply' })));
      void send(attemptId, itemId, chosen).then((reply) => {
        cancel();
        resolve(reply);
      });
    });
}
