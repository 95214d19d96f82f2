import path from 'node:path';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { Instant } from '../../src-shared/basics/instant';
import type { JournalNotice } from '../../src-shared/contracts/ipc/station-view';
import { type Finding, lostCount } from './finding';
import type { JournalEntry, JournalEntryOf } from './journal-entry';

export type ToldFindings = {
  readonly note: (entry: JournalEntry) => void;
  /** Damage stays where it is and is found at every start; it is told once. */
  readonly news: (findings: readonly Finding[]) => readonly Finding[];
};

export function createToldFindings(): ToldFindings {
  const told: { readonly from: number; readonly through: number }[] = [];
  return {
    note: (entry) => {
      if (entry.kind !== 'journal-repaired' || entry.lostFrom === undefined) return;
      told.push({ from: entry.lostFrom, through: entry.lostThrough ?? entry.lostFrom });
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

/** What the staff are told at this start; undefined when there is nothing that concerns them. */
export function noticeOf(findings: readonly Finding[]): JournalNotice | undefined {
  const kinds = findings.flatMap((one) => (one.kind === 'torn-tail-cut' ? [] : [one.kind]));
  if (kinds.length === 0) return undefined;
  return {
    kinds: [...new Set(kinds)],
    lostCount: findings.reduce((sum, one) => sum + lostCount(one), 0),
  };
}

/** Epoch folder and segment: enough to find the file, nothing of where the station keeps its data. */
function nameOf(file: string): string {
  return `${path.basename(path.dirname(file))}/${path.basename(file)}`;
}
