import { readLevelDbLog } from './leveldb-log';
import { readVersion } from './leveldb-manifest';
import { isTableSound } from './leveldb-table';

export type LevelDbFiles = {
  readonly names: readonly string[];
  readonly read: (name: string) => Uint8Array;
};

export type LevelDbDamage =
  | 'current-missing'
  | 'current-unreadable'
  | 'manifest-missing'
  | 'manifest-damaged'
  | 'log-missing'
  | 'log-damaged'
  | 'table-missing'
  | 'table-damaged';

export type LevelDbVerdict =
  | { readonly kind: 'sound' }
  /** Writes that never finished: cut off at `length`, the database is as it was before them. */
  | { readonly kind: 'torn'; readonly cuts: readonly { readonly file: string; readonly length: number }[] }
  | { readonly kind: 'damaged'; readonly damage: LevelDbDamage; readonly file: string };

/**
 * Whether a LevelDB database may be opened as it stands. Chromium goes on writing behind a torn tail and throws the
 * database away at the start after that (google/leveldb#1287), and answers most other damage with missing rows and
 * no error; so it is looked for here, before Chromium can.
 */
export function judgeLevelDb(files: LevelDbFiles): LevelDbVerdict {
  const has = new Set(files.names);
  const isBegun = files.names.some((name) => /^MANIFEST-|\.(?:log|ldb|sst)$/.test(name));
  if (!has.has('CURRENT')) return isBegun ? damaged('current-missing', 'CURRENT') : { kind: 'sound' };
  const manifest = /^(MANIFEST-\d+)\n$/.exec(new TextDecoder().decode(files.read('CURRENT')))?.[1];
  if (manifest === undefined) return damaged('current-unreadable', 'CURRENT');
  if (!has.has(manifest)) return damaged('manifest-missing', manifest);
  const cuts: { file: string; length: number }[] = [];
  const edits = readLevelDbLog(files.read(manifest));
  const version = edits.end === 'damaged' ? undefined : readVersion(edits.records);
  if (version === undefined || edits.records.length === 0) return damaged('manifest-damaged', manifest);
  if (edits.end === 'torn') cuts.push({ file: manifest, length: edits.soundLength });

  for (const [number, size] of version.tables) {
    const name = [`${sixDigits(number)}.ldb`, `${sixDigits(number)}.sst`].find((one) => has.has(one));
    if (name === undefined) return damaged('table-missing', `${sixDigits(number)}.ldb`);
    const bytes = files.read(name);
    if (bytes.length !== size || !isTableSound(bytes)) return damaged('table-damaged', name);
  }

  const logs = files.names
    .flatMap((name) => {
      const number = Number(/^(\d+)\.log$/.exec(name)?.[1] ?? Number.NaN);
      return number >= version.logNumber || number === version.prevLogNumber ? [{ name, number }] : [];
    })
    .sort((a, b) => a.number - b.number);
  if (version.logNumber > 0 && !logs.some((log) => log.number === version.logNumber))
    return damaged('log-missing', `${sixDigits(version.logNumber)}.log`);
  for (const [index, log] of logs.entries()) {
    const reading = readLevelDbLog(files.read(log.name));
    // An older log was written to its end before the newer one was begun: a torn tail there is damage.
    const isNewest = index === logs.length - 1;
    if (reading.end === 'damaged' || (reading.end === 'torn' && !isNewest))
      return damaged('log-damaged', log.name);
    if (reading.end === 'torn') cuts.push({ file: log.name, length: reading.soundLength });
  }
  return cuts.length > 0 ? { kind: 'torn', cuts } : { kind: 'sound' };
}

function damaged(damage: LevelDbDamage, file: string): LevelDbVerdict {
  return { kind: 'damaged', damage, file };
}

const sixDigits = (number: number): string => String(number).padStart(6, '0');
