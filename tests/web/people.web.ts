import { type Browser, expect, type Page, test } from '@playwright/test';
import { OWN_PASSWORD } from '../builders/build-browser';
import { shanghaiMs } from '../builders/build-hours';
import { type DemoPerson, importPaper, newPerson, publishInstitution } from '../builders/build-people';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { expectAccessible, launchChromium, openCentre } from './centre-pages';

let server: TestServer;
let browser: Browser;
let person: DemoPerson;
let institution: { readonly login: string; readonly oneTimePassword: string };

test.beforeAll(async () => {
  server = await startTestServer();
  server.pass(shanghaiMs('2021-07-01 09:00:00') - server.now());
  browser = await launchChromium();
  await publishInstitution(server, 'PX-1', '00001');
  person = await newPerson(server, '演示庚');
  await importPaper(server, person.document, { institutionId: 'PX-1' });
  institution = await newInstitutionAccount('JG-01');
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function newInstitutionAccount(login: string) {
  const made = await server.admin('POST', '/accounts', {
    login,
    role: 'institution',
    institutionId: 'PX-1',
    displayName: '演示机构员',
    phone: '02900000000',
  });
  return { login, ...((await made.json()) as { oneTimePassword: string }) };
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.goto(`${server.running.url}/app/sign-in`);
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

async function signInInstitution(page: Page): Promise<void> {
  await signIn(page, institution.login, institution.oneTimePassword);
  await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('再输入一次新密码').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: '保存新密码' }).click();
}

test('from enrolment to an exchanged certificate, explained all the way (EN-2, CT-2, CE-3, CT-10)', async () => {
  const mine = await openCentre(browser, server.running.url);
  await signIn(mine, person.document, OWN_PASSWORD);
  await mine.getByRole('navigation').getByRole('link', { name: '报名' }).click();
  await mine.getByLabel('所在省份').selectOption('陕西');
  await expectAccessible(mine);
  await mine
    .getByRole('row', { name: /演示培训机构/ })
    .getByRole('button', { name: '网上报名' })
    .click();
  await expect(mine.getByText('报名已提交')).toBeVisible();
  // The same once more is explained and not repeated (EN-4).
  await mine
    .getByRole('row', { name: /演示路/ })
    .getByRole('button', { name: '网上报名' })
    .click();
  await expect(mine.getByText('要更换机构，请先撤回该报名')).toBeVisible();

  const theirs = await openCentre(browser, server.running.url);
  await signInInstitution(theirs);
  await theirs.getByRole('navigation').getByRole('link', { name: '学员' }).click();
  await theirs.getByRole('button', { name: /确认报名/ }).click();
  await expect(theirs.getByText('已确认')).toBeVisible();
  await theirs.getByRole('button', { name: '登记学时' }).click();
  const form = theirs.locator('form').first();
  await form.getByLabel('证书').selectOption({ index: 1 });
  await form.getByLabel('课程编号').fill('2021-law');
  await form.getByLabel('课程类别').selectOption('未分类');
  await form.getByLabel('学时', { exact: true }).fill('60');
  await form.getByLabel('完成日期').fill('2021-06-15');
  await form.getByRole('button', { name: '登记' }).click();
  await expect(theirs.getByText('已登记。')).toBeVisible();
  await form.getByRole('button', { name: '登记' }).click();
  await expect(theirs.getByText('没有重复计算')).toBeVisible();
  await expectAccessible(theirs);

  await mine.getByRole('navigation').getByRole('link', { name: '学时与证书' }).click();
  await expect(mine.getByText('可以换发电子合格证')).toBeVisible();
  await mine.getByRole('button', { name: '证书更新' }).click();
  await expect(mine.getByText(/9612101000001\d{6}/).first()).toBeVisible();
  await expect(mine.getByText('已换发电子合格证', { exact: true })).toBeVisible();
  // The window's dates stand beside the 年度 (CE-2).
  await expect(mine.getByText('2022-07-01 至 2023-06-30').first()).toBeVisible();
  await expectAccessible(mine);

  const anyone = await openCentre(browser, server.running.url);
  await anyone.getByRole('navigation').getByRole('link', { name: '证书查询' }).click();
  await expectAccessible(anyone);
  await anyone.getByLabel('姓名').fill('演示庚');
  await anyone.getByLabel('身份证件号码或证书编号').fill(person.document);
  await anyone.getByRole('button', { name: '查询' }).click();
  await expect(anyone.getByRole('heading', { name: /样例/ })).toHaveCount(2);
  await expect(anyone.locator('body')).not.toContainText(person.document);
  await anyone.getByLabel('姓名').fill('演示辛');
  await anyone.getByRole('button', { name: '查询' }).click();
  await expect(anyone.getByText('4009999355')).toBeVisible();
});
