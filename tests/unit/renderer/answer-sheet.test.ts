import { describe, expect, it } from 'vitest';
import {
  type AnswerSheetEvent,
  type AnswerSheetState,
  answerOf,
  itemsToSend,
  reduceAnswerSheet,
  saveMark,
  sheetFromDisk,
  sheetSave,
} from '../../../src-renderer/stores/answer-sheet';
import { itemId, options } from './sheet-parts';

const one = itemId('one');
const two = itemId('two');
const full = { kind: 'not-written', isDiskFull: true } as const;

const chosen = (...ids: readonly string[]): AnswerSheetEvent => ({
  kind: 'chosen',
  itemId: one,
  chosen: options(...ids),
});
const sent: AnswerSheetEvent = { kind: 'sent', itemId: one };
const saved = (ticket: number, savedAtMs = 1000): AnswerSheetEvent => ({
  kind: 'acknowledged',
  itemId: one,
  ticket,
  savedAtMs,
});
const failed = (ticket: number): AnswerSheetEvent => ({ kind: 'failed', itemId: one, ticket, problem: full });

function sheetAfter(...events: readonly AnswerSheetEvent[]): AnswerSheetState {
  return events.reduce(reduceAnswerSheet, sheetFromDisk([]));
}

describe('the answer sheet', () => {
  it('shows a click at once, and never as saved before the journal has acknowledged it', () => {
    const clicked = sheetAfter(chosen('a'));
    expect(answerOf(clicked, one).chosen).toEqual(options('a'));
    expect(saveMark(answerOf(clicked, one))).toBe('saving');
    expect(saveMark(answerOf(sheetAfter(chosen('a'), sent), one))).toBe('saving');
    expect(saveMark(answerOf(sheetAfter(chosen('a'), sent, saved(1)), one))).toBe('saved');
  });

  it('says when it was saved by the newest acknowledgement', () => {
    expect(sheetSave(sheetAfter(chosen('a'), sent, saved(1, 5000)))).toEqual({ kind: 'saved', atMs: 5000 });
    expect(sheetSave(sheetAfter())).toEqual({ kind: 'untouched' });
  });

  it('takes an answer that came from the journal for saved (RM-11)', () => {
    const sheet = sheetFromDisk([{ itemId: one, chosen: options('b') }]);
    expect(saveMark(answerOf(sheet, one))).toBe('saved');
    expect(itemsToSend(sheet)).toEqual([]);
  });

  it('has one send per item under way, and sends the last of the clicks in between', () => {
    const busy = sheetAfter(chosen('a'), sent, chosen('b'), chosen('c'));
    expect(itemsToSend(busy)).toEqual([]);
    const acknowledged = reduceAnswerSheet(busy, saved(1));
    expect(saveMark(answerOf(acknowledged, one))).toBe('saving');
    expect(itemsToSend(acknowledged)).toEqual([one]);
    const again = reduceAnswerSheet(acknowledged, sent);
    expect(answerOf(again, one).inFlight?.chosen).toEqual(options('c'));
  });

  it('keeps a choice that could not be saved on screen, with the reason, and does not try for ever by itself', () => {
    const broken = sheetAfter(chosen('a'), sent, failed(1));
    expect(answerOf(broken, one).chosen).toEqual(options('a'));
    expect(sheetSave(broken)).toEqual({ kind: 'unsaved', itemIds: [one], problem: full });
    expect(itemsToSend(broken)).toEqual([]);
  });

  it('tries again when asked, and with the next change of any item', () => {
    const broken = sheetAfter(chosen('a'), sent, failed(1));
    expect(itemsToSend(reduceAnswerSheet(broken, { kind: 'retry' }))).toEqual([one]);
    const elsewhere = reduceAnswerSheet(broken, { kind: 'chosen', itemId: two, chosen: options('d') });
    expect([...itemsToSend(elsewhere)].sort()).toEqual([one, two]);
  });

  it('sends a newer choice at once when the older one fails', () => {
    const moved = sheetAfter(chosen('a'), sent, chosen('b'), failed(1));
    expect(saveMark(answerOf(moved, one))).toBe('saving');
    expect(itemsToSend(moved)).toEqual([one]);
  });

  it('sends again after a failure even what was saved before it: the lost reply may have been a yes', () => {
    const back = sheetAfter(chosen('a'), sent, saved(1), chosen('b'), sent, failed(2), chosen('a'));
    expect(itemsToSend(back)).toEqual([one]);
  });

  it('ignores the late reply to a send that was given up', () => {
    const retried = sheetAfter(chosen('a'), sent, failed(1), { kind: 'retry' }, sent);
    expect(reduceAnswerSheet(retried, saved(1))).toBe(retried);
    expect(saveMark(answerOf(reduceAnswerSheet(retried, saved(2)), one))).toBe('saved');
  });

  it('lets an answer be emptied again', () => {
    expect(itemsToSend(sheetAfter(chosen('a'), sent, saved(1), chosen()))).toEqual([one]);
  });

  it('knows a choice of several by what is in it, not by the order of the clicks', () => {
    expect(itemsToSend(sheetAfter(chosen('a', 'b'), sent, saved(1), chosen('b', 'a')))).toEqual([]);
  });
});
