import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CertificateId, InstitutionId } from '../../../src-shared/basics/ids';
import type { CertificateFound } from '../../../src-shared/contracts/web/certificate-query';
import { checkChar } from '../../../src-shared/domain/person/id-document';
import { PERSON_MANUAL } from '../../../src-shared/wording/person-manual';
import { type Browser, OWN_PASSWORD, openBrowser, signedInStaff } from '../../builders/build-browser';
import { shanghaiMs } from '../../builders/build-hours';
import { importPaper, newPerson, publishInstitution, workOf } from '../../builders/build-people';
import { trainThrough } from '../../builders/build-training';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const X = InstitutionId.parse('PX-X');
const Y = InstitutionId.parse('PX-Y');
const START = '2021-06-01 09:00:00';

let server: TestServer;
let atX: Browser;
let atY: Browser;
beforeAll(async () => {
  server = await startTestServer();
  // The exchange of paper certificates is a matter of 2021 (CT-3); the server's clock is injected.
  server.pass(shanghaiMs(START) - server.now());
  await publishInstitution(server, X, '00012');
  await publishInstitution(server, Y, '00013');
  atX = (await signedInStaff(server, 'institution', server.now, X)).browser;
  atY = (await signedInStaff(server, 'institution', server.now, Y)).browser;
});
afterAll(() => server.stop());

/** Sessions of institutions end when the clock is moved by more than half an hour; they sign in afresh. */
async function moveTo(time: string): Promise<void> {
  server.pass(shanghaiMs(time) - server.now());
  atX = (await signedInStaff(server, 'institution', server.now, X)).browser;
}

async function enrolmentOf(person: { readonly browser: Browser }): Promise<string> {
  const { enrolments } = await person.browser.call('myEnrolments');
  return enrolments.at(-1)?.enrolmentId ?? '';
}

const move = (who: Browser, enrolmentId: string, action: 'confirm' | 'complete-training' | 'remove') =>
  who.call('moveEnrolment', { enrolmentId, action });

it('gives anybody the manual as a file, every chapter of it (S3.2)', async () => {
  const { fileName, pdfBase64 } = await openBrowser(server).call('personManual');
  expect(fileName).toBe('个人用户操作手册.pdf');
  const text = execFileSync('pdftotext', ['-', '-'], { input: Buffer.from(pdfBase64, 'base64') }).toString();
  for (const { title } of PERSON_MANUAL.zh) expect(text).toContain(title);
});

