import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { tempFolder } from '../builders/temp-folder';
import { type FiredStation, killGroup, stationRange } from '../crash/station/fired-station';
import { type Ledger, openLedger } from '../crash/station/invariant';
import { startAnswering, tablesThrough } from '../crash/station/page-driver';
import { beginSitting, prepareExam } from '../crash/station/sitting';

/** The tables are changed behind the station's back; the page, loaded again, must find out and rebuild them. */
let folder: Awaited<ReturnType<typeof tempFolder>>;
let station: FiredStation;
let ledger: Ledger;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  folder = await tempFolder('differences');
  const data = path.join(folder.path, 'station');
  await prepareExam(data);
  const range = await stationRange(data);
  ledger = openLedger(data);
  const first = await range.start();
  const sitting = first && (await beginSitting(first, ledger, false));
  if (first === undefined || sitting === undefined) throw new Error('no exam');
  startAnswering(first.page, sitting.open, 0);
  await sitting.heard.reach(40, first.gone);
  killGroup(first.pid);
  await first.gone;
  await ledger.settle(0, sitting.heard.count(), sitting.open.questions);
  const second = await range.start();
  if (second === undefined) throw new Error('the station did not start');
  station = second;
});
test.afterAll(async () => {
  if (station !== undefined && !station.isGone()) {
    killGroup(station.pid);
    await station.gone;
  }
  await folder.remove();
});

const OTHER_EPOCH = '0123456789abcdef';

type Change =
  | 'a missing row'
  | 'a changed row'
  | 'a row too many'
  | 'an empty table'
  | 'a head that is behind'
  | 'a head that is ahead'
  | 'a head of another epoch'
  | 'no head';

const CHANGES: readonly Change[] = [
  'a missing row',
  'a changed row',
  'a row too many',
  'an empty table',
  'a head that is behind',
  'a head that is ahead',
  'a head of another epoch',
  'no head',
];

const change = (page: Page, what: Change) =>
  page.evaluate(
    (kind) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('station-read-model');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(['answers', 'head'], 'readwrite');
          const answers = writing.objectStore('answers');
          const heads = writing.objectStore('head');
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          writing.onabort = () => reject(writing.error);
          const rows = answers.getAll();
          rows.onsuccess = () => {
            const [row] = rows.result;
            if (kind === 'a missing row') answers.delete([row.attemptId, row.itemId]);
            if (kind === 'a changed row') answers.put({ ...row, seq: row.seq + 1_000_000 });
            if (kind === 'a row too many') answers.put({ ...row, itemId: 'NEVER-GIVEN' });
            if (kind === 'an empty table') answers.clear();
          };
          const head = heads.get('head');
          head.onsuccess = () => {
            const { result } = head;
            if (kind === 'a head that is behind') heads.put({ ...result, seq: result.seq - 5 });
            if (kind === 'a head that is ahead') heads.put({ ...result, seq: result.seq + 5 });
            if (kind === 'a head of another epoch') heads.put({ ...result, epoch: '0123456789abcdef' });
            if (kind === 'no head') heads.delete('head');
          };
        };
      }),
    what,
  );

async function isLevel(): Promise<void> {
  const lastSeq = await ledger.recheck();
  await expect(async () => {
    const tables = await tablesThrough(station.page, lastSeq);
    ledger.checkTables(tables);
    expect(tables.head?.seq).toBe(lastSeq);
    expect(tables.head?.epoch).not.toBe(OTHER_EPOCH);
  }).toPass({ timeout: 20_000 });
}

for (const what of CHANGES) {
  test(`${what}: the read model is the journal's again when the page has been loaded`, async () => {
    await isLevel();
    await change(station.page, what);
    await station.page.reload();
    await isLevel();
  });
}
