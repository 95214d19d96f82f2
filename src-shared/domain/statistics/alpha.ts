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
  let squares = 0;
  let squaresDivisor = 0;
  let products = 0;
  let productsDivisor = meetings(papers, means);
  for (const paper of papers) {
    const held = paper.flatMap(({ item, points }) => {
      const known = means.get(item.itemId);
      return known === undefined ? [] : [{ n: known.n, deviation: points - known.mean }];
    });
    const sum = held.reduce((whole, { deviation }) => whole + deviation, 0);
    const own = held.reduce((whole, { deviation }) => whole + deviation ** 2, 0);
    const inverses = held.reduce((whole, { n }) => whole + 1 / n, 0);
    squares += own;
    squaresDivisor += held.length - inverses;
    // All pairs of one paper at once: the square of a sum without the squares themselves, and so for the divisor.
    products += sum ** 2 - own;
    productsDivisor += (held.length - 1) * (held.length - 2 * inverses);
  }
  return { variance: ratio(squares, squaresDivisor), covariance: ratio(products, productsDivisor) };
}

/**
 * The divisor's last term, n_ij/(n_i n_j), summed over all papers and ordered pairs: a pair meets on n_ij papers, so
 * each pair gives n_ij squared.
 */
function meetings(papers: Papers, means: ReadonlyMap<string, ItemMean>): number {
  const size = means.size;
  const together = new Uint32Array(size * size);
  for (const paper of papers) {
    const places = paper.flatMap(({ item }) => means.get(item.itemId)?.at ?? []);
    for (const i of places) {
      for (const j of places) together[i * size + j] = (together[i * size + j] ?? 0) + 1;
    }
  }
  const counts = [...means.values()].map((one) => one.n);
  let sum = 0;
  for (const [i, ni] of counts.entries()) {
    for (const [j, nj] of counts.entries()) {
      if (i !== j) sum += (together[i * size + j] ?? 0) ** 2 / (ni * nj);
    }
  }
  return sum;
}

function ratio(sum: number, divisor: number): number {
  return divisor > 1e-12 ? sum / divisor : 0;
}
