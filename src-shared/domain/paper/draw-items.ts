import type { ItemId } from '../../basics/ids';
import { err, ok, type Result } from '../../basics/result';
import type { SeededRandom } from '../../basics/seeded-random';
import type { Item } from '../item/item';
import { chooseCases } from './choose-cases';
import {
  type BankIndex,
  type DrawUnit,
  fixedCells,
  WANTED_OF_TYPE,
  type WantedCell,
  wantedCells,
  withoutSeen,
} from './index-bank';
import { borrowOrder, caseTopics, cellKey, type PaperCell, type PaperType } from './paper-cell';
import type { PaperProblem } from './paper-problem';

/** One place of a paper: the cell it was meant to come from, and the item that fills it. */
export type FilledPlace = { readonly wanted: PaperCell; readonly item: Item };

/**
 * Fills every place of a paper by lot, without replacement and without two enemies (TS-22). A place whose own cell
 * has nothing left borrows in `borrowOrder`. An enemy group is like one item that lies in several cells: when it
 * stands in a place's way it is moved, if its holder has another choice (augmenting paths), so a paper is refused
 * only when the bank really can't fill a type, and a cell is borrowed from only when its quota can't be drawn. Items
 * of an `earlier` paper of the same person come last in their cell (TS-12): they return only where it has no others.
 */
export function drawItems(
  index: BankIndex,
  random: SeededRandom,
  earlier: ReadonlySet<ItemId>,
): Result<readonly FilledPlace[], PaperProblem> {
  const fresh = earlier.size === 0 ? index : withoutSeen(index, earlier);
  const freshCases = chooseCases(fresh, random);
  const cases = freshCases.length === WANTED_OF_TYPE.case ? freshCases : chooseCases(index, random);
  if (cases.length < WANTED_OF_TYPE.case) return err(typeShort('case', cases.length));
  const lot = { index, random, earlier };
  let hall = seatAll(lot, cases, wantedCells(fresh, random));
  // Enemy groups that lie across cells can make a table by lot impossible though another one is not: a few tables
  // are tried before anything is borrowed, the bank's own table last.
  for (let retry = 1; retry <= TABLES_TRIED && !isFull(hall); retry++) {
    const cells = retry < TABLES_TRIED ? wantedCells(fresh, random) : fixedCells(fresh);
    hall = seatAll(lot, cases, cells);
  }
  const { places } = hall;
  for (const place of places) if (place.lot === undefined) borrow(hall, place);
  const empty = places.find((place) => place.lot === undefined);
  if (empty !== undefined) {
    const ofType = places.filter((place) => place.wanted.type === empty.wanted.type);
    const filled = ofType.filter((place) => place.lot !== undefined);
    return err(typeShort(empty.wanted.type, filled.length));
  }
  return ok(places.flatMap(({ wanted, lot }) => (lot === undefined ? [] : [{ wanted, item: lot.item }])));
}

const TABLES_TRIED = 4;

/** Every place filled from its own cell as far as that goes. */
function seatAll(
  lot: Pick<Hall, 'index' | 'random' | 'earlier'>,
  cases: readonly PaperCell[],
  cells: readonly WantedCell[],
): Hall {
  const places: Place[] = [
    ...cases.map((wanted): Place => ({ wanted, lot: undefined })),
    ...cells.flatMap(({ count, ...wanted }) =>
      Array.from({ length: count }, (): Place => ({ wanted, lot: undefined })),
    ),
  ];
  const hall: Hall = { ...lot, decks: new Map(), places, holders: new Map() };
  for (const place of places) fill(hall, place, [place.wanted], ownCell, new Set());
  return hall;
}

function isFull(hall: Hall): boolean {
  return hall.places.every((place) => place.lot !== undefined);
}

/** The nearest cell that can give an item without another place having to borrow; failing that, any way there is. */
function borrow(hall: Hall, place: Place): boolean {
  const cells = reachable(hall, place);
  if (cells.some((cell) => fill(hall, place, [cell], ownCell, new Set()))) return true;
  return fill(hall, place, cells, reachable, new Set());
}

type Lot = { readonly unit: string; readonly item: Item };
type Place = { readonly wanted: PaperCell; lot: Lot | undefined };
type Hall = {
  readonly index: BankIndex;
  readonly random: SeededRandom;
  readonly earlier: ReadonlySet<ItemId>;
  readonly decks: Map<string, Deck>;
  readonly places: readonly Place[];
  /** Which place holds an item or an enemy group. */
  readonly holders: Map<string, Place>;
};

/**
 * Gives `place` an item of one of `cells`; a holder in the way may move to one of `cellsOfHolder`. `asked` holds
 * what was tried on this path. Free items are tried first, in the order of the lot.
 */
