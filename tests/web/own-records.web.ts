import { readFile } from 'node:fs/promises';
import { type Browser, expect, test } from '@playwright/test';
import { SessionPublication } from '../../src-server/registry/session-publication';
import { InstitutionId } from '../../src-shared/basics/ids';
import { signedInStaff } from '../builders/build-browser';
import { type DemoPerson, newPerson, publishInstitution } from '../builders/build-people';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildSyncStation } from '../builders/build-sync-station';
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
  person = await newPerson(server, '演示卯');
  const jpeg = await readFile('resources/demo/people/demo-01/photo.jpg');
  await person.browser.call('uploadPhoto', { jpegBase64: jpeg.toString('base64') });
  await person.browser.call('enrol', { institutionId: InstitutionId.parse('PX-1'), post: '010' });
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function sits(): Promise<void> {
  const whole = buildPublication('S-own', 1);
  const publication = SessionPublication.parse({
    ...whole,
    candidates: whole.candidates.map((one) => ({
      ...one,
      document: { type: 'resident-id', number: person.document },
    })),
  });
  await server.admin('PUT', '/sessions/S-own', publication);
  const station = await buildSyncStation(server);
  await station.send(station.seal([buildResult(publication, station.stationId, 1, { wrong: 9 })]));
}

test('a photograph is accepted by the institution, and a lost telephone recovered by two of its staff (PH-6, ID-23)', async () => {
  const page = await openAsStaff(browser, server, 'institution', '/trainees');
  await page.getByRole('button', { name: '头像' }).click();
  await expect(page.getByText('背景亮度')).toBeVisible();
  await expect(page.getByText('报名确认后才能替换头像。')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'trainee-photo');
  await page.getByRole('button', { name: /审核通过/ }).click();
  await expect(page.getByText('已审核通过。')).toBeVisible();
  await page.getByRole('button', { name: /确认报名/ }).click();
  await expect(page.getByRole('row', { name: /演示卯.*已确认/ })).toBeVisible();

  await page.getByRole('navigation').getByRole('link', { name: '当面找回账号' }).click();
  await page.getByLabel(/证件号码/).focus();
  await page.keyboard.type(person.document);
  await page.keyboard.press('Enter');
  await expect(page.getByText('请先当面核对，并勾选上面一项。')).toBeVisible();
  await page.getByLabel(/我已当面核对/).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '提出重置' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已提出，请另一名工作人员确认。')).toBeVisible();
  await expect(page.getByText('您提出的，须由另一人确认')).toBeVisible();
  await expectAccessible(page);

  const second = await openAsStaff(browser, server, 'institution', '/in-person', 'en');
  await second.getByRole('button', { name: 'Confirm the reset' }).click();
  await expect(second.getByText('One-time password (shown once')).toBeVisible();
  await expectAccessible(second);
  await shot(second, 'in-person');
  const password = (await second.locator('.secret').textContent()) ?? '';
  const { browser: mine } = person;
  expect(await mine.call('signIn', { login: person.document, password })).toMatchObject({ ok: true });
  expect((await mine.call('changePassword', { newPassword: 'Stahl-B500' })).ok).toBe(true);
});

test('a person sees test and score, asks for a review and reads the answer (TS-7, RM-16)', async () => {
  await sits();
  const page = await openCentre(browser, server.running.url);
  await page.goto(`${server.running.url}/app/sign-in`);
  await page.getByLabel('用户名').fill(person.document);
  await page.getByLabel('密码', { exact: true }).fill('Stahl-B500');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('link', { name: '测试与成绩' }).click();
  await expect(page.getByText('合格（60 分为合格）')).toBeVisible();
  await expect(page.getByText('可以申请一次复核，截止 2026-03-17')).toBeVisible();
  await page.getByRole('button', { name: '申请复核' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('系统已按收到的答案重新评分')).toBeVisible();
  await expectAccessible(page);

  const province = (await signedInStaff(server, 'province', server.now)).browser;
  const open = await province.call('searchResults', { search: { state: 'review-open' } });
  const attemptId = open.lines[0]?.attemptId;
  if (attemptId === undefined) throw new Error('no open review');
  const detail = await province.call('resultDetail', { attemptId });
  const reviewId = (detail.ok ? detail.value.reviews[0]?.reviewId : undefined) ?? '';
  await province.call('answerReview', { reviewId, decision: 'upheld', note: '答案与得分相符（样例）' });
  await page.reload();
  await expect(page.getByText(/答复：维持原成绩。答案与得分相符/)).toBeVisible();
  await shot(page, 'my-tests');
});
