import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStationKeys } from '../../../src-crypto/key-files';
import { suiteB } from '../../../src-crypto/suite-b';
import { ProvisionAnswer } from '../../../src-shared/contracts/sync/provision';
import { type Browser, openBrowser, signedInStaff } from '../../builders/build-browser';
import { newPerson } from '../../builders/build-people';
import { buildSyncStation, postJson, provisionBody } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let system: Browser;
let security: Browser;
let auditor: Browser;

beforeAll(async () => {
  server = await startTestServer();
  [system, security, auditor] = (await Promise.all(
    (['system', 'security', 'audit'] as const).map(
      async (role) => (await signedInStaff(server, role, server.now)).browser,
    ),
  )) as [Browser, Browser, Browser];
});
afterAll(() => server?.stop());

describe('a station’s registration from the page', () => {
  it('is by a code shown once, and its key is told by a fingerprint', async () => {
    const made = await system.call('issueStationCode', { label: '一考场 07 号（样例）' });
    const keys = newStationKeys(suiteB);
    const answer = await postJson(`${server.running.url}/sync/v1/provision`, provisionBody(made.code, keys));
    const { stationId } = ProvisionAnswer.parse(await answer.json());
    const { lines, codes } = await system.call('stationRegistry', { text: '07 号' });
    const digest = createHash('sha256').update(keys.sign.publicKey).digest('hex');
    expect(lines).toMatchObject([{ stationId, label: '一考场 07 号（样例）' }]);
    expect(lines[0]?.fingerprint.replaceAll(' ', '')).toBe(digest.slice(0, 32));
    expect(codes.find((one) => one.stationId === stationId)?.selector).toBe(made.code.slice(0, 4));
    expect(JSON.stringify(codes)).not.toContain(made.code.slice(5));
    const logged = await server.sql.query(
      "SELECT subject FROM audit_log WHERE action = 'issue-station-code'",
    );
    expect(logged.rows).toEqual([{ subject: made.code.slice(0, 4) }]);
  });

  it('ends with a reason, once, and nothing signed with the key is taken any more', async () => {
    const station = await buildSyncStation(server);
    const { stationId } = station;
    const reason = '机器丢失（样例）';
    expect((await system.call('revokeStation', { stationId, reason })).ok).toBe(true);
    expect(await station.send(station.seal(['一']))).toMatchObject({ status: 401 });
    expect(await system.call('revokeStation', { stationId, reason })).toMatchObject({
      error: { kind: 'revoked-already' },
    });
    const { lines } = await system.call('stationRegistry', { text: stationId });
    expect(lines).toMatchObject([{ revoked: { reason } }]);
    expect(await system.call('revokeStation', { stationId: 'ST-999999' as never, reason })).toMatchObject({
      error: { kind: 'no-such-station' },
    });
  });
});

describe('staff accounts (LW-7)', () => {
  const account = {
    login: 'XT-01',
    role: 'system',
    displayName: '演示系统员',
    phone: '02900000000',
  } as const;
  const idOf = async (login: string) =>
    (await security.call('staffAccounts', {})).lines.find((one) => one.login === login)?.accountId ?? '';

  it('are made with a password told once, and an institution’s names its institution', async () => {
    const made = await security.call('createStaffAccount', account);
    if (!made.ok) throw new Error(made.error.kind);
    const browser = openBrowser(server);
    const signed = await browser.call('signIn', { login: 'xt-01', password: made.value.oneTimePassword });
    expect(signed).toMatchObject({ value: { kind: 'must-change-password', because: 'reset' } });
    expect(await security.call('createStaffAccount', account)).toMatchObject({
      error: { kind: 'login-taken' },
    });
    const lost = { ...account, login: 'JG-09', role: 'institution' } as const;
    expect(await security.call('createStaffAccount', lost)).toMatchObject({
      error: { kind: 'institution-missing' },
    });
    expect(
      await security.call('createStaffAccount', { ...lost, institutionId: 'PX-none' as never }),
    ).toMatchObject({ error: { kind: 'no-such-institution' } });
  });

  it('are reset: the old password, the second factor and open sessions end at once (ID-22)', async () => {
    const staff = await signedInStaff(server, 'province', server.now);
    const accountId = await idOf(staff.login);
    const reset = await security.call('changeStaffAccount', { accountId, action: 'reset' });
    expect(await staff.browser.status('examSessions', {})).toBe(401);
    const password = reset.ok ? (reset.value.oneTimePassword ?? '') : '';
    const browser = openBrowser(server);
    await browser.call('signIn', { login: staff.login, password });
    const changed = await browser.call('changePassword', { newPassword: 'Gang-jin-8' });
    expect(changed).toMatchObject({ value: { kind: 'enrol-second-factor' } });
  });

  it('are closed for good', async () => {
    const staff = await signedInStaff(server, 'audit', server.now);
    const accountId = await idOf(staff.login);
    expect((await security.call('changeStaffAccount', { accountId, action: 'close' })).ok).toBe(true);
    expect(await staff.browser.status('auditLog', { search: {} })).toBe(401);
    expect(await security.call('changeStaffAccount', { accountId, action: 'unlock' })).toMatchObject({
      error: { kind: 'no-such-account' },
    });
  });

  it('of people are neither shown nor touched, and nobody changes their own', async () => {
    const person = await newPerson(server);
    const shown = await security.call('staffAccounts', {});
    expect(JSON.stringify(shown)).not.toContain(person.document);
    const theirs = await server.sql.query<{ account_id: string }>(
      "SELECT account_id FROM accounts WHERE role = 'person' LIMIT 1",
    );
    const accountId = theirs.rows[0]?.account_id ?? '';
    expect(await security.call('changeStaffAccount', { accountId, action: 'close' })).toMatchObject({
      error: { kind: 'no-such-account' },
    });
    const own = await server.sql.query<{ account_id: string }>(
      "SELECT account_id FROM accounts WHERE role = 'security'",
    );
    expect(
      await security.call('changeStaffAccount', {
        accountId: own.rows[0]?.account_id ?? '',
        action: 'close',
      }),
    ).toMatchObject({ error: { kind: 'own-account' } });
  });
});

describe('the audit log (LW-6)', () => {
  it('is found by action and subject, page by page, without a person’s name or number', async () => {
    for (let at = 0; at < 50; at++) await system.call('issueStationCode', { label: '样例' });
    const { lines, hasMore } = await auditor.call('auditLog', { search: {} });
    expect(hasMore).toBe(true);
    const next = await auditor.call('auditLog', { search: {}, after: lines.at(-1)?.auditId ?? 0 });
    expect(next.lines[0]?.auditId).toBe((lines.at(-1)?.auditId ?? 0) - 1);
    const revoked = await auditor.call('auditLog', { search: { action: 'revoke-station' } });
    expect(revoked.lines).toMatchObject([{ role: 'system', who: '演示人员', outcome: 'revoked' }]);
    const registered = await auditor.call('auditLog', { search: { role: 'person' } });
    expect(registered.lines.length).toBeGreaterThan(0);
    expect(registered.lines.every((one) => one.who === undefined)).toBe(true);
    expect(JSON.stringify(registered)).not.toMatch(/6101011988|演示丁/);
  });

  it('is taken away as a file, which is in the log itself', async () => {
    const made = await auditor.call('exportAudit', { search: { action: 'revoke-station' } });
    const text = Buffer.from(made.base64, 'base64').toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(text.split('\r\n')).toHaveLength(3);
    const { lines } = await auditor.call('auditLog', { search: { action: 'export-audit' } });
    expect(lines).toMatchObject([{ detail: { lines: 1 } }]);
  });
});