describe('enrolment (EN-1 to EN-5)', () => {
  it('shows the institutions that a province has published (S1.3)', async () => {
    const { institutions } = await openBrowser(server).call('institutions', { provinceCode: '61' });
    expect(institutions.map((one) => one.institutionId)).toEqual([X, Y]);
    expect((await openBrowser(server).call('institutions', { provinceCode: '11' })).institutions).toEqual([]);
  });

  it('goes from request to trained, and may be taken back only while it is a request (S2.1)', async () => {
    const person = await newPerson(server);
    expect(await person.browser.call('enrol', { institutionId: X, post: '010' })).toEqual({
      ok: true,
      value: {},
    });
    const id = await enrolmentOf(person);
    expect(await person.browser.call('withdraw', { enrolmentId: id })).toEqual({ ok: true, value: {} });
    await person.browser.call('enrol', { institutionId: X, post: '010' });
    const again = await enrolmentOf(person);
    expect(await move(atX, again, 'complete-training')).toMatchObject({ error: { kind: 'not-now' } });
    await trainThrough(atX, server.now(), again);
    expect(await person.browser.call('withdraw', { enrolmentId: again })).toMatchObject({
      error: { kind: 'not-now' },
    });
    expect(await move(atX, again, 'confirm')).toMatchObject({ error: { kind: 'not-now' } });
  });

  it('names the institution that has to remove the person before another one can take them (S2.2, EN-4)', async () => {
    const person = await newPerson(server);
    await person.browser.call('enrol', { institutionId: X, post: '050' });
    const id = await enrolmentOf(person);
    await move(atX, id, 'confirm');
    expect(await person.browser.call('enrol', { institutionId: Y, post: '050' })).toEqual({
      ok: false,
      error: { kind: 'ALREADY_ENROLLED', at: '演示培训机构 PX-X', since: 'confirmed' },
    });
    expect(await move(atX, id, 'remove')).toEqual({ ok: true, value: {} });
    expect((await person.browser.call('enrol', { institutionId: Y, post: '050' })).ok).toBe(true);
  });

  it('is made on site for somebody who came with the documents, by name and number together (S2.1, EN-2)', async () => {
    const person = await newPerson(server, '演示子');
    const ask = { name: '演示子', document: person.document, post: '130', documentsReviewed: true } as const;
    for (const wrong of [{ name: '演示丑' }, { document: '110105199003074210' }, { document: '张三' }]) {
      expect(await atX.call('enrolOnSite', { ...ask, ...wrong })).toEqual({
        ok: false,
        error: { kind: 'no-such-person' },
      });
    }
    const wide = [...person.document]
      .map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
      .join(' ');
    const clicks = [1, 2].map(() => atX.call('enrolOnSite', { ...ask, document: wide }));
    expect((await Promise.all(clicks)).filter((one) => one.ok)).toHaveLength(1);
    const { enrolments } = await person.browser.call('myEnrolments');
    expect(enrolments.map((one) => [one.kind, one.post])).toEqual([['confirmed', '130']]);
    expect(await atY.call('enrolOnSite', ask)).toEqual({
      ok: false,
      error: { kind: 'ALREADY_ENROLLED', at: '演示培训机构 PX-X', since: 'confirmed' },
    });
    // Without having looked at the documents nothing is enrolled (EN-2).
    expect(await atX.status('enrolOnSite', { ...ask, post: '140', documentsReviewed: false })).toBe(400);
    const log = await server.sql.query<{ outcome: string }>(
      "SELECT outcome FROM audit_log WHERE action = 'enrol-on-site' ORDER BY 1",
    );
    expect(log.rows.map((row) => row.outcome)).toEqual([
      ...['ALREADY_ENROLLED', 'ALREADY_ENROLLED', 'confirmed'],
      ...['no-such-person', 'no-such-person', 'no-such-person'],
    ]);
  });

  it('makes one enrolment of two clicks at once', async () => {
    const person = await newPerson(server);
    const clicks = [1, 2, 3].map(() => person.browser.call('enrol', { institutionId: X, post: '110' }));
    expect((await Promise.all(clicks)).filter((one) => one.ok)).toHaveLength(1);
    expect((await person.browser.call('myEnrolments')).enrolments).toHaveLength(1);
  });
});

describe('other people’s records by their ids', () => {
  it('are out of an institution’s reach', async () => {
    const person = await newPerson(server);
    await person.browser.call('enrol', { institutionId: X, post: '010' });
    const enrolmentId = await enrolmentOf(person);
    const certificateId = CertificateId.parse(await importPaper(server, person.document));
    expect(await move(atY, enrolmentId, 'confirm')).toEqual({ ok: false, error: { kind: 'not-yours' } });
    const hours = {
      enrolmentId,
      certificateId,
      key: 'class-2021-001',
      courseId: 'law',
      part: 'public',
      tenths: 80,
      atMs: server.now(),
    } as const;
    expect(await atY.call('recordHours', hours)).toEqual({ ok: false, error: { kind: 'not-yours' } });
    expect(
      await atY.call('approveMakeUp', { enrolmentId, certificateId, label: 2020, reason: '住院' }),
    ).toEqual({ ok: false, error: { kind: 'not-yours' } });
    expect((await atY.call('trainees')).trainees.map((one) => one.enrolmentId)).not.toContain(enrolmentId);
    // A certificate of somebody else does not become theirs by naming it beside one's own enrolment.
    const other = await newPerson(server);
    const foreign = CertificateId.parse(await importPaper(server, other.document));
    expect(await atX.call('recordHours', { ...hours, certificateId: foreign })).toMatchObject({
      error: { kind: 'not-yours' },
    });
  });

  it('are out of another person’s reach', async () => {
    const owner = await newPerson(server);
    const other = await newPerson(server);
    await owner.browser.call('enrol', { institutionId: X, post: '010' });
    const enrolmentId = await enrolmentOf(owner);
    const certificateId = CertificateId.parse(await importPaper(server, owner.document));
    expect(await other.browser.call('withdraw', { enrolmentId })).toMatchObject({
      error: { kind: 'not-yours' },
    });
    expect(await other.browser.call('exchange', { certificateId })).toMatchObject({
      error: { kind: 'no-such-certificate' },
    });
    expect((await other.browser.call('myHours')).certificates).toEqual([]);
    expect((await other.browser.call('myEnrolments')).enrolments).toEqual([]);
  });

  it('masks documents in an institution’s list (ID-14)', async () => {
    const person = await newPerson(server);
    await person.browser.call('enrol', { institutionId: X, post: '010' });
    const text = JSON.stringify(await atX.call('trainees'));
    expect(text).not.toContain(person.document);
    expect(text).toContain(`${person.document.slice(0, 6)}********${person.document.slice(-4)}`);
  });
});

