import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, test } from '@playwright/test';
import { buildRosterPeople, oneRosterArchive, photoArchive, rosterText } from '../builders/build-roster';
import { buildSyncStation } from '../builders/build-sync-station';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { tempFolder } from '../builders/temp-folder';
import { expectAccessible, launchChromium } from './centre-pages';
import { openAsStaff, shot } from './staff-pages';

let server: TestServer;
let browser: Browser;
let folder: Awaited<ReturnType<typeof tempFolder>>;
test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
  folder = await tempFolder('packages');
  await buildSyncStation(server);
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

test('from a list with faults to a sealed package, every fault told by its row, passwords shown once', async () => {
  const people = buildRosterPeople(3);
  const file = (name: string) => path.join(folder.path, name);
  const page = await openAsStaff(browser, server, 'system', '/packages');
  const downloadingTemplate = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载名单模板' }).click();
  const template = await (await downloadingTemplate).path();
  await page.getByLabel('名单文件').setInputFiles(template);
  await page.getByRole('button', { name: '核对名单' }).click();
  // The template's own line is an example that nobody seals by mistake.
  await expect(page.getByText('第 2 行：没有证件号码。')).toBeVisible();
  await page.getByLabel('名单文件').setInputFiles([]);
  await page.getByRole('button', { name: '核对名单' }).click();
  await expect(page.getByText('请先选择名单文件。')).toBeVisible();
  await writeFile(file('bad.csv'), rosterText(people.map((one) => ({ ...one, post: '安全员' }))));
  await page.getByLabel('名单文件').setInputFiles(file('bad.csv'));
  await page.getByRole('button', { name: '核对名单' }).click();
  await expect(page.getByText('第 3 行：不认识的岗位“安全员”')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'packages-faults');

  // A OneRoster archive reads like a list of one's own; the class names the post.
  await writeFile(file('roster.zip'), oneRosterArchive(people, '010'));
  await page.getByLabel('名单文件').setInputFiles(file('roster.zip'));
  await page.getByRole('button', { name: '核对名单' }).click();
  await expect(page.getByRole('row').filter({ hasText: '土建施工员' })).toHaveCount(3);
  await writeFile(file('good.csv'), rosterText(people));
  await writeFile(file('photos.zip'), photoArchive(people));
  await page.getByLabel('名单文件').setInputFiles(file('good.csv'));
  await page.getByRole('button', { name: '核对名单' }).click();
  await expect(page.getByText('还有 3 人没有合格的照片')).toBeVisible();
  await page.getByLabel('照片压缩包（可选）').setInputFiles(file('photos.zip'));
  await page.getByRole('button', { name: '核对名单' }).click();
  await expect(page.getByText('名单没有问题：3 人（CSV）。')).toBeVisible();
  // Names are masked here as everywhere (ID-14).
  await expect(page.locator('main')).not.toContainText('样例学员');

  await page.getByLabel('场次名称').fill('演示场次');
  await page.getByLabel('考点编码（4 位数字）').fill('9901');
  await page.getByLabel('考点名称').fill('演示考点');
  await page.getByLabel('考场号（2 位数字）').fill('01');
  await page.getByLabel('考场名称').fill('演示考场');
  await page.getByLabel('日期', { exact: true }).fill('2026-03-12');
  await page.getByLabel('开考时间').fill('09:00');
  await page.getByLabel('结束时间').fill('10:00');
  await page.getByLabel('题库').selectOption({ index: 1 });
  await page.getByLabel('考试规则').selectOption({ index: 1 });
  await page.getByLabel('考点负责人（主考）姓名').fill('演示主考');
  await page.getByLabel('系统管理员姓名').fill('演示管理员');
  await page.getByLabel('监考员姓名').fill('演示监考甲');
  await page.getByLabel('场次口令').selectOption('分成三份，任意两份可以开启');
  await page.getByRole('button', { name: '全选' }).click();
  await page.getByRole('button', { name: '制作考试包' }).click();
  await expect(page.getByText('监考员至少两人。')).toBeVisible();
  await page.getByLabel('监考员姓名').fill('演示监考甲\n演示监考乙');
  await page.getByRole('button', { name: '制作考试包' }).click();
  await expect(page.getByText('结束时间至少要比开考时间晚 120 分钟。')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'packages-form');
  await page.getByLabel('结束时间').fill('12:00');
  await page.getByRole('button', { name: '制作考试包' }).click();
  await expect(page.getByText('已制作并发布，共 3 人')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('row').filter({ hasText: 'JK002' })).toContainText('演示监考乙');
  const shares = await page.locator('.share-sheet strong').allTextContents();
  expect(new Set(shares.filter((share) => /^([a-z2-9]{4}-){6}[a-z2-9]{4}$/.test(share))).size).toBe(3);
  await expectAccessible(page);
  await shot(page, 'packages-built');
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载考试包' }).click();
  expect((await downloading).suggestedFilename()).toBe('P-S-9901-260312-1-01.exampkg');
});
