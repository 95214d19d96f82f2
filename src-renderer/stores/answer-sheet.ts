import { assertNever } from '../../src-shared/basics/assert-never';
import type { ItemId, OptionId } from '../../src-shared/basics/ids';
import type { AnswerProblem } from '../../src-shared/contracts/ipc/problems';
import type { ApiFailure } from '../station-api';

export type Choice = readonly OptionId[];
export type SaveProblem = AnswerProblem | ApiFailure;

/** One item as the screen knows it: what is chosen, what the disk is known to hold, what is on its way. */
export type ItemAnswer = {
  readonly chosen: Choice;
  /** `unknown` after a failure: the reply may be what was lost, so the next send must not be left out. */
  readonly onDisk: Choice | 'unknown';
  /** The one send under way for this item; an answer to an older ticket is ignored. */
  readonly inFlight?: { readonly ticket: number; readonly chosen: Choice } | undefined;
  /** Why the last send of exactly this choice failed; it waits for a retry. */
  readonly problem?: SaveProblem | undefined;
};

export type AnswerSheetState = {
  readonly items: Readonly<Record<ItemId, ItemAnswer>>;
  readonly nextTicket: number;
  /** UTC ms of the newest acknowledgement. */
  readonly lastSavedAtMs?: number | undefined;
};

export type AnswerSheetEvent =
  | { readonly kind: 'chosen'; readonly itemId: ItemId; readonly chosen: Choice }
  | { readonly kind: 'sent'; readonly itemId: ItemId }
  | {
      readonly kind: 'acknowledged';
      readonly itemId: ItemId;
      readonly ticket: number;
      readonly savedAtMs: number;
    }
  | {
      readonly kind: 'failed';
      readonly itemId: ItemId;
      readonly ticket: number;
      readonly problem: SaveProblem;
    }
  | { readonly kind: 'retry' };

const BLANK: ItemAnswer = { chosen: [], onDisk: [] };

export function answerOf(state: AnswerSheetState, itemId: ItemId): ItemAnswer {
  return state.items[itemId] ?? BLANK;
}

/** The sheet as the journal has it: everything on it is saved. */
export function sheetFromDisk(
  answers: readonly { readonly itemId: ItemId; readonly chosen: Choice }[],
): AnswerSheetState {
  const items: Record<ItemId, ItemAnswer> = {};
  for (const { itemId, chosen } of answers) items[itemId] = { chosen, onDisk: chosen };
  return { items, nextTicket: 1 };
}

/**
 * The answer road as the screen keeps it. At most one send per item is under way, so main receives the choices of an
 * item in the order of the clicks; clicks in between coalesce, and the last one is always sent. `saved` is only ever
 * reached by an acknowledgement.
 */
export function reduceAnswerSheet(state: AnswerSheetState, event: AnswerSheetEvent): AnswerSheetState {
  switch (event.kind) {
    case 'chosen':
      // Every change is also the automatic retry of whatever failed before it.
      return withItem(clearProblems(state), event.itemId, (item) => ({ ...item, chosen: event.chosen }));
    case 'sent':
      return withItem({ ...state, nextTicket: state.nextTicket + 1 }, event.itemId, (item) => ({
        ...item,
        inFlight: { ticket: state.nextTicket, chosen: item.chosen },
      }));
    case 'acknowledged':
      return settle(state, event.itemId, event.ticket, (item, sent) => ({
        item: { chosen: item.chosen, onDisk: sent },
        lastSavedAtMs: Math.max(state.lastSavedAtMs ?? 0, event.savedAtMs),
      }));
    case 'failed':
      return settle(state, event.itemId, event.ticket, (item, sent) => ({
        item: {
          chosen: item.chosen,
          onDisk: 'unknown',
          // Changed meanwhile: the newer choice goes out at once instead of waiting for a retry.
          problem: isSameChoice(item.chosen, sent) ? event.problem : undefined,
        },
        lastSavedAtMs: state.lastSavedAtMs,
      }));
    case 'retry':
      return clearProblems(state);
    default:
      return assertNever(event);
  }
}

/** The items whose choice has to go to main now. */
export function itemsToSend(state: AnswerSheetState): readonly ItemId[] {
  return itemIds(state).filter((itemId) => {
    const item = answerOf(state, itemId);
    return item.inFlight === undefined && item.problem === undefined && !isSaved(item);
  });
}

export type SaveMark = 'saved' | 'saving' | 'unsaved';

/** `unsaved` means that nothing is happening about it: somebody must retry. */
export function saveMark(item: ItemAnswer): SaveMark {
  if (item.problem !== undefined) return 'unsaved';
  return item.inFlight === undefined && isSaved(item) ? 'saved' : 'saving';
}

export type SheetSave =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly atMs: number | undefined }
  | { readonly kind: 'unsaved'; readonly itemIds: readonly ItemId[]; readonly problem: SaveProblem };

/** One word for the whole sheet, the worst first. */
export function sheetSave(state: AnswerSheetState): SheetSave {
  const ids = itemIds(state);
  const unsaved = ids.filter((itemId) => saveMark(answerOf(state, itemId)) === 'unsaved');
  const problem = unsaved.map((itemId) => answerOf(state, itemId).problem).find((p) => p !== undefined);
  if (problem !== undefined) return { kind: 'unsaved', itemIds: unsaved, problem };
  if (ids.some((itemId) => saveMark(answerOf(state, itemId)) === 'saving')) return { kind: 'saving' };
  return ids.length === 0 ? { kind: 'untouched' } : { kind: 'saved', atMs: state.lastSavedAtMs };
}

export function isSameChoice(a: Choice, b: Choice): boolean {
  return a.length === b.length && a.every((option) => b.includes(option));
}

function isSaved(item: ItemAnswer): boolean {
  return item.onDisk !== 'unknown' && isSameChoice(item.chosen, item.onDisk);
}

function itemIds(state: AnswerSheetState): readonly ItemId[] {
  return Object.keys(state.items) as ItemId[];
}

function withItem(
  state: AnswerSheetState,
  itemId: ItemId,
  change: (item: ItemAnswer) => ItemAnswer,
): AnswerSheetState {
  return { ...state, items: { ...state.items, [itemId]: change(answerOf(state, itemId)) } };
}

function settle(
  state: AnswerSheetState,
  itemId: ItemId,
  ticket: number,
  outcome: (
    item: ItemAnswer,
    sent: Choice,
  ) => { readonly item: ItemAnswer; readonly lastSavedAtMs: number | undefined },
): AnswerSheetState {
  const item = answerOf(state, itemId);
  if (item.inFlight?.ticket !== ticket) return state;
  const { item: settled, lastSavedAtMs } = outcome(item, item.inFlight.chosen);
  return { ...withItem(state, itemId, () => settled), lastSavedAtMs };
}

function clearProblems(state: AnswerSheetState): AnswerSheetState {
  const items: Record<ItemId, ItemAnswer> = {};
  for (const itemId of itemIds(state)) {
    const item = answerOf(state, itemId);
    items[itemId] = item.problem === undefined ? item : { ...item, problem: undefined };
  }
  return { ...state, items };
}
