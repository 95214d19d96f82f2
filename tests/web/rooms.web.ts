import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { SessionId } from '../../src-shared/basics/ids';
import { requestText } from '../../src-shared/domain/staff-code/staff-code';
import { buildClosing } from '../builders/build-closing';
import { buildHandIn } from '../builders/build-hand-in';
import { sendHeartbeat } from '../builders/build-heartbeat';
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
test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
  folder = await tempFolder('rooms');
  station = await buildSyncStation(server);
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

test('an empty centre says so, and each role’s first page names what it may do (LW-7)', async () => {
  const page = await openAsStaff(browser, server, 'system');
  await expect(page.getByRole('link', { name: /考试场次/ }).last()).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'home-system');
  await page.getByRole('navigation').getByRole('link', { name: '考试场次' }).click();
  await expect(page.getByText('还没有发布过场次。')).toBeVisible();
  const audit = await openAsStaff(browser, server, 'audit', '/sessions');
  await expect(audit.getByRole('heading', { level: 1 })).toContainText('您好');
});

test('a session is reconciled: what is missing is named with what to do, and a hand-in file settles it (RM-15)', async () => {
  const publication = buildPublication('S-room', 4);
  await server.admin('PUT', '/sessions/S-room', publication);
  const [first, second] = [1, 2].map((seat) => buildResult(publication, station.stationId, seat));
  if (first === undefined || second === undefined) throw new Error('no results');
  const closing = buildClosing(publication, station.stationId, station.keys.sign.privateKey, [first, second]);
  // The closing is in a chain of its own, so the second result may still be on the machine.
  await station.send(station.seal([first]));
  await station.send(station.seal([closing]));
  const late = station.seal([second]);

  const page = await openAsStaff(browser, server, 'system', '/sessions');
  await page.getByRole('link', { name: /S-room/ }).focus();
  await page.keyboard.press('Enter');
  const row = page.getByRole('row').filter({ hasText: '9901260310101002' });
  await expect(row).toContainText('考试机记录了实考，成绩还没有到');
  await expect(row).toContainText('导出上交文件');
  // RM-15 needs no names, and a keeper of machines gets none.
  await expect(page.locator('body')).not.toContainText('样例考生');
  await expectAccessible(page);
  await shot(page, 'session-missing');

  const file = path.join(folder.path, 'room.handin');
  await writeFile(file, 'not a hand-in file');
  await page.getByLabel('选择上交文件').setInputFiles(file);
  await expect(page.getByText('这不是上交文件。')).toBeVisible();
  await writeFile(file, buildHandIn(station, SessionId.parse('S-room'), late));
  await page.getByLabel('选择上交文件').setInputFiles(file);
  await expect(page.getByText(`已导入 ${station.stationId} 场次 S-room 的 1 条记录`)).toBeVisible();
  await expect(page.getByText('核对一致')).toBeVisible();
  await page.getByLabel('选择上交文件').setInputFiles(file);
  await expect(page.getByText('没有重复计入')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载回执' }).click();
  expect((await downloading).suggestedFilename()).toBe(`${station.stationId}-receipt.json`);
  await shot(page, 'session-balanced');
  await page.goto(`${server.running.url}/app/sessions/nobody`);
  await expect(page.getByText('没有找到这个场次')).toBeVisible();
});

test('the province makes a code for a seat whose room has no head at hand, and is told what is wrong (RM-10)', async () => {
  const publication = buildPublication('S-phone', 2);
  await server.admin('PUT', '/sessions/S-phone', publication);
  const machines = await openAsStaff(browser, server, 'system', '/sessions/S-phone');
  await expect(machines.getByRole('heading', { level: 1, name: /S-phone/ })).toBeVisible();
  await expect(machines.getByRole('heading', { name: '电话代码（一次性）' })).toHaveCount(0);
  const page = await openAsStaff(browser, server, 'province', '/sessions/S-phone');
  await page.getByLabel('机位号').fill('1');
  await page.getByLabel('要做的事').selectOption('恢复作答（停电、死机、重启后）');
  await page.getByLabel('补时（分钟），不补时填 0').fill('8');
  await page.getByLabel('申请编号').fill('ABC');
  await page.getByRole('button', { name: '生成代码' }).click();
  await expect(page.getByText('请让对方逐字再念一遍')).toBeVisible();
  await page.getByLabel('申请编号').fill(requestText(12_345));
  await page.getByRole('button', { name: '生成代码' }).click();
  await expect(page.getByText(/念给 1 号机位：.*[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'session-code');
  const english = await openAsStaff(browser, server, 'province', '/sessions/S-phone', 'en');
  await expect(english.getByRole('heading', { name: 'Code by telephone (single use)' })).toBeVisible();
  await shot(english, 'session-code-en');
});

test('the board shows the worst station first, in words as well as in colour, and follows what stations say', async () => {
  const others = [await buildSyncStation(server), await buildSyncStation(server)];
  const [bad, good] = others;
  if (bad === undefined || good === undefined) throw new Error('no stations');
  expect(await sendHeartbeat(server, good)).toBe(200);
  const trouble = { camera: 'lost', isOnMains: false, batteryPercent: 11, seat: 7 };
  expect(await sendHeartbeat(server, bad, trouble)).toBe(200);
  const page = await openAsStaff(browser, server, 'province', '/live');
  const rows = page.getByRole('row').filter({ hasText: 'ST-' });
  await expect(rows.first()).toContainText(bad.stationId);
  await expect(rows.first()).toContainText('摄像头中断');
  await expect(rows.first()).toContainText('电量低于 20%');
  await expect(rows.nth(1)).toContainText('从未联系');
  await expect(rows.nth(2)).toContainText('正常');
  await expect(page.getByText('红色“立即查看”')).toBeVisible();
  await page.getByLabel('状态', { exact: true }).selectOption('电量低于 20%');
  await page.getByLabel('考试机编号或名称').focus();
  await page.keyboard.type(bad.stationId);
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('状态', { exact: true }).selectOption('正常');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByText('没有符合条件的考试机。')).toBeVisible();
  await page.getByLabel('考试机编号或名称').fill('');
  await page.getByLabel('状态', { exact: true }).selectOption('全部');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(rows).toHaveCount(3);
  await expectAccessible(page);
  await shot(page, 'live');
  await sendHeartbeat(server, bad, { at: { wallMs: server.now(), monoMs: 2000, bootId: 'boot' }, seat: 7 });
  // The page asks again by itself.
  await expect(rows.first()).toContainText('从未联系', { timeout: 20_000 });
});

test('a line that is gone is said, with the way on; what was shown stays', async () => {
  const page = await openAsStaff(browser, server, 'system', '/live', 'en');
  await expect(page.getByRole('heading', { name: 'Live board' })).toBeVisible();
  await expect(page.getByText('What the colours mean')).toBeVisible();
  await page.route('**/api/office/live', (route) => route.abort());
  await expect(page.getByText('The line to the centre is broken.')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('row').filter({ hasText: 'ST-' }).first()).toBeVisible();
  await page.unroute('**/api/office/live');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('The line to the centre is broken.')).toBeHidden();
  await shot(page, 'live-en');
});
