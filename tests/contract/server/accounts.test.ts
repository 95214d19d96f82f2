import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChar } from '../../../src-shared/domain/person/id-document';
import { codeAt, OWN_PASSWORD, openBrowser, signedInStaff } from '../../builders/build-browser';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const MINUTE = 60_000;
const PHONE = '13800000001';
const WRONG = { ok: false, error: { kind: 'wrong-account-or-password' } };

let server: TestServer;
let made = 0;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Another made-up citizen number each time. */
function newDocument(): string {
  made += 1;
  const first17 = `61010119900101${String(made).padStart(3, '0')}`;
  return first17 + checkChar(first17);
}

async function registered(document = newDocument()): Promise<string> {
  const browser = openBrowser(server);
  expect(await browser.call('register', { name: '演示甲', document, phone: PHONE })).toEqual({
    ok: true,
    value: {},
  });
  return document;
}

/** Registered, and past the first change of password. */
async function established(): Promise<string> {
  const login = await registered();
  const browser = openBrowser(server);
  await browser.call('signIn', { login, password: PHONE });
  await browser.call('changePassword', { newPassword: OWN_PASSWORD });
  return login;
}

describe('registration (ID-1, ID-2)', () => {
  it('takes a number in full width with blanks, and finds the same person again', async () => {
    const document = newDocument();
    const wide = [...document].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join(' ');
    await registered(wide);
    const again = await openBrowser(server).call('register', { name: '演示甲', document, phone: PHONE });
    expect(again).toEqual({ ok: false, error: { kind: 'already-registered' } });
    expect(await openBrowser(server).call('signIn', { login: wide, password: PHONE })).toMatchObject({
      ok: true,
    });
  });

  it('lets two people have one telephone', async () => {
    await registered();
    await registered();
  });

  it.each([
    ['110105194912310021', { kind: 'bad-document', reason: 'wrong-check-digit' }],
    ['110105491231002', { kind: 'bad-document', reason: 'fifteen-digits' }],
    ['110105199002300019', { kind: 'bad-document', reason: 'impossible-date' }],
    ['1001260302101001', { kind: 'bad-document', reason: 'not-a-document' }],
  ])('refuses %s', async (document, error) => {
    const answer = await openBrowser(server).call('register', { name: '演示甲', document, phone: PHONE });
    expect(answer).toEqual({ ok: false, error });
  });

  it('refuses a telephone that is none and a name that is none', async () => {
    const document = newDocument();
    const browser = openBrowser(server);
    expect(await browser.call('register', { name: '演示甲', document, phone: '12345' })).toMatchObject({
      error: { kind: 'bad-phone' },
    });
    expect(await browser.call('register', { name: '<b>', document, phone: PHONE })).toMatchObject({
      error: { kind: 'bad-name' },
    });
  });
});

describe('the default password (ID-20)', () => {
  it('opens the change of password and nothing else, once', async () => {
    const login = await registered();
    const browser = openBrowser(server);
    const first = await browser.call('signIn', { login, password: PHONE });
    expect(first).toMatchObject({
      ok: true,
      value: { kind: 'must-change-password', because: 'default-password' },
    });
    expect(await browser.status('outbox')).toBe(403);
    expect(await openBrowser(server).call('signIn', { login, password: PHONE })).toEqual({
      ok: false,
      error: { kind: 'default-password-used' },
    });
    expect(await browser.call('changePassword', { newPassword: PHONE })).toMatchObject({
      error: { kind: 'weak', faults: ['too-few-kinds', 'is-phone', 'was-used-before'] },
    });
    expect(await browser.call('changePassword', { newPassword: OWN_PASSWORD })).toMatchObject({
      ok: true,
      value: { kind: 'signed-in', role: 'person' },
    });
    expect(await openBrowser(server).call('signIn', { login, password: PHONE })).toEqual(WRONG);
  });
});

