import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { InstitutionId } from '../../src-shared/basics/ids';
import { signedInStaff } from '../builders/build-browser';
import { type DemoPerson, importPaper, newPerson, publishInstitution } from '../builders/build-people';
import { trainThrough } from '../builders/build-training';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { expectAccessible, launchChromium, openCentre } from './centre-pages';
import { openAsStaff, shot } from './staff-pages';

let server: TestServer;
let browser: Browser;
let person: DemoPerson;

test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
  await publishInstitution(server, 'PX-1', '00012');
  person = await newPerson(server, '演示丑');
  const held = { kind: 'trained', issuedOn: '2024-05-01', institutionId: 'PX-1' };
  await importPaper(server, person.document, held);
  await person.browser.call('enrol', { institutionId: InstitutionId.parse('PX-1'), post: '010' });
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Enrolled, with a photograph; the enrolment. */
async function readyPerson(name: string): Promise<string> {
  const made = await newPerson(server, name);
  const jpeg = await readFile('resources/demo/people/demo-01/photo.jpg');
  await made.browser.call('uploadPhoto', { jpegBase64: jpeg.toString('base64') });
  await made.browser.call('enrol', { institutionId: InstitutionId.parse('PX-1'), post: '050' });
  return (await made.browser.call('myEnrolments')).enrolments[0]?.enrolmentId ?? '';
}

/** Every field of a form in its own order, by keys alone; a list takes the first letters of its line. */
async function typeThrough(page: Page, first: string, values: readonly string[]): Promise<void> {
  await page.getByLabel(first).focus();
  for (const [place, value] of values.entries()) {
    if (place > 0) await page.keyboard.press('Tab');
    if (value !== '') await page.keyboard.type(value);
  }
}

/** CE-11: by keyboard; what hours were given for stays, and what was changed is told before and after. */
async function changesPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更改计划' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已登记课时：2026-03-09')).toBeVisible();
  await expect(page.getByLabel('学时', { exact: true })).toBeDisabled();
  await expect(page.getByText('保存后公众看到的培训信息随即更新')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'plan-edit');
  await page.getByLabel('开始日期').fill('2026-03-10');
  await page.getByRole('button', { name: '保存更改' }).click();
  await expect(page.getByText('2026-03-09 已上过课，起止日期须包含这一天。')).toBeVisible();
  await page.getByLabel('开始日期').fill('2026-03-02');
  await page.getByLabel('师资').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('、演示师乙');
  await page.keyboard.press('Enter');
  await expect(page.getByText('更改已保存')).toBeVisible();
  await expect(page.getByText('师资：演示师甲 → 演示师甲、演示师乙')).toBeVisible();
  await expect(page.getByText('开始日期：2026-03-01 → 2026-03-02')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'plan-history');
}

test('a plan is made by keyboard, its class gives hours, and 培训信息 tells of it (EN-3, CE-10, CT-5)', async () => {
  const page = await openAsStaff(browser, server, 'institution', '/trainees');
  await page.getByRole('button', { name: /确认报名/ }).click();
  await expect(page.getByRole('row', { name: /演示丑.*已确认/ })).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: '培训计划' }).click();
  await expect(page.getByText('还没有培训计划')).toBeVisible();
  await page.getByLabel('计划名称').focus();
  await page.keyboard.type('2026 年继续教育（样例）');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('开始日期').fill('2026-03-01');
  await page.getByLabel('结束日期').fill('2026-03-31');
  await page.getByLabel('地点').focus();
  await page.keyboard.type('演示路 1 号 301 教室');
  await page.keyboard.press('Tab');
  await page.keyboard.type('演示师甲');
  await page.getByLabel('课程编号').focus();
  await page.keyboard.type('law-2026');
  await page.keyboard.press('Tab');
  await page.keyboard.type('法律法规');
  await page.getByLabel('学时', { exact: true }).focus();
  await page.keyboard.type('16');
  await page.keyboard.press('Enter');
  await expect(page.getByText('培训计划已建立。')).toBeVisible();

  await page.getByLabel('学员', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: '列入学员' }).click();
  await expect(page.getByText('已列入培训计划。')).toBeVisible();
  await page.getByLabel('课程', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('上课日期').fill('2026-03-09');
  await page.getByRole('button', { name: '登记到课学员的学时' }).click();
  await expect(page.getByText('请先勾选到课的学员。')).toBeVisible();
  await page.getByLabel('到课 演示丑').check();
  await page.getByRole('button', { name: '登记到课学员的学时' }).click();
  await expect(page.getByText('16 学时 · 已登记')).toBeVisible();
  await page.getByRole('button', { name: '公开', exact: true }).click();
  await expect(page.getByText('已公开', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'plans');

  await changesPlan(page);
  const anyone = await openCentre(browser, server.running.url);
  await anyone.goto(`${server.running.url}/app/query`);
  await anyone.getByLabel('姓名').fill('演示丑');
  await anyone.getByLabel('身份证件号码或证书编号').fill(person.document);
  await anyone.keyboard.press('Enter');
  await expect(anyone.getByRole('row', { name: /继续教育（样例）.*301 教室.*演示师甲/ })).toBeVisible();
  await expectAccessible(anyone);
  await shot(anyone, 'query-training');
});

test('a session is planned by the province, and the institution sends a trained person to it (TS-12, RM-4)', async () => {
  const province = await openAsStaff(browser, server, 'province', '/planned');
  await expect(province.getByText('还没有计划的场次。')).toBeVisible();
  await typeThrough(province, '场次名称', ['三月第一场（样例）', '6101', '演示考点', '01', '第一考场', '']);
  await province.getByLabel('日期').fill('2026-03-25');
  await province.getByLabel('开考时间').fill('09:00');
  await province.getByLabel('结束时间').fill('11:30');
  await province.getByLabel('座位数').focus();
  await province.keyboard.press('Enter');
  await expect(province.getByText('场次 S-6101-260325-1-01 已安排')).toBeVisible();
  await expectAccessible(province);
  await shot(province, 'planned-sessions');

  const trained = await readyPerson('演示寅');
  const institution = await signedInStaff(server, 'institution', server.now, 'PX-1');
  await trainThrough(institution.browser, server.now(), trained, '050');
  const page = await openAsStaff(browser, server, 'institution', '/send', 'en');
  await page.getByLabel('Session for 演示寅').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('On the session’s list.')).toBeVisible();
  await expect(page.getByRole('row', { name: /三月第一场.*1 \/ 50/ })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'send-to-test');
  await page.getByRole('button', { name: 'Take off the list' }).click();
  await expect(page.getByText('Taken off the list.')).toBeVisible();
});

test('anybody finds the institutions of a province, by keyboard and without an account (EN-1)', async () => {
  const page = await openCentre(browser, server.running.url);
  await page.getByRole('link', { name: '培训机构查询' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('所在省份').focus();
  await page.getByLabel('所在省份').selectOption('陕西');
  await expect(page.getByRole('row', { name: /演示培训机构 PX-1.*演示路 1 号/ })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'institutions');
  await page.getByLabel('所在省份').selectOption('北京');
  await expect(page.getByText('该省份没有公布的培训机构。')).toBeVisible();
});

test('anybody reads the manual and takes it along as a file (S3.2)', async () => {
  const page = await openCentre(browser, server.running.url);
  await page.getByRole('link', { name: '操作手册' }).click();
  await expect(page.getByRole('heading', { name: '六、证书更新' })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'manual');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 PDF' }).click();
  expect((await downloading).suggestedFilename()).toBe('个人用户操作手册.pdf');
});
