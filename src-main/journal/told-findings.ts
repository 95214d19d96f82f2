import path from 'node:path';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { Instant } from '../../src-shared/basics/instant';
import { JournalFindingKind, type JournalNotice } from '../../src-shared/contracts/ipc/station-view';
import type { Finding } from './finding';
import type { FoldState } from './fold-state';
import type { JournalEntry, JournalEntryOf } from './journal-entry';

export type ToldFindings = FoldState & {
  readonly note: (entry: JournalEntry) => void;
  /** What the staff have still to hear: everything found since it was last noted among the room's incidents. */
  readonly notice: () => JournalNotice | undefined;
  /** Damage stays where it is and is found at every start; it is told once. */
  readonly news: (findings: readonly Finding[]) => readonly Finding[];
};

export function createToldFindings(): ToldFindings {
  const told: { readonly from: number; readonly through: number }[] = [];
  let unheard: JournalEntryOf<'journal-repaired'>[] = [];
  return {
    save: () => ({ told, unheard }),
    load: (state) => {
      const saved = state as { told: typeof told; unheard: typeof unheard };
      told.splice(0, told.length, ...saved.told);
      unheard = saved.unheard;
    },
    note: (entry) => {
      if (entry.kind === 'incident' && entry.incident.kind === 'journal-damage') unheard = [];
      if (entry.kind !== 'journal-repaired') return;
      unheard.push(entry);
      if (entry.lostFrom !== undefined)
        told.push({ from: entry.lostFrom, through: entry.lostThrough ?? entry.lostFrom });
    },
    notice: () => {
      const found = unheard.flatMap((entry) => {
        const kind = JournalFindingKind.safeParse(entry.what);
        return kind.success ? [kind.data] : [];
      });
      if (found.length === 0) return undefined;
      const lost = unheard.map((entry) => (entry.lostThrough ?? 0) - (entry.lostFrom ?? 1) + 1);
      return {
        kinds: [...new Set(found)],
        lostCount: lost.reduce((sum, count) => sum + Math.max(0, count), 0),
      };
    },
    news: (findings) =>
      findings.filter(
        (one) =>
          one.kind !== 'damaged' ||
          !told.some((range) => range.from <= one.lostFrom && one.lostThrough <= range.through),
      ),
  };
}

/** The journal's own note of what was found in it. */
export function entryOf(finding: Finding, at: Instant): JournalEntryOf<'journal-repaired'> {
  const entry = { kind: 'journal-repaired', at, what: finding.kind } as const;
  switch (finding.kind) {
    case 'torn-tail-cut':
      return { ...entry, file: nameOf(finding.file), atOffset: finding.atOffset };
    case 'damaged': {
      const { atOffset, lostFrom, lostThrough } = finding;
      return { ...entry, file: nameOf(finding.file), atOffset, lostFrom, lostThrough };
    }
    case 'shortened':
      return { ...entry, file: '', lostFrom: finding.lostFrom, lostThrough: finding.lostThrough };
    case 'replaced':
    case 'copied':
    case 'other-machine':
      return { ...entry, file: '' };
    default:
      return assertNever(finding);
  }
}

/** Epoch folder and segment: enough to find the file, nothing of where the station keeps its data. */
function nameOf(file: string): string {
  return `${path.basename(path.dirname(file))}/${path.basename(file)}`;
}