describe('signing in (ID-22)', () => {
  it('says the same of an unknown account and a wrong password', async () => {
    const login = await established();
    const browser = openBrowser(server);
    expect(await browser.call('signIn', { login, password: 'wrong' })).toEqual(WRONG);
    expect(await browser.call('signIn', { login: newDocument(), password: 'wrong' })).toEqual(WRONG);
    expect(browser.cookie()).toBeUndefined();
  });

  it('locks after five failures, even when they come all at once, and a right password waits too', async () => {
    const login = await established();
    const tries = Array.from({ length: 12 }, () =>
      openBrowser(server).call('signIn', { login, password: 'wrong' }),
    );
    const kinds = (await Promise.all(tries)).map((one) => (one.ok ? 'in' : one.error.kind));
    expect(kinds.filter((kind) => kind === 'wrong-account-or-password')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'locked')).toHaveLength(7);
    const right = () => openBrowser(server).call('signIn', { login, password: OWN_PASSWORD });
    expect(await right()).toMatchObject({ error: { kind: 'locked' } });
    server.pass(15 * MINUTE);
    expect(await right()).toMatchObject({ ok: true, value: { kind: 'signed-in' } });
  });

  it('counts on over several server processes', async () => {
    const login = await established();
    const second = await server.startSecond();
    const elsewhere = openBrowser({
      ...server,
      request: (path, init) => fetch(`${second.url}${path}`, init),
    });
    for (let i = 0; i < 5; i++) {
      await (i % 2 === 0 ? elsewhere : openBrowser(server)).call('signIn', { login, password: 'wrong' });
    }
    expect(await elsewhere.call('signIn', { login, password: OWN_PASSWORD })).toMatchObject({
      error: { kind: 'locked' },
    });
  });

  it('ends after half an hour without a sign of life, and with the sign-out', async () => {
    const login = await established();
    const browser = openBrowser(server);
    await browser.call('signIn', { login, password: OWN_PASSWORD });
    server.pass(29 * MINUTE);
    expect((await browser.call('session')).kind).toBe('signed-in');
    server.pass(30 * MINUTE);
    expect((await browser.call('session')).kind).toBe('signed-out');
    await browser.call('signIn', { login, password: OWN_PASSWORD });
    await browser.call('signOut');
    expect((await browser.call('session')).kind).toBe('signed-out');
  });

  it('keeps a cookie that no script and no other site can use, and only its hash', async () => {
    const login = await established();
    const response = await server.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-exam-centre': '1' },
      body: JSON.stringify({ login, password: OWN_PASSWORD }),
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const token = /exam_session=([^;]+)/.exec(cookie)?.[1] ?? 'none';
    const stored = await server.sql.query('SELECT * FROM web_sessions');
    expect(JSON.stringify(stored.rows)).not.toContain(token);
  });

  it('refuses what a form of another site could send', async () => {
    expect(await openBrowser(server).status('signIn', { login: 'x', password: 'y' }, {})).toBe(400);
  });
});

describe('changing one’s own password (ID-21)', () => {
  it('asks for the old one, ends the other browsers and remembers the last five', async () => {
    const login = await established();
    const browser = openBrowser(server);
    const other = openBrowser(server);
    await browser.call('signIn', { login, password: OWN_PASSWORD });
    await other.call('signIn', { login, password: OWN_PASSWORD });
    expect(
      await browser.call('changePassword', { oldPassword: 'wrong', newPassword: 'Gang-jin-8' }),
    ).toMatchObject({ error: { kind: 'wrong-old-password' } });
    expect(
      await browser.call('changePassword', { oldPassword: OWN_PASSWORD, newPassword: OWN_PASSWORD }),
    ).toMatchObject({ error: { kind: 'weak', faults: ['was-used-before'] } });
    const changed = await browser.call('changePassword', {
      oldPassword: OWN_PASSWORD,
      newPassword: 'Gang-jin-8',
    });
    expect(changed.ok).toBe(true);
    expect((await other.call('session')).kind).toBe('signed-out');
    expect((await browser.call('session')).kind).toBe('signed-in');
  });
});

