import type { Instant } from '../../src-shared/basics/instant';
import { knownHardware, type SignedReadinessSheet } from '../../src-shared/domain/readiness/readiness-sheet';
import type { JournalEntry } from '../journal/journal-entry';

/** What the journal says of this machine's fitness. */
export type ReadinessMemory = {
  /** The newest sheet that was signed here. */
  latest: SignedReadinessSheet | undefined;
  /** Hardware that staff have waived here before. */
  readonly known: Set<string>;
  /** The newest mock exam that was sat to its end here. */
  rehearsal:
    | {
        readonly at: Instant;
        readonly saves: number;
        readonly medianMicros: number;
        readonly p95Micros: number;
      }
    | undefined;
};

export function emptyReadiness(): ReadinessMemory {
  return { latest: undefined, known: new Set(), rehearsal: undefined };
}

export function noteReadiness(memory: ReadinessMemory, entry: JournalEntry): void {
  if (entry.kind === 'rehearsal') {
    const { at, saves, medianMicros, p95Micros } = entry;
    memory.rehearsal = { at, saves, medianMicros, p95Micros };
  }
  if (entry.kind !== 'readiness') return;
  memory.latest = entry.signed;
  for (const mark of knownHardware([entry.signed.sheet])) memory.known.add(mark);
}