function fill(
  hall: Hall,
  place: Place,
  cells: readonly PaperCell[],
  cellsOfHolder: (hall: Hall, holder: Place) => readonly PaperCell[],
  asked: Set<string>,
): boolean {
  for (const cell of cells) {
    for (const lot of deckOf(hall, cell)) {
      if (!asked.has(lot.unit) && !hall.holders.has(lot.unit)) return seat(hall, place, lot);
    }
  }
  for (const cell of cells) {
    for (const lot of deckOf(hall, cell)) {
      const holder = hall.holders.get(lot.unit);
      if (holder === undefined || holder === place || asked.has(lot.unit)) continue;
      asked.add(lot.unit);
      if (fill(hall, holder, cellsOfHolder(hall, holder), cellsOfHolder, asked))
        return seat(hall, place, lot);
    }
  }
  return false;
}

function seat(hall: Hall, place: Place, lot: Lot): true {
  if (place.lot !== undefined) hall.holders.delete(place.lot.unit);
  place.lot = lot;
  hall.holders.set(lot.unit, place);
  return true;
}

function ownCell(_hall: Hall, holder: Place): readonly PaperCell[] {
  return holder.lot === undefined ? [holder.wanted] : [cellOf(holder.lot.item)];
}

/**
 * Everywhere a place may be filled from. A case that has been drawn keeps its topic, and one that hasn't keeps out of
 * the topics of the other three: four different topics (TS-20).
 */
function reachable(hall: Hall, place: Place): readonly PaperCell[] {
  const { blueprint } = hall.index;
  if (place.wanted.type !== 'case') {
    return borrowOrder(
      place.wanted,
      blueprint.topics.map((topic) => topic.code),
    );
  }
  if (place.lot !== undefined) return borrowOrder({ ...place.wanted, topic: place.lot.item.topic }, []);
  const others = hall.places.filter((other) => other !== place && other.wanted.type === 'case');
  const taken = new Set(others.map((other) => other.lot?.item.topic ?? other.wanted.topic));
  const free = caseTopics(blueprint).filter((topic) => !taken.has(topic.code));
  return borrowOrder(
    place.wanted,
    free.map((topic) => topic.code),
  );
}

function cellOf(item: Item): PaperCell {
  return { type: item.type, topic: item.topic, difficulty: item.difficulty };
}

function typeShort(type: PaperType, available: number): PaperProblem {
  return { kind: 'type-short', type, wanted: WANTED_OF_TYPE[type], available };
}

type Deck = Iterable<Lot>;

function deckOf(hall: Hall, cell: PaperCell): Deck {
  const key = cellKey(cell);
  const known = hall.decks.get(key);
  if (known !== undefined) return known;
  const deck = deckOfCell(hall.index.stock.get(key) ?? [], hall.random, hall.earlier);
  hall.decks.set(key, deck);
  return deck;
}

/** New units by lot, then those that only hold items of the earlier paper, by lot. */
function deckOfCell(units: readonly DrawUnit[], random: SeededRandom, earlier: ReadonlySet<ItemId>): Deck {
  if (earlier.size === 0) return lazyDeck(units, random);
  const fresh: DrawUnit[] = [];
  const seen: DrawUnit[] = [];
  for (const unit of units) {
    const items = unit.items.filter((item) => !earlier.has(item.id));
    if (items.length > 0) fresh.push({ unit: unit.unit, items });
    else seen.push(unit);
  }
  const first = lazyDeck(fresh, random);
  const last = lazyDeck(seen, random);
  return {
    *[Symbol.iterator]() {
      yield* first;
      yield* last;
    },
  };
}

/**
 * A cell's units in an order by lot, each with one of its items by lot, drawn only as far as it is read
 * (Fisher-Yates with a sparse array).
 */
function lazyDeck(units: readonly DrawUnit[], random: SeededRandom): Deck {
  const drawn: Lot[] = [];
  const moved = new Map<number, number>();
  const draw = (at: number): Lot => {
    const pick = at + random.below(units.length - at);
    const unit = units[moved.get(pick) ?? pick];
    moved.set(pick, moved.get(at) ?? at);
    const item = unit?.items[random.below(unit.items.length)];
    if (unit === undefined || item === undefined) throw new Error('a draw fell outside its cell');
    return { unit: unit.unit, item };
  };
  return {
    *[Symbol.iterator]() {
      for (let at = 0; at < units.length; at++) {
        const lot = drawn[at] ?? draw(at);
        if (at === drawn.length) drawn.push(lot);
        yield lot;
      }
    },
  };
}
