import { afterAll, beforeAll, expect, it } from 'vitest';
import { InstitutionId } from '../../../src-shared/basics/ids';
import { type Browser, OWN_PASSWORD, openBrowser, signedInStaff } from '../../builders/build-browser';
import { type DemoPerson, newPerson, publishInstitution } from '../../builders/build-people';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const X = InstitutionId.parse('PX-X');
const Y = InstitutionId.parse('PX-Y');

let server: TestServer;
let first: Browser;
let second: Browser;
let atY: Browser;
beforeAll(async () => {
  server = await startTestServer();
  await publishInstitution(server, X, '00012');
  await publishInstitution(server, Y, '00013');
  first = (await signedInStaff(server, 'institution', server.now, X)).browser;
  second = (await signedInStaff(server, 'institution', server.now, X)).browser;
  atY = (await signedInStaff(server, 'institution', server.now, Y)).browser;
});
afterAll(() => server.stop());

async function ownPerson(): Promise<DemoPerson> {
  const person = await newPerson(server);
  await person.browser.call('enrol', { institutionId: X, post: '010' });
  const enrolmentId = (await person.browser.call('myEnrolments')).enrolments[0]?.enrolmentId ?? '';
  await first.call('moveEnrolment', { enrolmentId, action: 'confirm' });
  return person;
}

const ask = (who: Browser, document: string, newPhone?: string) =>
  who.call('askRecovery', { document, isSeen: true, ...(newPhone === undefined ? {} : { newPhone }) });
const waitingAt = async (who: Browser) => (await who.call('waitingRecoveries')).waiting;

it('two of the institution’s staff give a one-time password; the old one, its sessions and the telephone are gone (ID-23)', async () => {
  const person = await ownPerson();
  expect(await ask(first, person.document, '13900000099')).toEqual({ ok: true, value: {} });
  expect(await ask(second, person.document)).toMatchObject({ error: { kind: 'asked-already' } });
  const [own] = await waitingAt(first);
  expect(own).toMatchObject({ isOwn: true, changesPhone: true });
  expect(own?.maskedDocument).not.toContain(person.document);
  const recoveryId = own?.recoveryId ?? '';
  expect(await first.call('confirmRecovery', { recoveryId })).toMatchObject({
    error: { kind: 'same-person' },
  });
  expect(await atY.call('confirmRecovery', { recoveryId })).toMatchObject({
    error: { kind: 'no-such-recovery' },
  });
  const done = await second.call('confirmRecovery', { recoveryId });
  const password = done.ok ? done.value.oneTimePassword : '';
  expect(await second.call('confirmRecovery', { recoveryId })).toMatchObject({
    error: { kind: 'done-already' },
  });
  expect((await person.browser.call('session')).kind).toBe('signed-out');

  const browser = openBrowser(server);
  const old = await browser.call('signIn', { login: person.document, password: OWN_PASSWORD });
  expect(old.ok).toBe(false);
  expect(await browser.call('signIn', { login: person.document, password })).toMatchObject({
    value: { kind: 'must-change-password', because: 'reset' },
  });
  expect((await browser.call('changePassword', { newPassword: 'Stahl-B500' })).ok).toBe(true);
  const security = (await signedInStaff(server, 'security', server.now)).browser;
  const told = (await security.call('outbox')).messages.filter((one) => one.text.includes('当面核验'));
  expect(told.map((one) => one.toMasked).sort()).toEqual(['*******0004', '*******0099']);
  const log = await server.sql.query(
    "SELECT action, outcome FROM audit_log WHERE action LIKE '%recovery-in-person' ORDER BY audit_id",
  );
  expect(log.rows).toEqual([
    { action: 'ask-recovery-in-person', outcome: 'asked' },
    { action: 'confirm-recovery-in-person', outcome: 'reset-and-phone' },
  ]);
});

it('an institution learns nothing of people who are not its own, registered or not', async () => {
  const person = await ownPerson();
  expect(await ask(atY, person.document)).toEqual({ ok: false, error: { kind: 'not-yours' } });
  expect(await ask(atY, '110105199003074210')).toEqual({ ok: false, error: { kind: 'not-yours' } });
  expect(await ask(first, person.document, '12345')).toMatchObject({ error: { kind: 'bad-phone' } });
});

it('the security administrators do it for anybody, two of them, within a day', async () => {
  const person = await newPerson(server);
  const one = (await signedInStaff(server, 'security', server.now)).browser;
  expect(await ask(one, '110105199003074210')).toMatchObject({ error: { kind: 'wrong-document' } });
  expect((await ask(one, person.document)).ok).toBe(true);
  const recoveryId = (await waitingAt(one))[0]?.recoveryId ?? '';
  expect(await waitingAt(second)).toEqual([]);
  server.pass(25 * 3_600_000);
  const other = (await signedInStaff(server, 'security', server.now)).browser;
  expect(await waitingAt(other)).toEqual([]);
  expect(await other.call('confirmRecovery', { recoveryId })).toMatchObject({ error: { kind: 'expired' } });
});
