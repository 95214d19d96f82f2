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
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a faulty question is voided by two people, who see first what changes; then the results that changed (TS-8)', async () => {
  const publication = buildPublication('S-void', 4);
  await server.admin('PUT', '/sessions/S-void', publication);
  const station = await buildSyncStation(server);
  // 58 points: the multiple question that was answered wrongly is worth the two that are missing.
  const short = buildResult(publication, station.stationId, 1, { wrong: 41 });
  expect(short.claimed.total).toBe(58);
  const itemId = short.answers[40]?.itemId ?? '';
  await station.send(station.seal([short, buildResult(publication, station.stationId, 2)]));

  const asking = await openAsStaff(browser, server, 'province', '/items');
  await expect(asking.getByText('没有作废申请。')).toBeVisible();
  await asking.getByRole('link', { name: /S-void/ }).click();
  await expect(asking.getByText('成绩不足 30 份：')).toBeVisible();
  await expectAccessible(asking);
  await shot(asking, 'item-report');
  await asking.getByLabel('查找题号').focus();
  await asking.keyboard.type(itemId);
  await asking.getByRole('button', { name: `查看试题 ${itemId}`, exact: true }).focus();
  await asking.keyboard.press('Enter');
  const part = asking.locator('section').filter({ hasText: '如果作废这道题' });
  await expect(part.getByText('由不合格变为合格').locator('..')).toContainText('1');
  await part.getByRole('button', { name: '申请作废这道题' }).click();
  await expect(part.getByText('请输入作废原因')).toBeVisible();
  await part.getByLabel('作废原因').fill('两个选项都对（样例）');
  await expectAccessible(asking);
  await shot(asking, 'item-preview');
  await asking.keyboard.press('Enter');
  await expect(asking.getByText('还没有改变任何成绩')).toBeVisible();
  await asking.getByRole('link', { name: '查看作废申请' }).click();
  await expect(asking.getByText('这是您自己的申请')).toBeVisible();
  await expect(asking.getByRole('button', { name: '确认作废并重新评分' })).toHaveCount(0);

  const second = await openAsStaff(browser, server, 'province', '/items');
  await second.getByRole('button', { name: '查看题目和影响' }).click();
  await expect(second.getByText('分数只会提高')).toBeVisible();
  await second.getByRole('button', { name: '不同意' }).click();
  await expect(second.getByText('不同意时请填写意见。')).toBeVisible();
  await expectAccessible(second);
  await shot(second, 'void-request');
  await second.getByRole('button', { name: '确认作废并重新评分' }).click();
  await expect(second.getByRole('status').filter({ hasText: '已作废并重新评分' })).toContainText(
    '1 份由不合格变为合格',
  );
  await second.getByRole('link', { name: /S-void/ }).click();
  await expect(second.getByText('已作废的试题')).toBeVisible();
  await second.getByRole('link', { name: '查看重新评分后的成绩' }).click();
  const rows = second.getByRole('row').filter({ hasText: 'S-void' });
  await expect(rows.filter({ hasText: '合格' }).filter({ hasText: '第 2 版' })).not.toHaveCount(0);
  await shot(second, 'results-revised');
  await rows.filter({ hasText: '9901260310101001' }).getByRole('link').click();
  await expect(second.getByRole('heading', { level: 1 })).toContainText('60 分');
  await expect(second.getByText(`试题作废，按满分计：${itemId}`)).toBeVisible();
  // The report with its charts opens for who is signed in here, and for nobody else's cookie.
  const report = await second.request.get(`${server.running.url}/reports/sessions/S-void/items`);
  expect([report.status(), await report.text()]).toEqual([200, expect.stringContaining(itemId)]);
  const keeper = await openAsStaff(browser, server, 'system', '/items');
  await expect(keeper.getByRole('heading', { level: 1 })).toContainText('您好');
  const refused = await keeper.request.get(`${server.running.url}/reports/sessions/S-void/items`);
  expect(refused.status()).toBe(401);
});
