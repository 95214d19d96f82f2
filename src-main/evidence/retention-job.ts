import type { Sha256Hex } from '../../src-shared/basics/ids';
import { type DeletionLine, sumLines } from '../../src-shared/domain/evidence/deletion-report';
import type { EvidenceEnd } from '../../src-shared/domain/evidence/evidence';
import { evidenceDue, packageFate } from '../../src-shared/domain/evidence/retention';
import type { Desk } from '../exam/desk';
import type { JournalEntry } from '../journal/journal-entry';
import type { PackageShelf, ShelvedPackage } from '../vault/package-shelf';
import type { FoundFile } from './evidence-folder';

/** What is due by the clock must still be due this much later by the monotonic counter: a clock can be wrong. */
export const RIPE_AFTER_MS = 5 * 60_000;

export type RetentionJob = { readonly run: (shelf: PackageShelf | undefined) => Promise<void> };

/**
 * Deletes what is due: evidence on its day, packages with their photographs when their records are acknowledged or
 * 72 hours are over. Never while somebody sits an exam. Every run that deleted something journals a report.
 */
export function createRetentionJob(desk: Desk): RetentionJob {
  /** Since when, by the monotonic counter, a thing has been due. */
  const dueSince = new Map<string, number>();
  /** Entries of things that are deleted and could not be written down yet. */
  let unwritten: JournalEntry[] = [];
  let unreported: DeletionLine[] = [];

  function isRipe(key: string, isDue: boolean): boolean {
    if (!isDue) {
      dueSince.delete(key);
      return false;
    }
    const { monoMs } = desk.now();
    const since = dueSince.get(key) ?? monoMs;
    dueSince.set(key, since);
    return monoMs - since >= RIPE_AFTER_MS;
  }

  function gone(file: { readonly sha256: Sha256Hex; readonly bytes: number }, why: EvidenceEnd): void {
    const item = desk.retention.kept().find((one) => one.sha256 === file.sha256);
    unwritten.push({ kind: 'evidence-gone', at: desk.now(), sha256: file.sha256, why });
    const kind = item?.head.kind;
    unreported.push({
      what: 'evidence',
      ...(kind === undefined ? {} : { kind }),
      why,
      count: 1,
      bytes: file.bytes,
    });
  }

  async function writeDown(): Promise<boolean> {
    if (unwritten.length === 0) return true;
    const at = desk.now();
    const lines = sumLines(unreported);
    const report: JournalEntry[] =
      lines.length === 0 ? [] : [{ kind: 'deletion-report', at, report: { at, lines } }];
    const written = await desk.append([...unwritten, ...report]);
    if (!written.ok) return false;
    for (const line of lines) desk.log('deleted', { what: line.what, why: line.why, count: line.count });
    unwritten = [];
    unreported = [];
    return true;
  }

  async function eraseEvidence(file: FoundFile, why: EvidenceEnd): Promise<void> {
    await desk.evidence.erase(file.sha256);
    gone(file, why);
  }

  async function tidyEvidence(): Promise<void> {
    const files = await desk.evidence.list();
    const known = new Set(desk.retention.kept().map((item) => item.sha256));
    for (const file of files) {
      if (file.head === undefined) await eraseEvidence(file, 'unreadable');
      else if (!known.has(file.sha256)) {
        // Written, and the journal does not know: a cut came between, or the journal was damaged. It is taken up.
        const { sha256, bytes, head } = file;
        unwritten.push({ kind: 'evidence-kept', at: desk.now(), item: { sha256, bytes, head } });
      }
    }
    const there = new Map(files.map((file) => [file.sha256, file]));
    for (const item of desk.retention.kept()) {
      const file = there.get(item.sha256);
      if (file === undefined) {
        gone(item, 'missing');
        continue;
      }
      const due = evidenceDue(item, desk.retention.confirmedAtMs(item.head.attemptId), desk.now().wallMs);
      if (isRipe(item.sha256, due !== undefined) && due !== undefined) await eraseEvidence(file, due);
    }
  }

  async function tidyPackage(shelf: PackageShelf, shelved: ShelvedPackage): Promise<void> {
    const { packageId, sessionDate } = shelved;
    const standing = desk.retention.standingOf(packageId, sessionDate);
    const fate = packageFate(standing, desk.now().wallMs);
    const isRipeNow = isRipe(`package|${packageId}`, fate.kind === 'erase');
    if (fate.kind !== 'erase' || !isRipeNow) return;
    const bytes = await shelf.erase(shelved);
    forget(packageId);
    const { unacknowledgedRecords, unfinishedAttempts } = standing;
    const left = { unacknowledgedRecords, unfinishedAttempts };
    unwritten.push({ kind: 'package-erased', at: desk.now(), packageId, why: fate.why, ...left });
    unreported.push({ what: 'package', why: fate.why, count: 1, bytes, ...left });
  }

  /** The open package in memory is wiped with the one on disk. */
  function forget(packageId: string): void {
    const { memory } = desk;
    if (memory.session?.opened.content.packageId === packageId) {
      memory.session.opened.close();
      memory.session = undefined;
      memory.current = undefined;
      memory.sitting = undefined;
      memory.console = undefined;
    }
    if (memory.package?.manifest.packageId === packageId) memory.package = undefined;
    desk.changed();
  }

  return {
    run: async (shelf) => {
      const { current, isSuspended } = desk.memory;
      if (current !== undefined && current.kind === 'started' && !isSuspended) return;
      // What an earlier run deleted and could not write down comes first: nothing is written down twice.
      if (!(await writeDown())) return;
      try {
        await tidyEvidence();
        for (const shelved of (await shelf?.list()) ?? []) {
          if (shelf !== undefined) await tidyPackage(shelf, shelved);
        }
      } catch (error) {
        // Tried again at the next run; what was deleted before is written down below.
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        desk.log('retention-failed', { code });
      }
      await writeDown();
    },
  };
}
