import type { SeatStandstill } from '../../src-shared/domain/staff-code/seat-standstill';
import { isCovered } from '../lockdown/lockdown-memory';
import type { StationMemory } from './station-memory';

/** Why the exam at this seat does not go on, in the order in which the screens say it; undefined when it runs. */
export function standstillOf(memory: StationMemory): SeatStandstill | undefined {
  const { current, isSuspended, suspendedBy } = memory;
  if (current?.kind !== 'started') return undefined;
  if (isSuspended) return suspendedBy === 'break-over' ? 'break-over' : 'interrupted';
  if (current.ledger.pause !== undefined) return 'paused';
  return isCovered(memory) ? 'covered' : undefined;
}
