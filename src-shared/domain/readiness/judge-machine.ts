import { check } from './judge-page';
import type { StationMeasurement } from './machine-measurement';
import type { ReadinessCheck } from './readiness-check';
import type { ReadinessLimits } from './readiness-limits';

/** RM-11 promises an answer on the disk within a second: how long one small synced write takes here. */
export function judgeDiskSpeed({ disk }: StationMeasurement, limits: ReadinessLimits): ReadinessCheck {
  if (disk.kind === 'refuses') return check('disk-speed', 'block', 'disk-refuses', { code: disk.code });
  const { writes, medianMicros, p95Micros } = disk;
  const evidence = { writes, medianMicros, p95Micros };
  const asked = { medianMicros: limits.warnSyncMedianMicros, p95Micros: limits.warnSyncP95Micros };
  if (p95Micros > limits.blockSyncP95Micros)
    return check('disk-speed', 'block', 'disk-too-slow', evidence, { p95Micros: limits.blockSyncP95Micros });
  const isSlow = medianMicros > limits.warnSyncMedianMicros || p95Micros > limits.warnSyncP95Micros;
  return isSlow
    ? check('disk-speed', 'warn', 'disk-slow', evidence, asked)
    : check('disk-speed', 'pass', 'fine', evidence, asked);
}

export function judgeDiskSpace({ freeDiskMib }: StationMeasurement, limits: ReadinessLimits): ReadinessCheck {
  const evidence = { freeMib: freeDiskMib };
  if (freeDiskMib < limits.blockFreeMib)
    return check('disk-space', 'block', 'space-too-low', evidence, { freeMib: limits.blockFreeMib });
  const asked = { freeMib: limits.warnFreeMib };
  if (freeDiskMib < limits.warnFreeMib) return check('disk-space', 'warn', 'space-low', evidence, asked);
  return check('disk-space', 'pass', 'fine', evidence, asked);
}

export function judgeMemory(
  { freeMemoryMib, inventory }: StationMeasurement,
  limits: ReadinessLimits,
): ReadinessCheck {
  const evidence = { freeMib: freeMemoryMib, totalMib: inventory.memoryMib };
  if (freeMemoryMib < limits.blockFreeMemoryMib)
    return check('memory', 'block', 'memory-too-low', evidence, { freeMib: limits.blockFreeMemoryMib });
  const asked = { freeMib: limits.warnFreeMemoryMib };
  if (freeMemoryMib < limits.warnFreeMemoryMib) return check('memory', 'warn', 'memory-low', evidence, asked);
  return check('memory', 'pass', 'fine', evidence, asked);
}

/**
 * RM-17: the exam's time follows the monotonic counter, so a wrong wall clock takes nobody's minutes; it decides which
 * day's package opens, and it is what a record says. The zone doesn't matter and is shown.
 */
export function judgeClock(
  { centreClock, wallJumpMs, timeZone }: StationMeasurement,
  limits: ReadinessLimits,
): ReadinessCheck {
  const asked = { offsetMs: limits.warnClockMs, jumpMs: limits.warnClockMs };
  const seen = { jumpMs: wallJumpMs, timeZone };
  if (centreClock.kind === 'compared') {
    const { offsetMs, roundTripMs } = centreClock;
    const evidence = { offsetMs, roundTripMs, ...seen };
    if (Math.abs(offsetMs) > limits.blockClockMs)
      return check('clock', 'block', 'clock-far-off', evidence, { offsetMs: limits.blockClockMs });
    if (Math.abs(offsetMs) > limits.warnClockMs) return check('clock', 'warn', 'clock-off', evidence, asked);
    if (Math.abs(wallJumpMs) > limits.warnClockMs)
      return check('clock', 'warn', 'clock-jumped', evidence, asked);
    return check('clock', 'pass', 'fine', evidence, asked);
  }
  if (Math.abs(wallJumpMs) > limits.warnClockMs) return check('clock', 'warn', 'clock-jumped', seen, asked);
  return check('clock', 'warn', 'clock-not-compared', seen, asked);
}
