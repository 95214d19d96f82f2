import sax from 'sax';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionId } from '../../../src-shared/basics/ids';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation } from '../../builders/build-sync-station';
import { startRecordStore } from '../../builders/record-store';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let province: Browser;
let store: Awaited<ReturnType<typeof startRecordStore>>;
const sessionId = SessionId.parse('S-report');
const publication = buildPublication(sessionId, 4);
let attempts: readonly ReturnType<typeof buildResult>[];

beforeAll(async () => {
  store = await startRecordStore('exam', 'secret');
  server = await startTestServer({ lrs: { url: `${store.url}/`, key: 'exam', secret: 'secret' } });
  province = (await signedInStaff(server, 'province', server.now)).browser;
  await server.admin('PUT', `/sessions/${sessionId}`, publication);
  const station = await buildSyncStation(server);
  attempts = [0, 50, 9].map((wrong, at) => buildResult(publication, station.stationId, at + 1, { wrong }));
  await station.send(station.seal([...attempts]));
});
afterAll(async () => {
  await server?.stop();
  await store?.stop();
});

const push = () => province.call('pushStatements', { sessionId });
const textOf = (file: { readonly base64: string }) => Buffer.from(file.base64, 'base64').toString('utf8');

describe('statements for a learning record store', () => {
  it('wait while it is busy, arrive when it is back, and a lost answer tells nothing twice', async () => {
    store.faults.push('busy');
    expect(await push()).toMatchObject({ value: { store: { due: 3, taken: 0 } } });
    // All of a session leave in one request, and before its time nothing is sent again.
    const calls = store.calls();
    expect(calls).toBe(1);
    await push();
    expect(store.calls()).toBe(calls);
    server.pass(61_000);
    store.faults.push('answer-lost');
    expect(await push()).toMatchObject({ value: { store: { due: 3, taken: 0 } } });
    server.pass(130_000);
    expect(await push()).toMatchObject({ value: { store: { due: 0, taken: 3, refused: 0 } } });
    expect([store.kept.size, store.calls()]).toEqual([3, 3]);
    const tries = await server.sql.query('SELECT DISTINCT tries, last_status FROM xapi_statements');
    expect(tries.rows).toEqual([{ tries: 2, last_status: null }]);
    const verbs = [...store.kept.values()].map(
      (one) => (JSON.parse(one) as { verb: { id: string } }).verb.id,
    );
    expect(verbs.filter((id) => id.endsWith('/passed'))).toHaveLength(2);
    // Told by id, without a name or a document.
    expect([...store.kept.values()].join('')).not.toMatch(/样例考生|E9900000/);
    const before = store.calls();
    await push();
    expect(store.calls()).toBe(before);
  });

  it('are of a version each: a question that is voided makes a second one beside the first (TS-8)', async () => {
    const failed = attempts[1];
    const itemId = failed?.answers[0]?.itemId ?? '';
    await server.admin('POST', `/sessions/${sessionId}/voided-items`, { itemId, reason: '样例：题目有误' });
    expect(await push()).toMatchObject({ value: { store: { due: 0, refused: 0 } } });
    const versions = await server.sql.query('SELECT count(*)::int AS n FROM result_versions');
    expect(store.kept.size).toBe(versions.rows[0]?.n);
    expect(store.kept.size).toBeGreaterThan(3);
  });

  it('leave out a result that is on hold (RM-13), and one refused statement holds up no other', async () => {
    const later = buildPublication('S-hold', 3, '样例-hold');
    await server.admin('PUT', '/sessions/S-hold', later);
    const station = await buildSyncStation(server);
    const made = [1, 2, 3].map((seat) => buildResult(later, station.stationId, seat));
    await station.send(station.seal(made));
    const [held, clashing] = made;
    if (held === undefined || clashing === undefined) throw new Error('no results');
    const hold = { attemptId: held.attemptId, isHeld: true, reason: 'by-hand', note: '样例' } as const;
    await province.call('holdResult', hold);
    const file = await province.call('exportStatements', { sessionId: SessionId.parse('S-hold') });
    const statements = JSON.parse(textOf(file)) as { id: string; context: object }[];
    expect(statements).toHaveLength(2);
    // Somebody else has put another content under one of the ids.
    store.kept.set(statements[0]?.id ?? '', 'another content');
    const pushed = await province.call('pushStatements', { sessionId: SessionId.parse('S-hold') });
    expect(pushed).toMatchObject({ value: { store: { due: 0, refused: 1 } } });
    expect(store.kept.has(statements[1]?.id ?? '')).toBe(true);
  });
});

describe('QTI Results Reporting', () => {
  it('is a well-formed document with the test’s score and every answer’s points, and no name', async () => {
    const attemptId = attempts[2]?.attemptId ?? ('' as never);
    const made = await province.call('exportQti', { attemptId });
    if (!made.ok) throw new Error(made.error.kind);
    const xml = textOf(made.value);
    const values: string[] = [];
    let items = 0;
    let inTest = false;
    const parser = sax.parser(true, {});
    parser.onerror = (error) => {
      throw error;
    };
    parser.onopentag = ({ name, attributes }) => {
      if (name === 'assessmentResult')
        expect(attributes.xmlns).toBe('http://www.imsglobal.org/xsd/imsqti_result_v3p0');
      if (name === 'itemResult') items += 1;
      if (name === 'testResult') inTest = true;
    };
    parser.onclosetag = (name) => {
      if (name === 'testResult') inTest = false;
    };
    parser.ontext = (text) => {
      if (inTest && text.trim() !== '') values.push(text);
    };
    parser.write(xml).close();
    const standing = await server.sql.query('SELECT total FROM results WHERE attempt_id = $1', [attemptId]);
    expect(values).toEqual([String(standing.rows[0]?.total), 'true']);
    expect(items).toBe(attempts[2]?.answers.length);
    expect(xml).not.toMatch(/样例考生|E9900000/);
    expect(await province.call('exportQti', { attemptId: 'ab'.repeat(16) as never })).toMatchObject({
      error: { kind: 'not-reportable' },
    });
  });
});

describe('a centre without a store', () => {
  it('says so and pushes nothing', async () => {
    const bare = await startTestServer();
    const { browser } = await signedInStaff(bare, 'province', bare.now);
    expect(await browser.call('reportingState')).toEqual({});
    expect(await browser.call('pushStatements', { sessionId })).toEqual({
      ok: false,
      error: { kind: 'no-store' },
    });
    await bare.stop();
  });
});
