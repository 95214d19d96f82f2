import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { DAMAGED, harm, TORN } from '../builders/leveldb-damage';
import { tempFolder } from '../builders/temp-folder';
import { hearAcknowledgements } from '../crash/station/acknowledgements';
import { type FiredStation, killGroup, type Range, stationRange } from '../crash/station/fired-station';
import { type Ledger, openLedger } from '../crash/station/invariant';
import { buildMutant } from '../crash/station/mutant';
import { hearDurability, openAndResume, startAnswering, tablesThrough } from '../crash/station/page-driver';
import { beginSitting, prepareExam } from '../crash/station/sitting';

/** One station with answers in its journal and read model, whose profile is harmed between its starts. */
let folder: Awaited<ReturnType<typeof tempFolder>>;
let range: Range;
let mutant: Range;
let relaxed: Range;
let ledger: Ledger;
let running: FiredStation | undefined;
let durabilities: readonly string[];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  folder = await tempFolder('read-model');
  const station = path.join(folder.path, 'station');
  await prepareExam(station);
  range = await stationRange(station);
  mutant = await stationRange(station, await buildMutant(folder.path, 'no-guard'));
  relaxed = await stationRange(station, await buildMutant(folder.path, 'relaxed-read-model'));
  ledger = openLedger(station);
  const { page } = await start();
  if (running === undefined) throw new Error('no station');
  const sitting = await beginSitting(running, ledger, false);
  if (sitting === undefined) throw new Error('no exam');
  const heard = hearAcknowledgements(page);
  const noted = await hearDurability(page);
  startAnswering(page, sitting.open, 1);
  await heard.reach(90, running.gone);
  durabilities = await noted();
  await kill();
  await ledger.settle(1, heard.count(), sitting.open.questions);
  const again = await start();
  await isLevel();
  await putWitness(again.page);
  await kill();
});
test.afterAll(async () => {
  await kill();
  await folder.remove();
});

async function start(on: Range = range): Promise<{ readonly page: Page }> {
  running = await on.start();
  if (running === undefined) throw new Error('the station did not start');
  return running;
}

async function kill(): Promise<void> {
  if (running === undefined || running.isGone()) return;
  killGroup(running.pid);
  await running.gone;
}

/** Every answer of the journal is in the tables, and no other. */
async function isLevel(): Promise<void> {
  if (running === undefined) throw new Error('no station');
  const lastSeq = await ledger.recheck();
  await expect(async () => {
    if (running !== undefined) ledger.checkTables(await tablesThrough(running.page, lastSeq));
  }).toPass({ timeout: 20_000 });
}

/** A database of the page that nothing rebuilds: it tells whether the profile's databases were kept. */
const putWitness = (page: Page, kilobytes = 1) =>
  page.evaluate(
    (count) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('witness', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('seen');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('seen', 'readwrite', { durability: 'strict' });
          // Random, so that nothing packs it: a few megabytes make Chromium write tables.
          for (let i = 0; i < count; i++)
            writing.objectStore('seen').put(crypto.getRandomValues(new Uint8Array(1024)), i);
          writing.oncomplete = () => resolve();
          writing.onabort = () => reject(new Error('not written'));
        };
      }),
    kilobytes,
  );

const hasWitness = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).some((one) => one.name === 'witness'));

async function databaseFolder(): Promise<string> {
  const indexedDb = path.join(folder.path, 'station', 'profile', 'IndexedDB');
  const name = (await readdir(indexedDb)).find((one) => one.endsWith('.leveldb'));
  return path.join(indexedDb, name ?? '');
}

test('every write of the read model is asked to be on the disk before it counts', () => {
  expect(durabilities.length).toBeGreaterThan(20);
  expect(new Set(durabilities)).toEqual(new Set(['strict']));
});

test('with the durability that Chromium has by itself, the test before this one would be red', async () => {
  const { page } = await start(relaxed);
  const noted = await hearDurability(page);
  await openAndResume(page);
  await expect.poll(async () => (await noted()).length).toBeGreaterThan(0);
  expect(new Set(await noted())).not.toContain('strict');
  await kill();
});

for (const kind of TORN) {
  test(`two starts after a ${kind} the page's databases are still there, and the read model is the journal's`, async () => {
    await harm(await databaseFolder(), kind);
    for (let round = 0; round < 2; round++) {
      const { page } = await start();
      await isLevel();
      expect(await hasWitness(page)).toBe(true);
      // What Chromium writes behind a torn tail is what makes the next start throw everything away.
      await putWitness(page);
      await kill();
    }
  });
}

test('without the guard, two starts after a torn header they are gone: this suite would be red', async () => {
  await harm(await databaseFolder(), 'torn header');
  let isKept = true;
  for (let round = 0; round < 3 && isKept; round++) {
    const { page } = await start(mutant);
    // The journal gives the read model back all the same; what only the guard could save is lost.
    await isLevel();
    isKept = await hasWitness(page);
    if (isKept) await putWitness(page);
    await kill();
  }
  expect(isKept).toBe(false);
});

for (const kind of DAMAGED) {
  test(`after ${kind} the read model is rebuilt from the journal`, async () => {
    const { page } = await start();
    await isLevel();
    if (kind.includes('table')) for (let round = 0; round < 3; round++) await putWitness(page, 3000);
    await kill();
    await harm(await databaseFolder(), kind);
    await start();
    await isLevel();
    await kill();
  });
}
