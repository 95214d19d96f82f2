import type { OsReport } from '../../src-shared/domain/lockdown/os-measures';
import type { DisplaySeen } from '../../src-shared/domain/readiness/machine-measurement';

/** What the operating system tells of the machine; behind one type, so that a test can have any machine. */
export type Equipment = {
  readonly programVersion: string;
  /** The window fills the screen and holds it. */
  readonly isKiosk: boolean;
  /** How this program was started, as far as that weakens it. */
  readonly launchWeaknesses: readonly string[];
  readonly osReport: () => OsReport;
  readonly displays: () => readonly DisplaySeen[];
  readonly printers: () => Promise<readonly string[]>;
  readonly memory: () => { readonly freeMib: number; readonly totalMib: number };
  readonly processor: string;
  readonly system: string;
  readonly timeZone: string;
};

/** The value below which `share` of the numbers lie (nearest rank); 0 for none. */
export function rankOf(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
