import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FaceFusion } from '../../../../src-shared/domain/policy/face-policy';
import { FaceMeasurement } from '../../../../src-shared/domain/presence/face-measurement';
import { FUSED_MAX_MILLI, fuseDistances } from '../../../../src-shared/domain/presence/fuse-distances';
import { oneFace } from '../../../builders/build-events';

const TWO = FaceFusion.parse([
  { model: 'A', scaleMilli: 430, weight: 1 },
  { model: 'B', scaleMilli: 1046, weight: 3 },
]);
const measured = (a: number, b: number) => [
  { model: 'B', distanceMilli: b },
  { model: 'A', distanceMilli: a },
];
const distance = fc.integer({ min: 0, max: 4000 });

describe('one distance from several networks', () => {
  it('is that network alone when the policy names one, whatever else was measured', () => {
    const alone = FaceFusion.parse([{ model: 'A', scaleMilli: 1000, weight: 7 }]);
    fc.assert(fc.property(distance, distance, (a, b) => fuseDistances(measured(a, b), alone) === a));
  });

  it('is 1000 when every network measures its own scale, in any order of the list', () => {
    expect(fuseDistances(measured(430, 1046), TWO)).toBe(1000);
    expect(fuseDistances([...measured(430, 1046)].reverse(), TWO)).toBe(1000);
  });

  it('weighs the networks: a quarter of one and three quarters of the other', () => {
    expect(fuseDistances(measured(860, 1046), TWO)).toBe(1250);
    expect(fuseDistances(measured(430, 2092), TWO)).toBe(1750);
  });

  it('never falls when a network measures more, and stays a whole number within its bound', () => {
    fc.assert(
      fc.property(distance, distance, fc.integer({ min: 0, max: 500 }), (a, b, more) => {
        const near = fuseDistances(measured(a, b), TWO) ?? -1;
        const far = fuseDistances(measured(Math.min(4000, a + more), b), TWO) ?? -1;
        expect(far).toBeGreaterThanOrEqual(near);
        expect(Number.isInteger(near)).toBe(true);
        expect(near).toBeLessThanOrEqual(FUSED_MAX_MILLI);
      }),
    );
  });

  it('is none when a network that the policy asks for did not run', () => {
    expect(fuseDistances([{ model: 'A', distanceMilli: 1 }], TWO)).toBeUndefined();
    expect(fuseDistances([], TWO)).toBeUndefined();
  });
});

describe('a network named twice', () => {
  it('is refused in a policy and in a measurement', () => {
    const twice = [
      { model: 'A', scaleMilli: 1, weight: 1 },
      { model: 'A', scaleMilli: 2, weight: 1 },
    ];
    expect(FaceFusion.safeParse(twice).success).toBe(false);
    const distances = [
      { model: 'A', distanceMilli: 1 },
      { model: 'A', distanceMilli: 2 },
    ];
    expect(FaceMeasurement.safeParse(oneFace({ distances })).success).toBe(false);
  });
});