it('an age under 16 or over 100 is told to the institution, and refuses nothing (ID-5)', async () => {
  const first17 = '61010119100101001';
  const document = `${first17}${checkChar(first17)}`;
  const browser = openBrowser(server);
  await browser.call('register', { name: '演示壬', document, phone: '13800000004' });
  await browser.call('signIn', { login: document, password: '13800000004' });
  await browser.call('changePassword', { newPassword: OWN_PASSWORD });
  expect((await browser.call('enrol', { institutionId: X, post: '010' })).ok).toBe(true);
  const { trainees } = await atX.call('trainees');
  expect(trainees.filter((one) => one.isAgeUnusual).map((one) => one.name)).toEqual(['演示壬']);
});

describe('hours and the exchange of a paper certificate (S3.2, CT-2, CT-3, CE-11)', () => {
  it('sent twice count once; a key with other content is refused', async () => {
    const { hours, person } = await enrolledWithPaper();
    expect(await atX.call('recordHours', hours)).toEqual({ ok: true, value: { isNew: true } });
    expect(await atX.call('recordHours', hours)).toEqual({ ok: true, value: { isNew: false } });
    expect(await atX.call('recordHours', { ...hours, tenths: 10 })).toMatchObject({
      error: { kind: 'key-taken' },
    });
    expect(
      await atX.call('recordHours', { ...hours, key: 'another-key', atMs: server.now() + 1 }),
    ).toMatchObject({
      error: { kind: 'in-the-future' },
    });
    const overview = await person.browser.call('myHours');
    expect(overview.entries.map((one) => one.tenths)).toEqual([hours.tenths]);
    await expect(server.sql.query('DELETE FROM hours_ledger')).rejects.toThrow(/append-only/);
  });

  it('with 32 hours, two clicks on 证书更新 at once make one certificate with one number that leads with 9', async () => {
    const { hours, person, certificateId } = await enrolledWithPaper();
    const tooFew = await person.browser.call('exchange', { certificateId });
    expect(tooFew).toEqual({ ok: false, error: { kind: 'not-enough-hours' } });
    await atX.call('recordHours', { ...hours, tenths: 320 });
    const clicks = await Promise.all([1, 2, 3].map(() => person.browser.call('exchange', { certificateId })));
    const numbers = new Set(clicks.map((one) => (one.ok ? one.value.number : one.error.kind)));
    expect(numbers.size).toBe(1);
    expect([...numbers][0]).toMatch(/^9612101000012\d{6}$/);
    const { certificates } = await person.browser.call('myHours');
    expect(certificates.map((one) => [one.kind, one.status.kind])).toEqual([
      ['paper', 'EXCHANGED'],
      ['exchanged', 'VALID'],
    ]);
    // CE anchor: years run from the exchange, and its hours are not used again.
    expect(certificates[1]?.years[0]).toMatchObject({ label: 2022, from: '2022-06-01', counted: 0 });
  });

  it('numbers have no gaps', async () => {
    const serials: number[] = [];
    for (let i = 0; i < 3; i++) {
      const { hours, person, certificateId } = await enrolledWithPaper();
      await atX.call('recordHours', { ...hours, tenths: 320 });
      const made = await person.browser.call('exchange', { certificateId });
      if (made.ok) serials.push(Number(made.value.number.slice(-6)));
    }
    const [first = 0] = serials;
    expect(serials).toEqual([first, first + 1, first + 2]);
  });

  it('shows the new certificate to whoever asks for the old number, which stays as its history (CT-3)', async () => {
    const { hours, person, certificateId } = await enrolledWithPaper();
    const former = (await found(person.name, person.document))[0]?.number ?? '';
    await atX.call('recordHours', { ...hours, tenths: 320 });
    const made = await person.browser.call('exchange', { certificateId });
    const number = made.ok ? made.value.number : '';
    await moveTo('2021-10-01 00:00:00');
    for (const asked of [person.document, former]) {
      expect(await found(person.name, asked)).toMatchObject([
        { kind: 'paper', number: former, status: { kind: 'EXCHANGED' } },
        { kind: 'exchanged', number, formerNumber: former, status: { kind: 'VALID' } },
      ]);
    }
    await moveTo(START);
  });

  it('closes at midnight of 2021-09-30 in Shanghai; then the paper is not found any more', async () => {
    const { hours, person, certificateId } = await enrolledWithPaper();
    await atX.call('recordHours', { ...hours, tenths: 320 });
    server.pass(shanghaiMs('2021-09-30 23:59:00') - server.now());
    expect(await found(person.name, person.document)).toMatchObject([
      { kind: 'paper', status: { kind: 'VALID' } },
    ]);
    await moveTo('2021-10-01 00:00:00');
    const again = await signInAgain(person.document);
    expect(await again.call('exchange', { certificateId })).toEqual({ ok: false, error: { kind: 'closed' } });
    const { certificates } = await again.call('myHours');
    expect(certificates[0]).toMatchObject({
      status: { kind: 'NOT_QUERYABLE' },
      exchange: { kind: 'closed' },
    });
    expect(await found(person.name, person.document)).toEqual([]);
  });
});

