import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src-shared/basics/seeded-random';
import { bootstrapEer } from '../../src-shared/domain/calibration/bootstrap-eer';
import {
  calibrate,
  impostorPairsNeeded,
  thresholdAtFar,
} from '../../src-shared/domain/calibration/calibrate';
import { chooseWeights, fusedSet, mayChooseWeights } from '../../src-shared/domain/calibration/fuse-sets';
import {
  type LabelledDistances,
  labelledDistances,
  type PairDistance,
} from '../../src-shared/domain/calibration/labelled-distances';
import { equalErrorRate, pointAtFar, rocCurve } from '../../src-shared/domain/calibration/roc-curve';
import { wilsonInterval } from '../../src-shared/domain/calibration/wilson-interval';

const PEOPLE = 6;
const pair = fc.record({
  milli: fc.integer({ min: 0, max: 2000 }),
  a: fc.integer({ min: 0, max: PEOPLE - 1 }),
  b: fc.integer({ min: 0, max: PEOPLE - 1 }),
});
const pairs = fc.array(pair, { minLength: 1, maxLength: 60 });
const setOf = (list: readonly PairDistance[]) => labelledDistances(list, PEOPLE);

/** The definition, counted one by one. */
function ratesAt({ genuine, impostor }: LabelledDistances, milli: number) {
  const share = (list: readonly PairDistance[], is: (one: PairDistance) => boolean) =>
    list.length === 0 ? 0 : list.filter(is).length / list.length;
  return {
    far: share(impostor, (one) => one.milli <= milli),
    frr: share(genuine, (one) => one.milli > milli),
  };
}

describe('the ROC of labelled pairs', () => {
  it('says at each of its points what counting one by one says', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const set = setOf(list);
        for (const point of rocCurve(set)) {
          const counted = ratesAt(set, point.milli);
          expect(point.far).toBeCloseTo(counted.far, 12);
          expect(point.frr).toBeCloseTo(counted.frr, 12);
        }
      }),
    );
  });

  it('lets through more and turns away fewer as the threshold grows', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const curve = rocCurve(setOf(list));
        for (const [i, point] of curve.entries()) {
          const before = curve[i - 1] ?? point;
          expect(point.far).toBeGreaterThanOrEqual(before.far);
          expect(point.frr).toBeLessThanOrEqual(before.frr);
          expect(i === 0 || point.milli > before.milli).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the pairs', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        expect(rocCurve(setOf([...list].reverse()))).toEqual(rocCurve(setOf(list)));
      }),
    );
  });

  it('gives no threshold whose FAR is above the wanted one, and none larger would do', () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0.001, max: 0.9, noNaN: true }), (list, far) => {
        const curve = rocCurve(setOf(list));
        const point = pointAtFar(curve, far);
        if (point === undefined) return;
        expect(point.far).toBeLessThanOrEqual(far);
        for (const larger of curve) if (larger.milli > point.milli) expect(larger.far).toBeGreaterThan(far);
      }),
    );
  });
});

describe('the equal error rate', () => {
  const apart = setOf([
    { milli: 100, a: 0, b: 0 },
    { milli: 300, a: 1, b: 1 },
    { milli: 900, a: 0, b: 1 },
  ]);

  it('is 0 where everybody is told apart, and one half where distances say nothing', () => {
    expect(equalErrorRate(rocCurve(apart))).toBe(0);
    const same = [0, 1, 2, 3].flatMap((a) => [100, 200, 300].map((milli) => ({ milli, a, b: a })));
    const other = [1, 2, 3].flatMap((b) => [100, 200, 300].map((milli) => ({ milli, a: 0, b })));
    expect(equalErrorRate(rocCurve(setOf([...same, ...other])))).toBeCloseTo(0.5, 6);
  });

  it('is a rate', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const eer = equalErrorRate(rocCurve(setOf(list)));
        expect(eer).toBeGreaterThanOrEqual(0);
        expect(eer).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has an interval by drawing persons that is the same for one seed, and none without pairs of both kinds', () => {
    const list = Array.from({ length: 90 }, (_, i) => ({
      milli: (i * 137) % 1000,
      a: i % PEOPLE,
      b: i % 3 === 0 ? i % PEOPLE : (i + 1) % PEOPLE,
    }));
    const drawn = () => {
      const random = seededRandom(new Uint8Array(16).fill(7));
      return bootstrapEer(setOf(list), 60, () => random.nextUint32() / 2 ** 32);
    };
    const interval = drawn();
    expect(interval).toEqual(drawn());
    expect(interval?.low).toBeLessThanOrEqual(interval?.high ?? 0);
    expect(bootstrapEer(setOf([{ milli: 1, a: 0, b: 0 }]), 20, () => 0.5)).toBeUndefined();
  });
});

