import { measuresIn } from '../lockdown/os-measures';
import { check } from './judge-page';
import type { StationMeasurement } from './machine-measurement';
import type { ReadinessCheck } from './readiness-check';

/** Switches that open a door. A release does not start with any, so this is about a checkout and says so. */
export function judgeLaunch({ launchWeaknesses }: StationMeasurement): ReadinessCheck {
  const [first] = launchWeaknesses;
  if (first === undefined) return check('launch', 'pass', 'fine');
  return check('launch', 'warn', 'launch-weakened', { switches: launchWeaknesses.join(' ').slice(0, 200) });
}

/**
 * What the operating system does for the lockdown. Never a block: a room without it is watched by people instead, and
 * the sheet says what was not in force (features 9).
 */
export function judgeOsLayer({ osReport }: StationMeasurement): ReadinessCheck {
  const absent = measuresIn(osReport, 'absent');
  const unknown = measuresIn(osReport, 'unknown');
  const evidence = {
    inForce: measuresIn(osReport, 'in-force').length,
    ...(absent.length === 0 ? {} : { absent: absent.join(' ') }),
    ...(unknown.length === 0 ? {} : { unknown: unknown.join(' ') }),
  };
  if (absent.length > 0) return check('os-layer', 'warn', 'os-layer-missing', evidence);
  if (unknown.length > 0) return check('os-layer', 'warn', 'os-layer-unknown', evidence);
  return check('os-layer', 'pass', 'fine', evidence);
}