describe('the public query (S2.3, CT-1, CT-4, CT-10)', () => {
  it('finds by name with document, or name with number; masks the document', async () => {
    const person = await newPerson(server, '演示戊');
    await importPaper(server, person.document, { number: '陕建（2015）0001'.replace('陕建', 'SJ') });
    server.pass(shanghaiMs('2021-07-01 09:00:00') - server.now());
    const byDocument = await found('演示戊', person.document);
    expect(byDocument).toMatchObject([{ kind: 'paper', status: { kind: 'VALID' }, postName: '土建施工员' }]);
    expect(JSON.stringify(byDocument)).not.toContain(person.document);
    expect(await found('演示戊', 'SJ(2015)0001')).toHaveLength(1);
    expect(await found('演示己', person.document)).toEqual([]);
  });

  it('of an old certificate with a 15-digit number finds its holder by the 18 they have become (ID-12)', async () => {
    const first17 = '61010119590404001';
    const document = `${first17}${checkChar(first17)}`;
    const old = `${first17.slice(0, 6)}${first17.slice(8)}`;
    const browser = openBrowser(server);
    const who = { name: '演示庚', phone: '13800000004' };
    expect(await browser.call('register', { ...who, document: old })).toMatchObject({
      error: { kind: 'bad-document', reason: 'fifteen-digits' },
    });
    expect((await browser.call('register', { ...who, document })).ok).toBe(true);
    await importPaper(server, old, { number: 'OLD-15-0001' });
    expect(await found('演示庚', document)).toMatchObject([{ number: 'OLD-15-0001' }]);
  });

  it.each([
    ['001', false],
    ['996', true],
  ])(
    'with sequence %s of an old number is to be looked at by hand: %s (ID-12)',
    async (sequence, isByHand) => {
      const first17 = `61010119590405${sequence}`;
      const document = `${first17}${checkChar(first17)}`;
      await openBrowser(server).call('register', { name: '演示辛', phone: '13800000004', document });
      const answer = await server.admin('POST', '/paper-certificates', {
        ...{ post: '010', issuedOn: '1999-05-01', provinceCode: '61', number: `OLD-15-${sequence}` },
        document: `${first17.slice(0, 6)}${first17.slice(8)}`,
      });
      expect(await answer.json()).toMatchObject({ needsManualCheck: isByHand });
    },
  );

  it('tells finished years with the hours that count, and no other (CT-5, CE-8)', async () => {
    const person = await newPerson(server, '演示癸');
    await person.browser.call('enrol', { institutionId: X, post: '010' });
    const enrolmentId = await enrolmentOf(person);
    const trained = { kind: 'trained', issuedOn: '2019-03-10', institutionId: X };
    const certificateId = CertificateId.parse(await importPaper(server, person.document, trained));
    const hours = { enrolmentId, certificateId, courseId: 'law', part: 'unsplit' } as const;
    // 10 of the 2020年度 are not finished; of the 60 in the 2021年度 32 count (CE-3).
    const entries = [
      { key: 'class-of-2020', tenths: 100, atMs: shanghaiMs('2020-06-01') },
      { key: 'class-of-2021', tenths: 600, atMs: shanghaiMs('2021-04-01') },
    ];
    for (const entry of entries) {
      expect(await atX.call('recordHours', { ...hours, ...entry })).toMatchObject({ ok: true });
    }
    expect(await found('演示癸', person.document)).toMatchObject([
      { kind: 'trained', finishedYears: [{ label: 2021, tenths: 320 }] },
    ]);
  });

  it('asks for work first, each piece good for one answer, and for no more than ten a minute', async () => {
    const browser = openBrowser(server);
    server.pass(60_000);
    const { challenge, bits } = await browser.call('proofChallenge');
    const ask = { name: '演示戊', documentOrNumber: '1', challenge, nonce: 'x' };
    expect(await browser.call('queryCertificate', ask)).toEqual({
      ok: false,
      error: { kind: 'proof-wrong' },
    });
    const nonce = workOf(challenge, bits);
    expect((await browser.call('queryCertificate', { ...ask, nonce })).ok).toBe(true);
    expect(await browser.call('queryCertificate', { ...ask, nonce })).toMatchObject({
      error: { kind: 'proof-wrong' },
    });
    for (let i = 0; i < 7; i++) await browser.call('queryCertificate', ask);
    expect(await browser.call('queryCertificate', ask)).toMatchObject({ error: { kind: 'too-often' } });
    server.pass(60_000);
    expect(await browser.call('queryCertificate', ask)).toMatchObject({ error: { kind: 'proof-wrong' } });
    server.pass(5 * 60_000);
    const old = { ...ask, nonce: workOf(challenge, bits) };
    expect(await browser.call('queryCertificate', old)).toMatchObject({ error: { kind: 'proof-wrong' } });
  });
});

async function enrolledWithPaper() {
  const person = await newPerson(server);
  await person.browser.call('enrol', { institutionId: X, post: '010' });
  const enrolmentId = await enrolmentOf(person);
  const certificateId = CertificateId.parse(await importPaper(server, person.document, { institutionId: X }));
  const hours = {
    enrolmentId,
    certificateId,
    key: `class-${enrolmentId}`,
    courseId: 'law',
    part: 'unsplit',
    tenths: 100,
    atMs: server.now() - 1000,
  } as const;
  return { person, hours, certificateId };
}

async function signInAgain(document: string): Promise<Browser> {
  const browser = openBrowser(server);
  await browser.call('signIn', { login: document, password: 'Beton-C30' });
  return browser;
}

async function found(name: string, documentOrNumber: string): Promise<CertificateFound[]> {
  const browser = openBrowser(server);
  const { challenge, bits } = await browser.call('proofChallenge');
  const answer = await browser.call('queryCertificate', {
    name,
    documentOrNumber,
    challenge,
    nonce: workOf(challenge, bits),
  });
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value.found;
}
