import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionPublication } from '../../../src-server/registry/session-publication';
import { CertificateId } from '../../../src-shared/basics/ids';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { type DemoPerson, importPaper, newPerson, publishInstitution } from '../../builders/build-people';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation } from '../../builders/build-sync-station';
import { trainThrough } from '../../builders/build-training';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let province: Browser;
let institution: Browser;
let person: DemoPerson;
let certificateId: CertificateId;

beforeAll(async () => {
  server = await startTestServer();
  await publishInstitution(server, 'PX-1', '00001');
  province = (await signedInStaff(server, 'province', server.now)).browser;
  institution = (await signedInStaff(server, 'institution', server.now, 'PX-1')).browser;
  person = await newPerson(server, '演示壬');
  certificateId = CertificateId.parse(await importPaper(server, person.document, { institutionId: 'PX-1' }));
  await person.browser.call('enrol', { institutionId: 'PX-1' as never, post: '010' });
});
afterAll(() => server?.stop());

const find = async () => {
  const found = await province.call('findHolder', { number: person.document });
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
};

describe('a certificate’s holder', () => {
  it('is found by the whole number of document or certificate, and nobody by a part', async () => {
    const held = await find();
    expect(held).toMatchObject({ name: '演示壬', certificates: [{ certificateId, decisions: [] }] });
    expect(JSON.stringify(held)).not.toContain(person.document);
    const number = held.certificates[0]?.number ?? '';
    expect(await province.call('findHolder', { number })).toMatchObject({ value: { name: '演示壬' } });
    expect(await province.call('findHolder', { number: number.slice(0, 8) })).toMatchObject({
      error: { kind: 'nobody' },
    });
    const log = await server.sql.query(
      "SELECT count(*)::int AS n FROM audit_log WHERE action = 'open-holder'",
    );
    expect(log.rows).toEqual([{ n: 2 }]);
  });
});

describe('a certificate', () => {
  it('is revoked and reinstated, once each, with both reasons kept (CT-11)', async () => {
    const revoke = { certificateId, reason: '样例：材料不实' };
    expect((await province.call('revokeCertificate', revoke)).ok).toBe(true);
    expect(await province.call('revokeCertificate', revoke)).toMatchObject({
      error: { kind: 'revoked-already' },
    });
    expect((await find()).certificates[0]?.status).toEqual({ kind: 'REVOKED', on: '2026-03-10' });
    const back = { certificateId, reason: '样例：复查无误' };
    expect((await province.call('reinstateCertificate', back)).ok).toBe(true);
    expect(await province.call('reinstateCertificate', back)).toMatchObject({
      error: { kind: 'not-revoked' },
    });
    const [certificate] = (await find()).certificates;
    expect(certificate?.status.kind).not.toBe('REVOKED');
    expect(certificate?.decisions.map((one) => one.reason)).toEqual(['样例：复查无误', '样例：材料不实']);
    await expect(server.sql.query('DELETE FROM certificate_decisions')).rejects.toThrow('append-only');
    const nobody = { ...back, certificateId: CertificateId.parse('nobody') };
    expect(await province.call('revokeCertificate', nobody)).toMatchObject({
      error: { kind: 'no-such-certificate' },
    });
  });

  it('has its lapsed years settled once for a year (CE-12)', async () => {
    const years = { certificateId, throughLabel: 2020, reason: '样例：省级批准' };
    expect((await province.call('reinstateYears', years)).ok).toBe(true);
    expect(await province.call('reinstateYears', years)).toMatchObject({ error: { kind: 'done-already' } });
  });
});

describe('hours recorded in error', () => {
  it('are reversed by an entry of their own, once, and the entry stays (CE-11)', async () => {
    const [enrolment] = (await person.browser.call('myEnrolments')).enrolments;
    await institution.call('recordHours', {
      enrolmentId: enrolment?.enrolmentId ?? '',
      certificateId,
      key: 'sample/2026-03-01',
      courseId: '2026-law',
      part: 'unsplit',
      tenths: 80,
      atMs: server.now() - 86_400_000,
    });
    const entry = (await find()).ledger.find((one) => one.kind === 'hours');
    if (entry === undefined) throw new Error('no entry');
    const reverse = { key: entry.key, reason: '样例：登记到了别人名下' };
    expect((await province.call('reverseHours', reverse)).ok).toBe(true);
    expect(await province.call('reverseHours', reverse)).toMatchObject({
      error: { kind: 'reversed-already' },
    });
    const { ledger } = await find();
    expect(ledger.find((one) => one.key === entry.key)).toMatchObject({ isReversed: true, tenths: 80 });
    expect(ledger.filter((one) => one.kind === 'reversal')).toHaveLength(1);
    expect(await province.call('reverseHours', { ...reverse, key: 'nothing' })).toMatchObject({
      error: { kind: 'no-such-entry' },
    });
  });
});

describe('an enrolment', () => {
  it('is scheduled by a published list and tested by the result that comes, seen by person and institution', async () => {
    const [mine] = (await person.browser.call('myEnrolments')).enrolments;
    const enrolmentId = mine?.enrolmentId ?? '';
    await trainThrough(institution, server.now(), enrolmentId);
    const whole = buildPublication('S-enrol', 1);
    const publication = SessionPublication.parse({
      ...whole,
      candidates: whole.candidates.map((one) => ({
        ...one,
        document: { type: 'resident-id', number: person.document },
      })),
    });
    await server.admin('PUT', '/sessions/S-enrol', publication);
    const stateOf = async () => (await institution.call('trainees')).trainees[0]?.kind;
    expect(await stateOf()).toBe('scheduled');
    expect(await institution.call('moveEnrolment', { enrolmentId, action: 'remove' })).toMatchObject({
      ok: false,
    });
    const station = await buildSyncStation(server);
    await station.send(station.seal([buildResult(publication, station.stationId, 1)]));
    expect((await person.browser.call('myEnrolments')).enrolments[0]).toMatchObject({
      kind: 'tested',
      test: 'passed',
    });
    expect(await stateOf()).toBe('tested');
    const log = await server.sql.query(
      "SELECT outcome FROM audit_log WHERE action = 'settle-enrolment' ORDER BY audit_id",
    );
    expect(log.rows).toEqual([{ outcome: 'scheduled' }, { outcome: 'tested' }]);
  });
});
