import { check } from './judge-page';
import type { DisplaySeen, StationMeasurement } from './machine-measurement';
import type { CheckId, ReadinessCheck } from './readiness-check';
import type { ReadinessLimits } from './readiness-limits';

/**
 * One screen, large enough for a question. A second one shows a paper to the neighbour, so it blocks; but a head-less
 * adapter or a built-in panel that staff of this machine have waived before is known hardware and warns only.
 */
export function judgeDisplays(
  { inventory }: StationMeasurement,
  limits: ReadinessLimits,
  known: ReadonlySet<string>,
): ReadinessCheck {
  const { displays } = inventory;
  const first = displays[0];
  const asked = { displays: limits.maxDisplays, width: limits.displayWidth, height: limits.displayHeight };
  if (first === undefined) return check('displays', 'block', 'display-none', { displays: 0 }, asked);
  const evidence = {
    displays: displays.length,
    width: first.width,
    height: first.height,
    scalePercent: first.scalePercent,
    displayNames: displays
      .map((one) => one.label || '—')
      .join(' / ')
      .slice(0, 200),
  };
  if (displays.length > limits.maxDisplays) {
    return known.has(hardwareMark('displays', displays))
      ? check('displays', 'warn', 'known-hardware', evidence, asked)
      : check('displays', 'block', 'display-many', evidence, asked);
  }
  const isSmall = first.width < limits.displayWidth || first.height < limits.displayHeight;
  return isSmall
    ? check('displays', 'warn', 'display-small', evidence, asked)
    : check('displays', 'pass', 'fine', evidence, asked);
}

/** Paper is never needed for a score; without a printer the room's sheets leave as files. */
export function judgePrinter({ inventory }: StationMeasurement): ReadinessCheck {
  const [first] = inventory.printers;
  const evidence = { printers: inventory.printers.length };
  if (first === undefined) return check('printer', 'warn', 'printer-none', evidence);
  return check('printer', 'pass', 'fine', {
    ...evidence,
    printerNames: inventory.printers.join(' / ').slice(0, 200),
  });
}

/** One text for one set of hardware, whatever its order; what a waiver is remembered by. */
export function hardwareMark(id: CheckId, displays: readonly DisplaySeen[]): string {
  const each = displays.map((one) => `${one.label}|${one.width}x${one.height}@${one.scalePercent}`).sort();
  return `${id}:${each.join(';')}`;
}
