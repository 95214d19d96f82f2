import { type Browser, expect, type Page, test } from '@playwright/test';
import { codeAt, OWN_PASSWORD } from '../builders/build-browser';
import { startTestServer, type TestServer } from '../builders/start-test-server';
import { expectAccessible, launchChromium, openCentre } from './centre-pages';

const DOCUMENT = '110105199003074210';
const PHONE = '13800000003';

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

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

test('a person registers, signs in with the default password and must set an own one first (ID-1, ID-2, ID-20)', async () => {
  const page = await openCentre(browser, server.running.url);
  await page.getByRole('link', { name: /个人注册/ }).click();
  await expectAccessible(page);
  await page.getByLabel('姓名').fill('演示丙');
  await page.getByLabel('证件号码').fill('１１０１０５　１９９００３０７４２１１');
  await page.getByLabel('手机号码').fill(PHONE);
  await page.getByRole('button', { name: '注册' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '校验码' })).toBeVisible();
  await page.getByLabel('证件号码').fill('１１０１０５　１９９００３０７４２１０');
  await page.getByRole('button', { name: '注册' }).click();
  await expect(page.getByText('注册成功')).toBeVisible();

  await page.getByRole('link', { name: '登录' }).click();
  await expectAccessible(page);
  await signIn(page, DOCUMENT, PHONE);
  await expect(page.getByRole('heading', { name: '设置新密码' })).toBeVisible();
  await expectAccessible(page);
  // Nothing else is reachable, whatever the address says.
  await page.goto(`${server.running.url}/app/outbox`);
  await expect(page.getByRole('heading', { name: '设置新密码' })).toBeVisible();
  await page.getByLabel('新密码', { exact: true }).fill(PHONE);
  await page.getByLabel('再输入一次新密码').fill(PHONE);
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page.getByText('不能使用手机号码。')).toBeVisible();
  await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('再输入一次新密码').fill(OWN_PASSWORD);
  await page.getByRole('button', { name: '保存新密码' }).click();
  await expect(page.getByRole('heading', { name: '您好，演示丙' })).toBeVisible();
  await expect(page.getByText('演示数据，不是真实人员和证书')).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await expect(page.getByRole('heading', { name: '您要办理什么？' })).toBeVisible();
});

test('a forgotten password is recovered by keyboard alone, and an administrator tells the code (ID-3, ID-23, LW-7)', async () => {
  const made = await server.admin('POST', '/accounts', {
    login: 'AQ-01',
    role: 'security',
    displayName: '演示安全员',
    phone: '02900000000',
  });
  const { oneTimePassword } = (await made.json()) as { oneTimePassword: string };
  const person = await openCentre(browser, server.running.url);
  await person.getByRole('link', { name: /找回密码/ }).focus();
  await person.keyboard.press('Enter');
  await person.getByLabel('用户名').focus();
  await person.keyboard.type(DOCUMENT);
  await person.keyboard.press('Enter');
  await expect(person.getByText('验证码已发送', { exact: false }).first()).toBeVisible();
  await expectAccessible(person);

  const security = await openCentre(browser, server.running.url);
  await security.getByRole('link', { name: /登录/ }).click();
  await signIn(security, 'aq-01', oneTimePassword);
  await security.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
  await security.getByLabel('再输入一次新密码').fill(OWN_PASSWORD);
  await security.getByRole('button', { name: '保存新密码' }).click();
  const secret = (await security.locator('code').innerText()).replaceAll(' ', '');
  await expectAccessible(security);
  await security.getByLabel('六位数字').fill(codeAt(secret, server.now()));
  await security.getByRole('button', { name: '确认' }).click();
  await security.getByRole('navigation').getByRole('link', { name: '待发消息' }).click();
  const line = security.getByRole('row').filter({ hasText: '找回密码验证码' });
  await expect(line).toContainText('*******0003');
  await expectAccessible(security);
  const code = /验证码 (\d{6})/.exec(await line.innerText())?.[1] ?? '';

  await person.getByLabel('验证码').focus();
  await person.keyboard.type(code);
  await person.keyboard.press('Tab');
  await person.keyboard.type('Gang-jin-8');
  await person.getByLabel('再输入一次新密码').focus();
  await person.keyboard.type('Gang-jin-8');
  await person.keyboard.press('Enter');
  await expect(person.getByText('密码已重置')).toBeVisible();
});

test('the pages run no script but their own and stand in no frame', async () => {
  const response = await server.request('/app/');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
});