describe('找回密码 (S1.1, ID-3, ID-23)', () => {
  it('goes by a code to the telephone, opens a locked account and ends its sessions', async () => {
    const login = await established();
    const browser = openBrowser(server);
    for (let i = 0; i < 5; i++) await browser.call('signIn', { login, password: 'wrong' });
    expect(await browser.call('sendRecoveryCode', { login })).toEqual({ ok: true, value: {} });
    const security = await signedInStaff(server, 'security', server.now);
    const [message] = (await security.browser.call('outbox')).messages;
    expect(message?.toMasked).toBe('*******0001');
    const code = /\d{6}/.exec(message?.text ?? '')?.[0] ?? '';
    expect(
      await browser.call('recoverPassword', { login, code: '000', newPassword: 'Gang-jin-8' }),
    ).toMatchObject({
      error: { kind: 'wrong-code' },
    });
    expect(await browser.call('recoverPassword', { login, code, newPassword: 'short' })).toMatchObject({
      error: { kind: 'weak' },
    });
    expect((await browser.call('recoverPassword', { login, code, newPassword: 'Gang-jin-8' })).ok).toBe(true);
    expect((await browser.call('signIn', { login, password: 'Gang-jin-8' })).ok).toBe(true);
    expect(await browser.call('recoverPassword', { login, code, newPassword: 'Gang-jin-9' })).toMatchObject({
      error: { kind: 'wrong-code' },
    });
  });

  it('says of an unknown account what it says of a known one, and sends nothing', async () => {
    const before = await server.sql.query('SELECT count(*) FROM outbox_messages');
    expect(await openBrowser(server).call('sendRecoveryCode', { login: newDocument() })).toEqual({
      ok: true,
      value: {},
    });
    const after = await server.sql.query('SELECT count(*) FROM outbox_messages');
    expect(after.rows).toEqual(before.rows);
  });

  it('sends one code a minute', async () => {
    const login = await established();
    const browser = openBrowser(server);
    await browser.call('sendRecoveryCode', { login });
    expect(await browser.call('sendRecoveryCode', { login })).toEqual({
      ok: false,
      error: { kind: 'too-soon', seconds: 60 },
    });
  });
});

describe('the second factor of administrators (LW-7)', () => {
  it('is chosen at the first sign-in, asked for from then on, and a code is taken once', async () => {
    const { login, secret } = await signedInStaff(server, 'province', server.now);
    const browser = openBrowser(server);
    expect(await browser.call('signIn', { login, password: OWN_PASSWORD })).toMatchObject({
      value: { kind: 'needs-second-factor' },
    });
    // The code of the step in which it was chosen has been used.
    const used = codeAt(secret ?? '', server.now());
    expect(await browser.call('secondFactor', { code: used })).toMatchObject({
      error: { kind: 'wrong-code' },
    });
    server.pass(30_000);
    expect(await browser.call('secondFactor', { code: codeAt(secret ?? '', server.now()) })).toMatchObject({
      ok: true,
      value: { kind: 'signed-in', role: 'province' },
    });
  });

  it('opens nothing before it is passed, and guesses at it lock', async () => {
    const { login } = await signedInStaff(server, 'security', server.now);
    const browser = openBrowser(server);
    await browser.call('signIn', { login, password: OWN_PASSWORD });
    expect(await browser.status('outbox')).toBe(403);
    for (let i = 0; i < 5; i++) await browser.call('secondFactor', { code: '000000' });
    expect(await browser.call('secondFactor', { code: '000000' })).toMatchObject({
      error: { kind: 'locked' },
    });
  });
});

describe('the audit log (LW-6, ID-14)', () => {
  it('tells what was done to which id, without a number, a name or a password, and cannot be changed', async () => {
    const login = await established();
    await openBrowser(server).call('signIn', { login, password: 'wrong-Secret-1' });
    const rows = await server.sql.query<{ action: string; outcome: string }>('SELECT * FROM audit_log');
    expect(rows.rows.map((row) => row.action)).toEqual(
      expect.arrayContaining(['register', 'sign-in', 'change-password', 'create-account']),
    );
    const text = JSON.stringify(rows.rows);
    for (const secret of [login, PHONE, OWN_PASSWORD, 'wrong-Secret-1', '演示甲'])
      expect(text).not.toContain(secret);
    await expect(server.sql.query('DELETE FROM audit_log')).rejects.toThrow(/append-only/);
    await expect(server.sql.query("UPDATE audit_log SET outcome = 'x'")).rejects.toThrow(/append-only/);
  });
});
