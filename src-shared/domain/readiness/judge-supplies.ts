import { assertNever } from '../../basics/assert-never';
import { check } from './judge-page';
import type { StationMeasurement } from './machine-measurement';
import type { ReadinessCheck } from './readiness-check';
import type { ReadinessLimits } from './readiness-limits';

export function judgeRegistered({ isRegistered, centreKeyId }: StationMeasurement): ReadinessCheck {
  if (!isRegistered || centreKeyId === undefined) return check('registered', 'block', 'not-registered');
  return check('registered', 'pass', 'fine', { centreKeyId });
}

/** Read from the disk anew: its signature and the hash of every byte. */
export function judgePackage(station: StationMeasurement): ReadinessCheck {
  const found = station.package;
  switch (found.kind) {
    case 'none':
      return check('package', 'block', 'no-package');
    case 'bad':
      return check('package', 'block', 'package-bad', { problem: found.problem });
    case 'verified':
      return check('package', 'pass', 'fine', { packageId: found.packageId, date: found.date });
    default:
      return assertNever(found);
  }
}

/** The worked examples in the package; opening the session refuses by itself when one differs. */
export function judgeScorer({ scoring }: StationMeasurement): ReadinessCheck {
  if (scoring === undefined) return check('scorer', 'not-yet', 'package-sealed');
  const evidence = { vectors: scoring.vectors, differences: scoring.differences };
  const asked = { differences: 0 };
  return scoring.differences > 0
    ? check('scorer', 'block', 'scorer-differs', evidence, asked)
    : check('scorer', 'pass', 'fine', evidence, asked);
}

/** An exam needs no line, so this never blocks. */
export function judgeLink({ centreClock }: StationMeasurement): ReadinessCheck {
  switch (centreClock.kind) {
    case 'compared':
      return check('link', 'pass', 'fine', { roundTripMs: centreClock.roundTripMs });
    case 'unreachable':
      return check('link', 'warn', 'link-unreachable');
    case 'not-the-centre':
      return check('link', 'warn', 'link-not-centre');
    default:
      return assertNever(centreClock);
  }
}

/** Whether somebody has sat the mock exam at this machine lately, and how its saves went. */
export function judgeRehearsal({ rehearsal }: StationMeasurement, limits: ReadinessLimits): ReadinessCheck {
  const asked = { ageDays: limits.rehearsalDays };
  if (rehearsal === undefined) return check('rehearsal', 'warn', 'rehearsal-never', {}, asked);
  const { ageDays, saves, medianMicros, p95Micros } = rehearsal;
  const evidence = { ageDays, saves, medianMicros, p95Micros };
  return ageDays > limits.rehearsalDays
    ? check('rehearsal', 'warn', 'rehearsal-old', evidence, asked)
    : check('rehearsal', 'pass', 'fine', evidence, asked);
}
