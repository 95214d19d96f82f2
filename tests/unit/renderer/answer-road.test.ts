import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerRoad, type SendAnswer, withDeadline } from '../../../src-renderer/stores/answer-road';
import {
  type AnswerSheetState,
  answerOf,
  type Choice,
  saveMark,
  sheetFromDisk,
  sheetSave,
} from '../../../src-renderer/stores/answer-sheet';
import type { ItemId } from '../../../src-shared/basics/ids';
import { err, ok } from '../../../src-shared/basics/result';
import { attemptId, itemId, options } from './sheet-parts';

type Sent = {
  readonly itemId: ItemId;
  readonly chosen: Choice;
  readonly answer: (how: 'saved' | 'refused' | 'saved but lost') => void;
};

/** A main process whose replies the test gives, one by one; `disk` is what its journal would say. */
function openRoad() {
  const waiting: Sent[] = [];
  const disk = new Map<ItemId, Choice>();
  let drawn: AnswerSheetState = sheetFromDisk([]);
  const send: SendAnswer = (_, id, chosen) =>
    new Promise((resolve) => {
      waiting.push({
        itemId: id,
        chosen,
        answer: (how) => {
          if (how !== 'refused') disk.set(id, chosen);
          if (how === 'saved') resolve(ok({ savedAtMs: 7 }));
          else resolve(err({ kind: 'no-reply' }));
        },
      });
    });
  const road = answerRoad(attemptId, drawn, send, (state) => {
    drawn = state;
  });
  const settle = async (how: Parameters<Sent['answer']>[0]): Promise<void> => {
    waiting.shift()?.answer(how);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { road, waiting, disk, settle, sheet: () => drawn };
}

const one = itemId('one');

describe('the answer road', () => {
  it('sends the first click at once and the last of the following when the reply is there', async () => {
    const { road, waiting, settle, sheet } = openRoad();
    for (const id of ['a', 'b', 'c', 'd']) {
      road.dispatch({ kind: 'chosen', itemId: one, chosen: options(id) });
    }
    expect(waiting.map((sent) => sent.chosen)).toEqual([options('a')]);
    await settle('saved');
    expect(waiting.map((sent) => sent.chosen)).toEqual([options('d')]);
    await settle('saved');
    expect(waiting).toEqual([]);
    expect(sheetSave(sheet())).toEqual({ kind: 'saved', atMs: 7 });
  });

  it('ends with the disk holding what the screen shows, whatever is clicked, refused or lost on the way', async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('click' as const),
        item: fc.constantFrom('one', 'two'),
        option: fc.constantFrom('a', 'b'),
      }),
      fc.record({
        kind: fc.constant('reply' as const),
        how: fc.constantFrom('saved' as const, 'refused' as const, 'saved but lost' as const),
      }),
      fc.record({ kind: fc.constant('retry' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
        const { road, waiting, disk, settle, sheet } = openRoad();
        for (const one of steps) {
          if (one.kind === 'click') {
            road.dispatch({ kind: 'chosen', itemId: itemId(one.item), chosen: options(one.option) });
          } else if (one.kind === 'reply') await settle(one.how);
          else road.dispatch({ kind: 'retry' });
          // At no moment is anything called saved that the disk does not hold.
          for (const [id, item] of Object.entries(sheet().items)) {
            if (saveMark(item) === 'saved') expect(disk.get(itemId(id))).toEqual(item.chosen);
          }
        }
        road.dispatch({ kind: 'retry' });
        while (waiting.length > 0) await settle('saved');
        for (const id of Object.keys(sheet().items)) {
          expect(disk.get(itemId(id))).toEqual(answerOf(sheet(), itemId(id)).chosen);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives up a send that is not answered in time, so that "saving" does not stand for ever', async () => {
    let ring: () => void = () => undefined;
    const silent: SendAnswer = () => new Promise(() => undefined);
    const bounded = withDeadline(silent, 8000, (_, run) => {
      ring = run;
      return () => undefined;
    });
    const reply = bounded(attemptId, one, options('a'));
    ring();
    expect(await reply).toEqual(err({ kind: 'no-reply' }));
  });
});
