import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { SessionPublication } from '../../src-server/registry/session-publication';
import { codeAt, OWN_PASSWORD, signedInStaff } from '../builders/build-browser';
import { type DemoPerson, newPerson, publishInstitution } from '../builders/build-people';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildSyncStation } from '../builders/build-sync-station';
import { trainThrough } from '../builders/build-training';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { tempFolder } from '../builders/temp-folder';
import { expectAccessible, launchChromium, openCentre } from './centre-pages';

let server: TestServer;
let browser: Browser;
let folder: Awaited<ReturnType<typeof tempFolder>>;
test.beforeAll(async () => {
  server = await startTestServer();
  browser = await launchChromium();
  folder = await tempFolder('certificates');
  await publishInstitution(server, 'PX-1', '00012');
});
test.afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(`${server.running.url}/app/sign-in`);
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(OWN_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
}

/** A demonstration photograph at twice its size, as a telephone or a shop would give it. */
async function largePhoto(): Promise<string> {
  const file = path.join(folder.path, 'large.jpg');
  const source = 'resources/demo/people/demo-01/photo.jpg';
  execFileSync('ffmpeg', ['-loglevel', 'error', '-i', source, '-vf', 'scale=590:826', '-q:v', '2', file]);
  return file;
}

async function sits(person: DemoPerson): Promise<void> {
  const whole = buildPublication('S-WEB', 1, '样例-S-WEB');
  const [candidate] = whole.candidates;
  const publication = SessionPublication.parse({
    ...whole,
    candidates: [{ ...candidate, document: { type: 'resident-id', number: person.document } }],
  });
  await server.admin('PUT', '/sessions/S-WEB', publication);
  const station = await buildSyncStation(server);
  await station.send(station.seal([buildResult(publication, station.stationId, 1)]));
}

test('a photograph is uploaded, a certificate issued, downloaded and verified by its code (PH-5, CT-6 to CT-9)', async () => {
  const person = await newPerson(server, '演示子');
  const mine = await openCentre(browser, server.running.url);
  await signIn(mine, person.document);
  await mine.getByRole('navigation').getByRole('link', { name: '头像' }).click();
  const wrong = path.join(folder.path, 'wrong.jpg');
  await writeFile(wrong, 'no picture');
  await mine.getByLabel('选择照片').setInputFiles(wrong);
  await expect(mine.getByText('这不是可以打开的图片')).toBeVisible();
  await mine.getByLabel('选择照片').setInputFiles(await largePhoto());
  await expect(mine.getByText('头像已保存')).toBeVisible();
  await expect(mine.getByAltText('您登记的头像')).toHaveJSProperty('naturalWidth', 295);
  await expectAccessible(mine);

  await person.browser.call('enrol', { institutionId: 'PX-1' as never, post: '010' });
  const [enrolment] = (await person.browser.call('myEnrolments')).enrolments;
  const institution = (await signedInStaff(server, 'institution', server.now, 'PX-1')).browser;
  await trainThrough(institution, server.now(), enrolment?.enrolmentId ?? '');
  await mine.reload();
  await expect(mine.getByText('请联系该机构替换')).toBeVisible();
  await sits(person);

  const { login, secret } = await signedInStaff(server, 'province', server.now);
  server.pass(60_000);
  const province = await openCentre(browser, server.running.url);
  await signIn(province, login);
  await province.getByLabel('六位数字').fill(codeAt(secret ?? '', server.now()));
  await province.getByRole('button', { name: '确认' }).click();
  await province.getByRole('navigation').getByRole('link', { name: '核发证书' }).click();
  await expect(province.getByRole('row', { name: /演示子/ })).toContainText('100');
  await province
    .getByRole('row', { name: /演示子/ })
    .getByRole('button', { name: '核发' })
    .click();
  await expect(province.getByText(/已核发，证书编号 9612601000012/)).toBeVisible();
  await expectAccessible(province);

  await mine.getByRole('navigation').getByRole('link', { name: '学时与证书' }).click();
  const downloading = mine.waitForEvent('download');
  await mine.getByRole('button', { name: '下载证书' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^样例-9612601000012\d{6}\.pdf$/);
  const file = path.join(folder.path, 'certificate.pdf');
  await download.saveAs(file);
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
});

test('a code that this centre did not sign is called what it is (CT-9)', async () => {
  const page = await openCentre(browser, server.running.url);
  const forged = `9612601000012000001~${'a'.repeat(64)}~010~2026-03-10~${'b'.repeat(86)}`;
  await page.goto(`${server.running.url}/app/verify#${forged}`);
  await expect(page.getByText('不是本中心签发的证书')).toBeVisible();
  await expectAccessible(page);
});