describe("Wilson's interval", () => {
  it('holds the rate, lies from 0 to 1, and narrows with more trials', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const hits = Math.round(share * n);
          const { low, high } = wilsonInterval(hits, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(hits / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12);
          const wider = wilsonInterval(hits * 10, n * 10);
          expect(wider.high - wider.low).toBeLessThan(high - low + 1e-12);
        },
      ),
    );
  });

  it.each([
    [0, 10, 0, 0.2775],
    [1, 20, 0.0089, 0.2361],
    [50, 100, 0.4038, 0.5962],
  ])('of %i in %i is from %f to %f', (hits, trials, low, high) => {
    const interval = wilsonInterval(hits, trials);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('knows nothing after no trials', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('a threshold for a wanted FAR', () => {
  const people = 100;
  const genuine = Array.from({ length: people }, (_, a) => ({ milli: 200 + a, a, b: a }));
  const impostor = Array.from({ length: people * (people - 1) }, (_, i) => ({
    milli: 500 + i,
    a: Math.floor(i / (people - 1)),
    b: (Math.floor(i / (people - 1)) + 1 + (i % (people - 1))) % people,
  }));

  it('needs three pairs for every one it may let through (rule of three)', () => {
    expect([0.01, 0.001].map(impostorPairsNeeded)).toEqual([300, 3000]);
    const small = labelledDistances([...genuine, ...impostor.slice(0, 2999)], people);
    const { atPercent, atPerMille } = calibrate(small);
    expect(atPerMille).toEqual({ kind: 'too-few-impostor-pairs', have: 2999, need: 3000 });
    expect(atPercent.kind).toBe('found');
  });

  it('is not given on a handful of genuine pairs, nor where two persons are one to the network', () => {
    const lone = labelledDistances([...genuine.slice(0, 29), ...impostor], people);
    expect(calibrate(lone).atPerMille).toEqual({ kind: 'too-few-genuine-pairs', have: 29, need: 30 });
    const blind = labelledDistances([...genuine, ...impostor.map((one) => ({ ...one, milli: 0 }))], people);
    expect(thresholdAtFar(blind, rocCurve(blind), 0.001)).toEqual({ kind: 'not-separable' });
  });

  it('is the largest that keeps to it, with what it turns away and how sure that is', () => {
    const { atPerMille, eer } = calibrate(labelledDistances([...genuine, ...impostor], people));
    expect(atPerMille).toMatchObject({ kind: 'found', milli: 508, frr: 0 });
    expect(eer).toBe(0);
  });
});

describe('the weights of two networks', () => {
  const measured = (a: number, b: number, good: number, bad: number) => ({
    a,
    b,
    distances: [
      { model: 'good', distanceMilli: good },
      { model: 'bad', distanceMilli: bad },
    ],
  });
  const fusion = [
    { model: 'good', scaleMilli: 1000, weight: 1 },
    { model: 'bad', scaleMilli: 1000, weight: 9 },
  ];
  const list = Array.from({ length: 40 }, (_, i) => [
    measured(i % PEOPLE, i % PEOPLE, 200 + i, (i * 331) % 1000),
    measured(i % PEOPLE, (i + 1) % PEOPLE, 700 + i, (i * 577) % 1000),
  ]).flat();

  it('go to the network that tells people apart, and never make the rate worse', () => {
    const chosen = chooseWeights(list, fusion, PEOPLE);
    const eer = (one: typeof fusion) => equalErrorRate(rocCurve(fusedSet(list, one, PEOPLE)));
    expect(chosen[0]?.weight).toBeGreaterThan(chosen[1]?.weight ?? 10);
    expect(eer([...chosen])).toBeLessThan(eer(fusion));
  });

  it('are not chosen on a small set, and pairs that a network did not measure are left out', () => {
    expect(mayChooseWeights(fusedSet(list, fusion, PEOPLE))).toBe(false);
    const half = [{ a: 0, b: 0, distances: [{ model: 'good', distanceMilli: 1 }] }];
    expect(fusedSet(half, fusion, PEOPLE).genuine).toEqual([]);
  });
});
