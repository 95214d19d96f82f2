import type { Calibration, Threshold } from '../../src-shared/domain/calibration/calibrate';
import type { LabelledDistances } from '../../src-shared/domain/calibration/labelled-distances';
import type { Interval } from '../../src-shared/domain/calibration/wilson-interval';

/** One network, or the fusion, on one set. */
export type Measured = {
  readonly name: string;
  readonly set: LabelledDistances;
  readonly calibration: Calibration;
  readonly eerInterval: Interval | undefined;
};

/** A row of the printed table. */
export function tableRow({ set, calibration, eerInterval }: Measured) {
  return {
    'genuine / impostor pairs': `${set.genuine.length} / ${set.impostor.length}`,
    'EER % (95 %, by person)':
      calibration.eer === undefined
        ? 'not measurable'
        : `${percent(calibration.eer)}${eerDoubt(calibration.eer, set.genuine.length, eerInterval)}`,
    'FAR 1 %: threshold, FRR %': thresholdText(calibration.atPercent),
    'FAR 0.1 %: threshold, FRR %': thresholdText(calibration.atPerMille),
  };
}

/** Resampling cannot show an error that a small set never made: there the rule of three speaks. */
function eerDoubt(eer: number, genuinePairs: number, interval: Interval | undefined): string {
  return eer === 0 ? ` (≤ ${percent(Math.min(1, 3 / genuinePairs))}, rule of three)` : around(interval);
}

/** The threshold with its rates, or in so many words why there is none. */
export function thresholdText(threshold: Threshold): string {
  switch (threshold.kind) {
    case 'found':
      return `${threshold.milli} (FAR${around(threshold.farInterval)}), FRR ${percent(threshold.frr)}${around(threshold.frrInterval)}`;
    case 'too-few-impostor-pairs':
      return `set too small: ${threshold.have} impostor pairs, ${threshold.need} needed`;
    case 'too-few-genuine-pairs':
      return `set too small: ${threshold.have} genuine pairs, ${threshold.need} needed`;
    case 'not-separable':
      return 'no threshold: two persons are closer than any';
  }
}

/** For a spreadsheet: every point of every curve. */
export function rocCsv(all: readonly Measured[]): string {
  const rows = all.flatMap(({ name, calibration }) =>
    calibration.curve.map(({ milli, far, frr }) => `"${name}",${milli},${far},${frr}`),
  );
  return ['measured by,threshold milli,FAR,FRR', ...rows, ''].join('\n');
}

function percent(rate: number): string {
  return (100 * rate).toFixed(2);
}

function around(interval: Interval | undefined): string {
  return interval === undefined ? '' : ` [${percent(interval.low)}–${percent(interval.high)}]`;
}
