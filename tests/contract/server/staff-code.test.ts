import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkStaffCode, codeKeyOf, requestOf } from '../../../src-crypto/staff-code';
import { suiteB } from '../../../src-crypto/suite-b';
import { AttemptId, SessionId } from '../../../src-shared/basics/ids';
import { requestText } from '../../../src-shared/domain/staff-code/staff-code';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { buildPublication } from '../../builders/build-publication';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const sessionId = SessionId.parse('S-code');
const publication = buildPublication('S-code', 2);
const attemptId = AttemptId.parse('a'.repeat(32));
/** As a station of the room derives it, which has never spoken with this centre about it. */
const key = codeKeyOf(suiteB, Buffer.from(publication.sessionKey, 'base64url'), sessionId);
const request = requestText(requestOf(suiteB, key, attemptId, 0));
const seat = publication.candidates[0]?.seat ?? 0;
const UNLOCK = { sessionId, seat, action: 'unlock', minutes: 8, cause: 'power-loss', request } as const;

let server: TestServer;
let province: Browser;
beforeAll(async () => {
  server = await startTestServer();
  await server.admin('PUT', '/sessions/S-code', publication);
  province = (await signedInStaff(server, 'province', server.now)).browser;
});
afterAll(() => server?.stop());

const refused = (error: object) => ({ ok: false, error });

describe('a single-use code made at the centre (RM-10, RM-11)', () => {
  it('is what the seat takes, once, for this seat, action and minutes', async () => {
    const made = await province.call('makeStaffCode', UNLOCK);
    if (!made.ok) throw new Error(made.error.kind);
    const at = { attemptId, wanted: { seat, action: 'unlock', minutes: 8 }, used: [], earlier: [] } as const;
    const use = { ordinal: 0, action: 'unlock', minutes: 8 } as const;
    const { code } = made.value;
    expect(checkStaffCode(suiteB, key, code, at)).toEqual({ ok: true, value: use });
    expect(checkStaffCode(suiteB, key, code, { ...at, used: [use] })).toEqual(refused({ kind: 'code-used' }));
    expect(checkStaffCode(suiteB, key, code, { ...at, wanted: { ...at.wanted, minutes: 9 } })).toEqual(
      refused({ kind: 'code-other-minutes', minutes: 8 }),
    );
    const other = AttemptId.parse('b'.repeat(32));
    expect(checkStaffCode(suiteB, key, code, { ...at, attemptId: other })).toEqual(
      refused({ kind: 'code-wrong' }),
    );
  });

  it('re-opens what a stop had closed when it was made for that, and a code for unlocking does not', async () => {
    const at = { attemptId, wanted: { seat, action: 'reopen', minutes: 8 }, used: [], earlier: [] } as const;
    const reopen = await province.call('makeStaffCode', { ...UNLOCK, action: 'reopen' });
    const unlock = await province.call('makeStaffCode', UNLOCK);
    if (!reopen.ok || !unlock.ok) throw new Error('no code');
    expect(checkStaffCode(suiteB, key, reopen.value.code, at)).toEqual({
      ok: true,
      value: { ordinal: 0, action: 'reopen', minutes: 8 },
    });
    expect(checkStaffCode(suiteB, key, unlock.value.code, at)).toEqual(
      refused({ kind: 'code-other-action', action: 'unlock' }),
    );
    const { rows } = await server.sql.query(
      "SELECT outcome FROM audit_log WHERE action = 'make-staff-code' AND outcome = 'reopen'",
    );
    expect(rows).toHaveLength(1);
  });

  it('is refused with the reason when it could do nothing', async () => {
    const ask = (change: object) => province.call('makeStaffCode', { ...UNLOCK, ...change });
    expect(await ask({ sessionId: SessionId.parse('S-none') })).toEqual(refused({ kind: 'no-such-session' }));
    expect(await ask({ seat: 999 })).toEqual(refused({ kind: 'no-such-seat' }));
    expect(await ask({ request: 'ABC' })).toEqual(refused({ kind: 'request-mistyped' }));
    const most = publication.policy.grantTotalMinutes;
    expect(await ask({ minutes: most + 1 })).toEqual(refused({ kind: 'code-minutes', min: 0, max: most }));
    expect(await ask({ action: 'extend', minutes: 0 })).toEqual(
      refused({ kind: 'code-minutes', min: 1, max: most }),
    );
  });

  it('stands in the audit log by seat, minutes and cause, and the code itself stands nowhere', async () => {
    const made = await province.call('makeStaffCode', { ...UNLOCK, minutes: 5 });
    if (!made.ok) throw new Error(made.error.kind);
    const { rows } = await server.sql.query(
      "SELECT subject, outcome, detail FROM audit_log WHERE action = 'make-staff-code' ORDER BY audit_id DESC LIMIT 1",
    );
    expect(rows).toEqual([
      { subject: 'S-code', outcome: 'unlock', detail: { seat, minutes: 5, cause: 'power-loss' } },
    ]);
    const log = await server.sql.query('SELECT * FROM audit_log');
    expect(JSON.stringify(log.rows)).not.toContain(made.value.code);
  });
});
