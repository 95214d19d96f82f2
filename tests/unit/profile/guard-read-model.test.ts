import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardReadModel } from '../../../src-main/profile/guard-read-model';
import { DAMAGED, harm, TORN } from '../../builders/leveldb-damage';
import { tempFolder } from '../../builders/temp-folder';

/** Rows of the database, in the order in which they were put. */
const ROWS = 400;
const key = (n: number): string => `key-${String(n).padStart(6, '0')}`;
const value = (n: number): string => `${n} `.repeat(20 + (n % 50));

let root: Awaited<ReturnType<typeof tempFolder>>;
let profile: string;
let aside: string;
let database: string;

beforeEach(async () => {
  root = await tempFolder('guard');
  profile = path.join(root.path, 'profile');
  aside = path.join(root.path, 'set-aside');
  database = path.join(profile, 'IndexedDB', 'station_app_0.indexeddb.leveldb');
  await mkdir(database, { recursive: true });
});
afterEach(() => root.remove());

const guard = () => guardReadModel(profile, aside);

async function withLevel<T>(folder: string, work: (level: ClassicLevel) => Promise<T>): Promise<T> {
  const level = new ClassicLevel(folder);
  await level.open();
  try {
    return await work(level);
  } finally {
    await level.close();
  }
}

/**
 * A real LevelDB with rows in packed tables and, behind them, in its log, as a killed process leaves it: LevelDB
 * moves a log into a table when it opens, so the files are taken while it is open.
 */
async function killedDatabase(): Promise<void> {
  const live = path.join(root.path, 'live');
  await withLevel(live, async (level) => {
    for (let n = 0; n < ROWS / 2; n++) await level.put(key(n), value(n));
    await level.compactRange(key(0), key(ROWS));
    for (let n = ROWS / 2; n < ROWS; n++) await level.put(key(n), value(n));
    await cp(live, database, { recursive: true });
  });
}

const rows = () => withLevel(database, async (level) => (await level.keys().all()).length);

describe('the guard before Chromium opens its databases', () => {
  it('finds nothing in a new profile, and nothing in one without a database', () => {
    expect(guard()).toEqual({ kind: 'sound' });
    expect(guardReadModel(path.join(root.path, 'none'), aside)).toEqual({ kind: 'nothing-there' });
  });

  it('leaves a sound database as it is, byte for byte', async () => {
    await killedDatabase();
    const read = async () =>
      Promise.all((await readdir(database)).sort().map((name) => readFile(path.join(database, name))));
    const before = await read();
    expect(guard()).toEqual({ kind: 'sound' });
    expect(await read()).toEqual(before);
    expect(await rows()).toBe(ROWS);
  });

  it.each(TORN)('cuts off a write that never finished (%s), and no whole one', async (kind) => {
    await killedDatabase();
    await harm(database, kind);
    expect(guard()).toMatchObject({ kind: 'tail-cut' });
    // Twice: what one start leaves behind is what the next one finds.
    expect(guard()).toEqual({ kind: 'sound' });
    const left = kind === 'torn body' ? ROWS - 1 : ROWS;
    expect(await rows()).toBe(left);
    expect(await rows()).toBe(left);
  });

  it('cuts the log at every length of its last record', async () => {
    await killedDatabase();
    const log = (await readdir(database)).filter((name) => name.endsWith('.log')).at(-1) ?? '';
    const file = path.join(database, log);
    const whole = await readFile(file);
    for (const cut of [1, 2, 7, 50, 120, 121]) {
      await writeFile(file, whole.subarray(0, whole.length - cut));
      expect(guard()).toMatchObject({ kind: 'tail-cut', files: [log] });
    }
  });

  it.each(DAMAGED)('sets the databases aside whole after %s', async (kind) => {
    await killedDatabase();
    await harm(database, kind);
    const harmed = (await readdir(database)).sort();
    expect(guard()).toMatchObject({ kind: 'set-aside' });
    expect(await readdir(profile)).toEqual([]);
    const kept = path.join(aside, '000001-IndexedDB', path.basename(database));
    expect((await readdir(kept)).sort()).toEqual(harmed);
    expect(guard()).toEqual({ kind: 'nothing-there' });
  });

  it('keeps the last three that were set aside', async () => {
    for (let round = 0; round < 5; round++) {
      await mkdir(database, { recursive: true });
      await writeFile(path.join(database, '000003.log'), 'x');
      expect(guard()).toMatchObject({ kind: 'set-aside', damage: 'current-missing' });
    }
    expect((await readdir(aside)).sort()).toEqual([
      '000003-IndexedDB',
      '000004-IndexedDB',
      '000005-IndexedDB',
    ]);
  });

  it('says so when it can neither read nor move them', async () => {
    await killedDatabase();
    await harm(database, 'no CURRENT');
    await writeFile(aside, 'a file where the folder should be');
    expect(guard()).toMatchObject({ kind: 'helpless' });
  });
});
