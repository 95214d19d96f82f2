import { readFile } from 'node:fs/promises';
import { type Browser, expect, test } from '@playwright/test';
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
  const station = await buildSyncStation(server);
  const publication = buildPublication('S-list', 4);
  await server.admin('PUT', '/sessions/S-list', publication);
  const wrong = [0, 12, 50];
  await station.send(
    station.seal(
      wrong.map((count, at) => buildResult(publication, station.stationId, at + 1, { wrong: count })),
    ),
  );
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('results are found by keyboard alone, taken away as a list, and opened (ID-14)', async () => {
  const page = await openAsStaff(browser, server, 'province', '/results');
  const rows = page.getByRole('row').filter({ hasText: 'S-list' });
  await expect(rows).toHaveCount(3);
  await expect(page.locator('main')).not.toContainText('样例考生');
  await expectAccessible(page);
  await shot(page, 'results');
  await page.getByLabel('准考证号、证件号码或证书编号').focus();
  await page.keyboard.type('E99000002');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  const download = await downloading;
  expect(await readFile(await download.path(), 'utf8')).toContain('样例考生2');
  await expect(page.getByText('已导出 1 条。')).toBeVisible();
  await page.getByLabel('姓名（至少两个字）').fill('没有这个人');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await expect(page.getByText('没有符合条件的成绩')).toBeVisible();
  await page.getByRole('button', { name: '清空条件' }).click();
  await expect(rows).toHaveCount(3);
  await rows.last().getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('样例考生');
});

test('a result is put on hold with a reason, released, and reviewed (RM-13, RM-16)', async () => {
  const page = await openAsStaff(browser, server, 'province', '/results');
  await page.getByLabel('准考证号、证件号码或证书编号').fill('9901260310101001');
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await page.getByRole('row').filter({ hasText: '9901260310101001' }).getByRole('link').first().click();
  await page.getByRole('button', { name: '暂扣成绩' }).click();
  await expect(page.getByText('请输入原因')).toBeVisible();
  await page.getByLabel('原因', { exact: true }).selectOption('其他');
  await page.getByLabel('说明（不要写姓名、证件号码）').fill('等待补交材料');
  await page.getByRole('button', { name: '暂扣成绩' }).click();
  await expect(page.getByText('这条成绩已暂扣')).toBeVisible();
  await page.getByRole('button', { name: '开始复核' }).click();
  await expect(page.getByText('一致，收到')).toBeVisible();
  await page.getByLabel('答复', { exact: true }).selectOption('维持原成绩');
  await page.getByLabel('答复内容（不要写姓名、证件号码）').fill('复核无误');
  await page.getByRole('button', { name: '答复' }).click();
  await expect(page.getByText('维持原成绩: 复核无误')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'result');
  await page.goto(`${server.running.url}/app/results/nobody`);
  await expect(page.getByText('没有找到这条成绩')).toBeVisible();
});
