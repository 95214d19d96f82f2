import type { SeededRandom } from '../../basics/seeded-random';
import type { Difficulty } from '../item/item';
import { PAPER_SHAPE } from './blueprint';
import type { BankIndex } from './index-bank';
import { caseTopics, cellKey, DIFFICULTIES, type PaperCell } from './paper-cell';
import { largestRemainder } from './quotas';

/**
 * The cells of the four cases of one paper: different topics, drawn by lot with the blueprint's weights, and the
 * difficulty mix of four, met exactly whenever four stocked topics allow it (TS-20, TS-21). Fewer than four cells
 * when fewer topics have a case at all.
 */
export function chooseCases(index: BankIndex, random: SeededRandom): readonly PaperCell[] {
  const isStocked = (topic: string, difficulty: Difficulty) =>
    index.stock.has(cellKey({ type: 'case', topic, difficulty }));
  const stocked = caseTopics(index.blueprint).filter((topic) =>
    DIFFICULTIES.some((difficulty) => isStocked(topic.code, difficulty)),
  );
  const lot = weightedOrder(stocked, random);
  const quotas = largestRemainder(PAPER_SHAPE.cases, index.blueprint.difficultyMix);
  const seats = DIFFICULTIES.flatMap((difficulty, at) =>
    Array.from({ length: quotas[at] ?? 0 }, (): Seat => ({ difficulty, topic: undefined })),
  );
  // Topics earlier in the lot keep their seat; only the difficulty they sit for may change.
  for (const topic of lot) takeSeat(topic, seats, new Set(), isStocked);
  const left = lot.filter((topic) => !seats.some((seat) => seat.topic === topic));
  return seats.flatMap(({ difficulty, topic }) => {
    const seated = topic ?? left.shift();
    return seated === undefined ? [] : [{ type: 'case', topic: seated, difficulty }];
  });
}

type Seat = { readonly difficulty: Difficulty; topic: string | undefined };

function takeSeat(
  topic: string,
  seats: readonly Seat[],
  asked: Set<Seat>,
  isStocked: (topic: string, difficulty: Difficulty) => boolean,
): boolean {
  for (const seat of seats) {
    if (asked.has(seat) || !isStocked(topic, seat.difficulty)) continue;
    asked.add(seat);
    if (seat.topic === undefined || takeSeat(seat.topic, seats, asked, isStocked)) {
      seat.topic = topic;
      return true;
    }
  }
  return false;
}

/** All topics in an order by lot, where each draw goes by the weights of those still in the urn. */
function weightedOrder(
  topics: readonly { readonly code: string; readonly weight: number }[],
  random: SeededRandom,
): string[] {
  const urn = [...topics];
  const order: string[] = [];
  while (urn.length > 0) {
    let ticket = random.below(urn.reduce((sum, topic) => sum + topic.weight, 0));
    const at = urn.findIndex((topic) => {
      ticket -= topic.weight;
      return ticket < 0;
    });
    const [drawn] = urn.splice(at, 1);
    if (drawn !== undefined) order.push(drawn.code);
  }
  return order;
}
