import type { LockdownPolicy } from '../policy/lockdown-policy';
import type { LockdownSignal, LockdownSignalKind } from './lockdown-signal';

type Noted = { readonly atMonoMs: number; readonly since: number };

/** When each kind was written down last, and how often it came since without being written down. */
export type SignalTally = ReadonlyMap<LockdownSignalKind, Noted>;

export const NO_SIGNALS: SignalTally = new Map();

/**
 * Whether this signal is a line of its own. `repeats`: how many of its kind were only counted since the line before,
 * so that nothing is hidden and a held key does not fill the disk. Monotonic ms.
 */
export function tallySignal(
  tally: SignalTally,
  { kind }: LockdownSignal,
  monoMs: number,
  { quietSeconds }: Pick<LockdownPolicy, 'quietSeconds'>,
): { readonly tally: SignalTally; readonly isNoted: boolean; readonly repeats: number } {
  const last = tally.get(kind);
  const isQuiet =
    last !== undefined && monoMs >= last.atMonoMs && monoMs - last.atMonoMs < quietSeconds * 1000;
  if (isQuiet) {
    const counted = new Map(tally).set(kind, { ...last, since: last.since + 1 });
    return { tally: counted, isNoted: false, repeats: last.since + 1 };
  }
  const noted = new Map(tally).set(kind, { atMonoMs: monoMs, since: 0 });
  return { tally: noted, isNoted: true, repeats: last?.since ?? 0 };
}
