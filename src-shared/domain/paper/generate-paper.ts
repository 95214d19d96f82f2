import { toHex } from '../../basics/bytes-text';
import type { ItemId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import { type SeededRandom, seededRandom, shuffled } from '../../basics/seeded-random';
import type { CaseQuestion, Item } from '../item/item';
import type { Blueprint } from './blueprint';
import { drawItems, type FilledPlace } from './draw-items';
import { type Bank, type BankIndex, indexBank } from './index-bank';
import type { Borrow, Paper } from './paper';
import type { PaperType } from './paper-cell';
import type { PaperProblem } from './paper-problem';

/**
 * One candidate's paper (TS-20 to TS-24): 40 single, 10 multiple, 20 true-false and 4 cases, in this order, drawn by
 * quota and shuffled inside each block. The same bank, blueprint and seed (32 bytes) give the same paper on any
 * machine, whatever the order of the bank's items. Takes a bank, or an index of it when many papers are made.
 * Refuses rather than make a short paper (TS-22); every place filled from another cell is in `borrows`, every item
 * that the person has had before in `repeated`: at most a fifth of the paper when the bank allows it (TS-12).
 */
export function generatePaper(
  input: ({ readonly bank: Bank; readonly blueprint: Blueprint } | { readonly index: BankIndex }) & {
    readonly seed: Uint8Array;
    /** Items and cases of the same person's earlier papers; by default none. */
    readonly earlierItemIds?: readonly ItemId[];
  },
): Result<Paper, PaperProblem> {
  if (input.seed.length !== 32) return err({ kind: 'wrong-seed-length', bytes: input.seed.length });
  const indexed = 'index' in input ? ok(input.index) : indexBank(input.bank, input.blueprint);
  if (!indexed.ok) return indexed;
  const index = indexed.value;
  const random = seededRandom(input.seed);
  const earlier = new Set(input.earlierItemIds ?? []);
  const drawn = drawItems(index, random, earlier);
  if (!drawn.ok) return drawn;
  return ok({
    bankVersion: index.bankVersion,
    blueprintVersion: index.blueprint.blueprintVersion,
    generator: 'xoshiro128ss/1',
    seedHex: toHex(input.seed),
    questions: BLOCKS.flatMap((type) => placeBlock(type, drawn.value, random)),
    borrows: drawn.value.flatMap(borrowOf),
    repeated: drawn.value.map(({ item }) => item.id).filter((id) => earlier.has(id)),
  });
}

/** TS-24: blocks in this order, shuffled inside. */
const BLOCKS: readonly PaperType[] = ['single', 'multiple', 'true-false', 'case'];

function placeBlock(type: PaperType, places: readonly FilledPlace[], random: SeededRandom) {
  const block = places.map((place) => place.item).filter((item) => item.type === type);
  return shuffled(random, block).map((item) => placeItem(item, random));
}

function placeItem(item: Item, random: SeededRandom): Paper['questions'][number] {
  if (item.type !== 'case') return { kind: 'choice', item: placeOptions(item, random) };
  return { kind: 'case', caseId: item.id, items: item.items.map((part) => placeOptions(part, random)) };
}

/** TS-24: true-false and `fixedOrder` keep the author's order. */
function placeOptions(question: CaseQuestion, random: SeededRandom) {
  const optionIds = question.options.map((option) => option.id);
  const isFixed = question.type === 'true-false' || question.fixedOrder === true;
  return { itemId: question.id, optionIds: isFixed ? optionIds : shuffled(random, optionIds) };
}

function borrowOf({ wanted, item }: FilledPlace): Borrow[] {
  if (wanted.topic === item.topic && wanted.difficulty === item.difficulty) return [];
  return [
    {
      type: wanted.type,
      wanted: { topic: wanted.topic, difficulty: wanted.difficulty },
      got: { topic: item.topic, difficulty: item.difficulty },
    },
  ];
}
