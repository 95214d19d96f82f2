import type { Sitting, StatisticsItem } from './responses';

export const ALPHA_MINIMUM_SITTINGS = 30;
/** Below so many papers a question, on average, its mean is too uncertain to measure deviations from. */
export const ALPHA_MINIMUM_HOLDERS = 5;

export type Alpha =
  | {
      readonly kind: 'defined';
      readonly value: number;
      readonly sittings: number;
      readonly questions: number;
    }
  | {
      readonly kind: 'undefined';
      /** The first that holds. */
      readonly because: 'too-few-sittings' | 'too-few-questions' | 'too-few-holders' | 'no-variance';
      readonly sittings: number;
    };

/**
 * Cronbach's alpha (Psychometrika 16, 1951) of a part of the paper, estimated across candidates whose papers differ.
 *
 * With v the mean variance of a question and c the mean covariance of two questions of one paper, alpha is
 * k c / (v + (k - 1) c) for a paper of k questions. Both means are taken over what was observed: with d the deviation
 * of a candidate's points from the mean of all who held the question,
 *
 *   v = sum of d_i^2    / sum of (1 - 1/n_i)
 *   c = sum of d_i d_j  / sum of (1 - 1/n_i - 1/n_j + n_ij/(n_i n_j)),   i not j, both on one paper,
 *
 * the sums over all candidates; n_i papers held i, n_ij both. The divisors are what makes each pair's part unbiased
 * when its means are estimated from the same data; questions that one paper held drop out by themselves. When all
 * papers are the same the divisors are n - 1 throughout and the figure is the textbook's alpha exactly.
 *
 * It is not defined with fewer than 30 sittings, fewer than 2 questions on a paper, fewer than 5 holders a question on
 * average, or without variance. It may be negative. Papers of unequal difficulty are not counted as error: deviations
 * are from each question's own mean. Voided questions are left out.
 */
export function cronbachAlpha(
  sittings: readonly Sitting[],
  isPart: (item: StatisticsItem) => boolean = () => true,
): Alpha {
  const papers = sittings.map(({ responses }) =>
    responses.filter(({ item }) => !item.isVoided && isPart(item)),
  );
  const responses = papers.reduce((sum, paper) => sum + paper.length, 0);
  const notDefined = (because: Extract<Alpha, { kind: 'undefined' }>['because']): Alpha => ({
    kind: 'undefined',
    because,
    sittings: sittings.length,
  });
  if (sittings.length < ALPHA_MINIMUM_SITTINGS) return notDefined('too-few-sittings');
  const questions = responses / sittings.length;
  if (questions < 2) return notDefined('too-few-questions');

  const means = meansOf(papers);
  const holders =
    papers.flat().reduce((sum, { item }) => sum + (means.get(item.itemId)?.n ?? 0), 0) / responses;
  if (holders < ALPHA_MINIMUM_HOLDERS) return notDefined('too-few-holders');

  const { variance, covariance } = meanVariances(papers, means);
  const whole = variance + (questions - 1) * covariance;
  if (!(variance > 1e-12) || !(whole > 1e-12)) return notDefined('no-variance');
  return {
    kind: 'defined',
    value: (questions * covariance) / whole,
    sittings: sittings.length,
    questions,
  };
}

type Papers = readonly Sitting['responses'][];
type ItemMean = { readonly at: number; readonly n: number; readonly mean: number };

function meansOf(papers: Papers): ReadonlyMap<string, ItemMean> {
  const sums = new Map<string, { n: number; points: number }>();
  for (const { item, points } of papers.flat()) {
    const known = sums.get(item.itemId) ?? { n: 0, points: 0 };
    sums.set(item.itemId, { n: known.n + 1, points: known.points + points });
  }
  return new Map([...sums].map(([itemId, { n, points }], at) => [itemId, { at, n, mean: points / n }]));
}

function meanVariances(papers: Papers, means: ReadonlyMap<string, ItemMean>) {
  const together = countTogether(papers, means);
  const size = means.size;
  let squares = 0;
  let squaresDivisor = 0;
  let products = 0;
  let productsDivisor = 0;
  for (const paper of papers) {
    const placed = paper.flatMap(({ item, points }) => {
      const known = means.get(item.itemId);
      return known === undefined ? [] : [{ ...known, deviation: points - known.mean }];
    });
    const sum = placed.reduce((whole, { deviation }) => whole + deviation, 0);
    const own = placed.reduce((whole, { deviation }) => whole + deviation ** 2, 0);
    squares += own;
    // All products of different questions at once: the square of the sum without the squares themselves.
    products += sum ** 2 - own;
    for (const i of placed) {
      squaresDivisor += 1 - 1 / i.n;
      for (const j of placed) {
        if (j.at === i.at) continue;
        const both = together.get(pairKey(i.at, j.at, size)) ?? 0;
        productsDivisor += 1 - 1 / i.n - 1 / j.n + both / (i.n * j.n);
      }
    }
  }
  return { variance: ratio(squares, squaresDivisor), covariance: ratio(products, productsDivisor) };
}

/** How many papers held both of two questions. */
function countTogether(papers: Papers, means: ReadonlyMap<string, ItemMean>): ReadonlyMap<number, number> {
  const together = new Map<number, number>();
  for (const paper of papers) {
    const places = paper.flatMap(({ item }) => means.get(item.itemId)?.at ?? []);
    for (const [first, i] of places.entries()) {
      for (const j of places.slice(first + 1)) {
        const key = pairKey(i, j, means.size);
        together.set(key, (together.get(key) ?? 0) + 1);
      }
    }
  }
  return together;
}

function pairKey(i: number, j: number, size: number): number {
  return Math.min(i, j) * size + Math.max(i, j);
}

function ratio(sum: number, divisor: number): number {
  return divisor > 1e-12 ? sum / divisor : 0;
}
