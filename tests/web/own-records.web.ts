import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { encode } from 'jpeg-js';
import { SessionPublication } from '../../src-server/registry/session-publication';
import { InstitutionId } from '../../src-shared/basics/ids';
import { OWN_PASSWORD, signedInStaff } from '../builders/build-browser';
import { type DemoPerson, importPaper, newPerson, publishInstitution } from '../builders/build-people';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildHoursRecord, publishStudy } from '../builders/build-study-session';
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

/** A white sheet with a grain, so that it has as many bytes as a photograph. */
function noFace(): Buffer {
  const data = Buffer.alloc(295 * 413 * 4);
  for (let at = 0; at < data.length; at++) data[at] = 240 + ((at * 7919) % 15);
  return encode({ width: 295, height: 413, data }, 92).data;
}

/** PH-3, PH-6: confirmed, the institution replaces it; one without a face is refused with what to do. */
async function replacesPhoto(page: Page): Promise<void> {
  // The part that is open follows the confirmation by itself.
  const choice = page.getByLabel('替换头像');
  await expect(choice).toBeVisible();
  const jpeg = (buffer: Buffer) => ({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
  await choice.setInputFiles(jpeg(noFace()));
  await expect(page.getByRole('alert')).toContainText('照片里的人脸不符合要求');
  await expect(page.getByRole('alert')).toContainText('人脸数 0（1）。照片里应当只有本人一张正面人脸');
  await expectAccessible(page);
  await shot(page, 'photo-refused');
  await choice.setInputFiles(jpeg(await readFile('resources/demo/people/demo-03/photo.jpg')));
  await expect(page.getByText('头像已替换。')).toBeVisible();
  await expect(page.getByText('自动检查全部合格', { exact: false })).toBeVisible();
  await expect(page.getByText('人脸数 1（1）· 合格')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'photo-replaced');
}

test('a photograph is accepted by the institution, and a lost telephone recovered by two of its staff (PH-6, ID-23)', async () => {
  const page = await openAsStaff(browser, server, 'institution', '/trainees');
  await page.getByRole('button', { name: '头像', exact: true }).click();
  await expect(page.getByText('背景亮度')).toBeVisible();
  await expect(page.getByText('报名确认后才能替换头像。')).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'trainee-photo');
  await page.getByRole('button', { name: /审核通过/ }).click();
  await expect(page.getByText('已审核通过。')).toBeVisible();
  await page.getByRole('button', { name: /确认报名/ }).click();
  await expect(page.getByRole('row', { name: /演示卯.*已确认/ })).toBeVisible();
  await replacesPhoto(page);

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

  // PH-4: from now on the photograph is nobody's to change, and its institution reads why.
  const theirs = await openAsStaff(browser, server, 'institution', '/trainees');
  await theirs.getByRole('button', { name: '头像', exact: true }).click();
  await expect(theirs.getByText('该学员已有测试记录，头像不得修改。')).toBeVisible();
  await expect(theirs.getByLabel('替换头像')).toHaveCount(0);
  await expectAccessible(theirs);
  await shot(theirs, 'photo-locked');

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

test('hours of an exam room that were not counted stand with their time and the reason (CE-10, CE-11)', async () => {
  const studying = await newPerson(server, '演示辰');
  const held = { kind: 'trained', issuedOn: '2024-05-01' };
  const certificateId = await importPaper(server, studying.document, held);
  const paper = { document: studying.document, certificateId, dutyFrom: '2024-05-01' };
  const publication = await publishStudy(server, 'S-class', paper);
  const station = await buildSyncStation(server);
  const hours = (changes: object) => buildHoursRecord(publication, station.stationId, certificateId, changes);
  await station.send(station.seal([hours({}), hours({ tenths: 8 }), hours({ entryNo: 2, courseId: 'K-9' })]));
  const page = await openCentre(browser, server.running.url);
  await page.goto(`${server.running.url}/app/sign-in`);
  await page.getByLabel('用户名').fill(studying.document);
  await page.getByLabel('密码', { exact: true }).fill(OWN_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').getByRole('link', { name: '学时与证书' }).focus();
  await page.keyboard.press('Enter');
  const refused = page.getByRole('region', { name: '未计入的考场学时' });
  await expect(
    refused.getByRole('row', { name: /2026-03-10 09:00 至 09:45.*K-1.*同一次学习已登记过另一条/ }),
  ).toBeVisible();
  await expect(
    refused.getByRole('row', { name: /K-9.*课程或证书不在该场次的培训安排里.*等待处理/ }),
  ).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'refused-hours');
});
