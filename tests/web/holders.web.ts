import { type Browser, expect, test } from '@playwright/test';
import { importPaper, newPerson, publishInstitution } from '../builders/build-people';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { expectAccessible, launchChromium } from './centre-pages';
import { openAsStaff, shot } from './staff-pages';

let server: TestServer;
let browser: Browser;
let document: string;
test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
  await publishInstitution(server, 'PX-1', '00001');
  const person = await newPerson(server, '演示癸');
  document = person.document;
  await importPaper(server, document, { institutionId: 'PX-1' });
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a certificate is revoked with a reason and reinstated, by keyboard; the number is never shown whole (CT-11)', async () => {
  const page = await openAsStaff(browser, server, 'province', '/holders');
  await page.getByLabel('证书编号或证件号码').focus();
  await page.keyboard.type('000000000000000000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('没有找到这个编号的人员。')).toBeVisible();
  await page.getByLabel('证书编号或证件号码').fill(document);
  await page.keyboard.press('Enter');
  await expect(page.getByText('演示癸')).toBeVisible();
  await expect(page.getByText('没有学时记录。')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('原因（会保存，不要写证件号码）').focus();
  await page.keyboard.type('材料不实（样例）');
  await page.keyboard.press('Enter');
  await expect(page.getByText('已撤销（2026-03-10）')).toBeVisible();
  await shot(page, 'holder');
  await page.getByRole('button', { name: '恢复证书' }).click();
  await expect(page.getByText('请输入原因')).toBeVisible();
  await page.getByLabel('原因（会保存，不要写证件号码）').fill('复查无误（样例）');
  await page.getByRole('button', { name: '恢复证书' }).click();
  await expect(page.getByText('恢复：复查无误（样例）')).toBeVisible();
  await expect(page.locator('main')).not.toContainText(document);
});
