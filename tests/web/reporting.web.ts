import { readFile } from 'node:fs/promises';
import { type Browser, expect, test } from '@playwright/test';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildSyncStation } from '../builders/build-sync-station';
import { startRecordStore } from '../builders/record-store';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { expectAccessible, launchChromium } from './centre-pages';
import { openAsStaff, shot } from './staff-pages';

let server: TestServer;
let browser: Browser;
let store: Awaited<ReturnType<typeof startRecordStore>>;
test.beforeAll(async () => {
  store = await startRecordStore('exam', 'secret');
  server = await startTestServer({ lrs: { url: store.url, key: 'exam', secret: 'secret' } });
  browser = await launchChromium();
  const station = await buildSyncStation(server);
  const publication = buildPublication('S-tell', 2);
  await server.admin('PUT', '/sessions/S-tell', publication);
  await station.send(station.seal([buildResult(publication, station.stationId, 1)]));
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await store?.stop();
});

test('a session is told to the record store by keyboard, once; a file and a QTI document leave as well', async () => {
  const page = await openAsStaff(browser, server, 'province', '/reporting');
  await page.getByLabel('场次编号').focus();
  await page.keyboard.type('S-tell');
  await page.getByRole('button', { name: '上报到学习记录库' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已上报。没有送达的会自动重试。')).toBeVisible();
  await expect(page.locator('.counts')).toContainText('已上报1');
  expect(store.kept.size).toBe(1);
  await expectAccessible(page);
  await shot(page, 'reporting');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 xAPI 文件' }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject([{ result: { score: { raw: 100 } } }]);
  await page.goto(`${server.running.url}/app/results`);
  await page.getByRole('row').filter({ hasText: 'S-tell' }).getByRole('link').first().click();
  const xml = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 QTI 成绩文件' }).click();
  expect((await xml).suggestedFilename()).toMatch(/^qti-result-[0-9a-f]{32}\.xml$/);
});
