import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { SessionId } from '../../src-shared/basics/ids';
import { buildCodes, buildHandIn, inRecordOrder } from '../builders/build-hand-in';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../builders/build-sync-station';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { tempFolder } from '../builders/temp-folder';
import { expectAccessible, launchChromium } from './centre-pages';
import { openAsStaff, shot } from './staff-pages';

let server: TestServer;
let browser: Browser;
let station: SyncStation;
let folder: Awaited<ReturnType<typeof tempFolder>>;
const publication = buildPublication('S-hand', 4);
const sessionId = SessionId.parse('S-hand');
test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
  folder = await tempFolder('hand-in-pages');
  station = await buildSyncStation(server);
  await server.admin('PUT', '/sessions/S-hand', publication);
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

test('files of several stations are imported at once, each with its state and that of each record', async () => {
  const other = buildResult(publication, station.stationId, 2, { changes: { bankVersion: '样例-other' } });
  const chain = station.seal([buildResult(publication, station.stationId, 1), other]);
  const gap = station.seal([buildResult(publication, station.stationId, 3), '二', '三']).slice(1);
  const files = {
    'one.examhandin': buildHandIn(station, sessionId, chain),
    'gap.examhandin': buildHandIn(station, sessionId, gap),
    'photo.jpg': new Uint8Array([1, 2, 3]),
  };
  const names = [];
  for (const [name, bytes] of Object.entries(files)) {
    names.push(path.join(folder.path, name));
    await writeFile(path.join(folder.path, name), bytes);
  }
  const page = await openAsStaff(browser, server, 'system', '/hand-in');
  await expect(page.getByText('还没有导入过上交文件。')).toBeVisible();
  await page.getByLabel('选择上交文件').setInputFiles(names);
  await expect(page.getByText('one.examhandin：已导入')).toBeVisible();
  await expect(page.getByText('各条记录（2 条，其中 1 条未计入）')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '收下但未计入' })).toContainText('最新的考试包');
  await expect(page.getByText('gap.examhandin：')).toContainText('没有全部收下');
  await expect(page.getByText('在这台考试机上重新导出全部记录')).toBeVisible();
  await expect(page.getByText('photo.jpg：这不是上交文件。')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '未全部收下' })).toHaveCount(1);
  await expectAccessible(page);
  await shot(page, 'hand-in-files');
});

test('codes are read in any order; what is missing is asked for and stays in the field', async () => {
  const result = inRecordOrder(buildResult(publication, station.stationId, 4));
  const [record] = station.seal([result]);
  if (record === undefined) throw new Error('no record');
  const frames = buildCodes(station, publication, result, record, 300);
  expect(frames.length).toBeGreaterThan(1);
  const page = await openAsStaff(browser, server, 'province', '/hand-in');
  const field = page.getByLabel('扫码内容（每行一个码）');
  await page.getByRole('button', { name: '导入二维码' }).click();
  await expect(page.getByText('请先扫描或粘贴二维码的内容。')).toBeVisible();
  await field.fill(['not a code', ...frames.slice(1)].join('\n'));
  await page.getByRole('button', { name: '导入二维码' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('还没有扫全')).toBeVisible();
  await expect(page.getByText('有 1 行不是成绩二维码')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'hand-in-codes');
  await field.fill([(await field.inputValue()).replace('not a code', ''), frames[0]].join('\n'));
  await page.getByRole('button', { name: '导入二维码' }).click();
  await expect(page.getByText(`${station.stationId} 第 ${record.seq} 条的成绩已收下。`)).toBeVisible();
  await expect(field).toHaveValue('');
  await expect(page.getByRole('heading', { name: '二维码成绩', exact: true })).toBeVisible();
  const auditor = await openAsStaff(browser, server, 'audit', '/hand-in');
  await expect(auditor.getByRole('heading', { level: 1 })).toContainText('您好');
});
