import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { LogFields } from '../platform/log';
import { judgeLevelDb, type LevelDbDamage } from './judge-leveldb';

/** What was done to the page's databases before Chromium may open them. */
export type GuardReport =
  | { readonly kind: 'nothing-there' }
  | { readonly kind: 'sound' }
  | { readonly kind: 'tail-cut'; readonly files: readonly string[] }
  /** The whole of IndexedDB was moved out of the profile; the read model is rebuilt from the journal. */
  | { readonly kind: 'set-aside'; readonly damage: LevelDbDamage | 'unreadable'; readonly file: string }
  /** Not even that worked; the screens will say that their lists cannot be used. */
  | { readonly kind: 'helpless'; readonly detail: string };

/** Of the folders that were set aside, this many of the newest are kept: they are for a technician, not for us. */
const KEPT_ASIDE = 3;

/**
 * Looks at every IndexedDB database of the profile and mends or sets aside what must not be opened. Synchronous,
 * and to be called by the one instance that holds the lock, before Electron is ready: nothing else may have these
 * files open.
 */
export function guardReadModel(profileFolder: string, asideFolder: string): GuardReport {
  const indexedDb = path.join(profileFolder, 'IndexedDB');
  const databases = listOrEmpty(indexedDb).filter((name) => name.endsWith('.leveldb'));
  if (databases.length === 0) return { kind: 'nothing-there' };
  const cutFiles: string[] = [];
  try {
    for (const database of databases) {
      const folder = path.join(indexedDb, database);
      const verdict = judgeOrUnreadable(folder);
      if (verdict.kind === 'damaged') {
        setAside(indexedDb, asideFolder);
        return { kind: 'set-aside', damage: verdict.damage, file: verdict.file };
      }
      if (verdict.kind === 'torn') {
        for (const cut of verdict.cuts) {
          cutTail(path.join(folder, cut.file), cut.length);
          cutFiles.push(cut.file);
        }
      }
    }
  } catch (error) {
    return { kind: 'helpless', detail: error instanceof Error ? error.message : String(error) };
  }
  return cutFiles.length > 0 ? { kind: 'tail-cut', files: cutFiles } : { kind: 'sound' };
}

/** The report as a log line carries it. */
export function reportFields(report: GuardReport): LogFields {
  switch (report.kind) {
    case 'nothing-there':
    case 'sound':
      return { outcome: report.kind };
    case 'tail-cut':
      return { outcome: report.kind, files: report.files.join(' ') };
    case 'set-aside':
      return { outcome: report.kind, damage: report.damage, file: report.file };
    case 'helpless':
      return { outcome: report.kind, detail: report.detail };
    default:
      return assertNever(report);
  }
}

function judgeOrUnreadable(
  folder: string,
):
  | Exclude<ReturnType<typeof judgeLevelDb>, { readonly kind: 'damaged' }>
  | { readonly kind: 'damaged'; readonly damage: LevelDbDamage | 'unreadable'; readonly file: string } {
  try {
    return judgeLevelDb({
      names: readdirSync(folder),
      read: (name) => readFileSync(path.join(folder, name)),
    });
  } catch (error) {
    const file = error instanceof Error && 'path' in error ? path.basename(String(error.path)) : '';
    return { kind: 'damaged', damage: 'unreadable', file };
  }
}

function cutTail(file: string, length: number): void {
  const handle = openSync(file, 'r+');
  try {
    ftruncateSync(handle, length);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Moved, not deleted: a power cut in between leaves it in the old place or in the new one. */
function setAside(indexedDb: string, asideFolder: string): void {
  mkdirSync(asideFolder, { recursive: true, mode: 0o700 });
  const numbers = listOrEmpty(asideFolder).flatMap((name) => {
    const number = /^(\d{6})-IndexedDB$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
  const next = Math.max(0, ...numbers) + 1;
  renameSync(indexedDb, path.join(asideFolder, asideName(next)));
  syncFolder(path.dirname(indexedDb));
  syncFolder(asideFolder);
  for (const number of numbers.filter((one) => one <= next - KEPT_ASIDE)) {
    rmSync(path.join(asideFolder, asideName(number)), { recursive: true, force: true });
  }
}

const asideName = (number: number): string => `${String(number).padStart(6, '0')}-IndexedDB`;

function syncFolder(folder: string): void {
  // Windows has no handle on a folder; its file systems write the entry with the rename.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function listOrEmpty(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
