import { type Browser, expect, test } from '@playwright/test';
import { buildIncident, buildIncidentLog } from '../builders/build-closing';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../builders/build-sync-station';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { expectAccessible, launchChromium } from './centre-pages';
import { openAsStaff, shot } from './staff-pages';

let server: TestServer;
let browser: Browser;
let station: SyncStation;
let other: SyncStation;
const publication = buildPublication('S-watch', 4);
test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
  station = await buildSyncStation(server);
  other = await buildSyncStation(server);
  await server.admin('PUT', '/sessions/S-watch', publication);
  await station.send(station.seal([buildResult(publication, station.stationId, 1)]));
  const changes = { attemptId: 'cd'.repeat(16) };
  await other.send(other.seal([buildResult(publication, other.stationId, 1, { wrong: 9, changes })]));
  const incidents = [buildIncident('S-watch', 1), buildIncident('S-watch', 2, { kind: 'unwell', by: [] })];
  await station.send(station.seal([buildIncidentLog(publication, station.stationId, incidents)]));
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a record set aside is explained, compared and rejected by keyboard, and its alarm is gone (RM-12)', async () => {
  const page = await openAsStaff(browser, server, 'province', '/aside');
  await expect(page.getByText('同一考生同一次测试已有另一台考试机的成绩')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'aside');
  await page.getByRole('button', { name: '比较两份成绩' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('换机后以序次较大的一份为准')).toBeVisible();
  await shot(page, 'aside-comparison');
  // What loses to another result would only lose again: no button offers to judge it again.
  await expect(page.getByRole('button', { name: '再评一次' })).toHaveCount(0);
  const aside = page.locator('section').filter({ hasText: '隔离的记录都完整保存着' });
  await aside.getByRole('button', { name: '驳回，不计入' }).click();
  await expect(aside.getByText('请输入处理说明')).toBeVisible();
  await aside.getByLabel('处理说明（不要写姓名、证件号码）').fill('换机后旧机继续作答');
  await aside.getByRole('button', { name: '驳回，不计入' }).click();
  await expect(page.getByText('已驳回，记录仍然保留。')).toBeVisible();
  await expect(page.getByText('没有待处理的隔离记录。')).toBeVisible();
  await page.reload();
  await expect(page.getByText('没有未处理的告警。')).toBeVisible();
  // A word that was wrong is turned round: the rejected result may still be said to be the one that counts.
  await aside.getByRole('button', { name: '也显示已处理的' }).click();
  await aside.getByLabel('处理说明（不要写姓名、证件号码）').fill('签到表为这台机（样例）');
  await aside.getByRole('button', { name: '以这份为准' }).click();
  await expect(page.getByText('已改为以这份成绩为准')).toBeVisible();
  await expect(aside.getByRole('row').filter({ hasText: station.stationId })).toContainText('签到表为这台机');
  await expectAccessible(page);
  await shot(page, 'aside-turned-round');
  // The sitting's own page shows both: the score that counts now with its versions, and the record beside it.
  await page.goto(
    `${server.running.url}/app/results/${buildResult(publication, station.stationId, 1).attemptId}`,
  );
  await expect(page.getByText('管理员决定以另一台考试机的成绩为准')).toBeVisible();
  const others = page.locator('section').filter({ hasText: '同一次测试的其他记录' });
  await expect(others.getByRole('row').filter({ hasText: station.stationId })).toContainText('100');
  await expectAccessible(page);
  await shot(page, 'result-others');
});

test('an alarm is settled with a note; a keeper of machines reads records and does not decide (LW-7)', async () => {
  const chain = station.seal(['一']);
  await station.send(chain);
  await station.send(station.seal(['另一个一'], { ...(chain[0] && { epoch: chain[0].epoch }) }));
  const page = await openAsStaff(browser, server, 'system', '/aside');
  await expect(page.getByText('对记录的处理由省级管理员决定。')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: '可能是磁盘被还原或克隆' });
  await row.getByLabel('处理说明（不要写姓名、证件号码）').fill('已派人查看');
  await row.getByRole('button', { name: '已处理' }).click();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: '也显示已处理的' }).first().click();
  await expect(page.getByText('已派人查看')).toBeVisible();
  await expectAccessible(page);
});

test('a room’s incidents are read by session and kind (RM-14)', async () => {
  const page = await openAsStaff(browser, server, 'province', '/incidents/S-watch');
  await expect(page.getByRole('row').filter({ hasText: '故障' })).toContainText('JK001');
  await expect(page.getByText('考试机自动记录')).toBeVisible();
  await page.getByLabel('种类').selectOption('身体不适');
  await page.getByRole('button', { name: '查询' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'S-watch' })).toHaveCount(1);
  await expectAccessible(page);
  await shot(page, 'incidents');
});

test('a station is registered, found and revoked; its id is asked for once more', async () => {
  const page = await openAsStaff(browser, server, 'system', '/stations');
  await page.getByLabel('考试机名称').fill('样例机');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/登记码：[0-9A-Z]{4}-/)).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'stations');
  await page.getByRole('button', { name: `吊销 ${other.stationId}` }).click();
  await page.getByLabel('吊销原因').fill('机器丢失（样例）');
  await page.getByLabel('再输入一次考试机编号').fill('ST-000099');
  await page.getByRole('button', { name: '确定吊销' }).click();
  await expect(page.getByText('编号不一致。')).toBeVisible();
  await page.getByLabel('再输入一次考试机编号').fill(other.stationId);
  await page.getByRole('button', { name: '确定吊销' }).click();
  await expect(page.getByText('已吊销。', { exact: true })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: other.stationId }).last()).toContainText('机器丢失');
});

test('accounts are made, reset and closed; the audit log tells who did it (LW-6, LW-7)', async () => {
  const page = await openAsStaff(browser, server, 'security', '/accounts');
  await page.getByLabel('用户名').fill('SJ-07');
  await page.getByLabel('显示姓名').fill('演示审计员');
  await page.getByLabel('手机号码').fill('02900000000');
  await page.locator('#account_role').selectOption('审计管理员');
  await page.getByRole('button', { name: '新建' }).click();
  await expect(page.getByText(/一次性密码：/)).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'accounts');
  const row = page.getByRole('row').filter({ hasText: 'SJ-07' });
  await expect(row).toContainText('未改密码');
  await row.getByRole('button', { name: '停用' }).click();
  await expect(page.getByText('立即退出并永久不能登录')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(row).toContainText('已停用');

  const auditor = await openAsStaff(browser, server, 'audit', '/audit');
  await auditor.getByLabel('操作').selectOption('停用账号');
  await auditor.getByRole('button', { name: '查询' }).click();
  await expect(auditor.getByRole('row').filter({ hasText: 'done' })).toContainText('安全管理员');
  await expectAccessible(auditor);
  await shot(auditor, 'audit');
});
