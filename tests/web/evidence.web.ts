import { readFile } from 'node:fs/promises';
import { type Browser, expect, test } from '@playwright/test';
import { suiteB } from '../../src-crypto/suite-b';
import { sendEvidence } from '../builders/build-evidence';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildSyncStation } from '../builders/build-sync-station';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { expectAccessible, launchChromium } from './centre-pages';
import { openAsStaff, shot } from './staff-pages';

let server: TestServer;
let browser: Browser;
test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a kept picture is opened for a reason, by keyboard, with its day of deletion; the log has it (LW-5, LW-6)', async () => {
  const publication = buildPublication('S-picture', 4);
  await server.admin('PUT', '/sessions/S-picture', publication);
  const station = await buildSyncStation(server);
  const result = buildResult(publication, station.stationId, 1);
  await station.send(station.seal([result]));
  const province = await openAsStaff(browser, server, 'province', '/evidence');
  await expect(province.getByText('没有留存照片。')).toBeVisible();

  const jpeg = await readFile('resources/demo/people/demo-01/photo.jpg');
  const { attemptId } = result;
  const picture = { sessionId: 'S-picture', attemptId, jpeg: new Uint8Array(jpeg) };
  await sendEvidence(server, station, picture);
  server.pass(60_000);
  await sendEvidence(server, station, { ...picture, boxPublicKey: suiteB.newBoxKeys().publicKey });
  server.pass(60_000);
  await sendEvidence(server, station, { ...picture, sent: 1000 });
  await province.goto(`${server.running.url}/app/results/${attemptId}`);
  const part = province.locator('section').filter({ hasText: '打开的原因' });
  const rows = part.getByRole('row').filter({ hasText: 'ST-' });
  // The latest first; a piece that is not whole yet has no head that could be read.
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText('2026-04-09');
  await expect(rows.last()).toContainText('没有人打开过');

  await rows.first().getByRole('button', { name: '打开照片' }).click();
  await expect(part.getByText('请输入打开的原因')).toBeVisible();
  await rows.first().getByLabel('打开的原因').fill('复核（样例）');
  await rows.first().getByRole('button', { name: '打开照片' }).click();
  await expect(part.getByText('请以考场情况记录为准')).toBeVisible();
  await rows.last().getByLabel('打开的原因').focus();
  await province.keyboard.type('复核（样例）');
  await province.keyboard.press('Enter');
  await expect(part.getByAltText('考试中核验不符')).toHaveJSProperty('naturalWidth', 295);
  await expect(rows.last()).toContainText('打开过 1 次');
  await expectAccessible(province);
  await shot(province, 'evidence-opened');
  // The focus is on the button that takes the picture away again.
  await province.keyboard.press('Enter');
  await expect(part.locator('img')).toHaveCount(0);

  await province.goto(`${server.running.url}/app/evidence`);
  await expect(province.getByText('还在上传，传完后可以打开。')).toBeVisible();
  await expectAccessible(province);
  await shot(province, 'evidence');
  const auditor = await openAsStaff(browser, server, 'audit', '/audit');
  await auditor.getByLabel('操作').selectOption('打开留存照片');
  await auditor.getByRole('button', { name: '查询' }).click();
  await expect(auditor.getByRole('row').filter({ hasText: '复核（样例）' })).toHaveCount(2);
  // Keepers of machines are offered no such page (LW-7); the routes refuse them, too (web-access.test.ts).
  const keeper = await openAsStaff(browser, server, 'system', '/evidence');
  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('您好');
});
