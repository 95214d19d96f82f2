import type { FaceCalibration, FaceFusion } from '../../src-shared/domain/policy/face-policy';
import type { Measured } from './report';

/** What goes into the `face` part of a session's policy. */
export type PolicyValues = {
  readonly fusion: FaceFusion;
  readonly acceptDistanceMilli: number;
  readonly reviewDistanceMilli: number;
  readonly calibration: FaceCalibration;
};

/** Accept at FAR 0.1 %, review up to FAR 1 %; undefined unless the set is large enough for both. */
export function policyValues(
  fused: Measured,
  fusion: FaceFusion,
  words: Pick<FaceCalibration, 'population' | 'origin'>,
): PolicyValues | undefined {
  const { atPerMille, atPercent } = fused.calibration;
  if (atPerMille.kind !== 'found' || atPercent.kind !== 'found') return undefined;
  const rates = ({ far, farInterval, frr }: typeof atPerMille) => ({
    farPpm: Math.round(far * 1e6),
    farUpperPpm: Math.round(farInterval.high * 1e6),
    frrPpm: Math.round(frr * 1e6),
  });
  return {
    fusion,
    acceptDistanceMilli: Math.max(1, atPerMille.milli),
    reviewDistanceMilli: Math.max(1, atPercent.milli),
    calibration: {
      method:
        '登记照片两两比较，按误识率 0.1 % 与 1 % 取阈值，威尔逊区间。 Registered photographs against each other; thresholds at FAR 0.1 % and 1 %, Wilson intervals.',
      ...words,
      people: fused.set.people,
      genuinePairs: fused.set.genuine.length,
      impostorPairs: fused.set.impostor.length,
      accept: rates(atPerMille),
      review: rates(atPercent),
    },
  };
}
