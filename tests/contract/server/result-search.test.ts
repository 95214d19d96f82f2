import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionPublication } from '../../../src-server/registry/session-publication';
import type { ResultSearch } from '../../../src-shared/contracts/web/results';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;
let province: Browser;

/** Names of four people; one of them would be a formula in a spreadsheet, one has the wildcards of SQL in it. */
const NAMES = ['样例张三', '样例张四', '=HYPERLINK("x")', '%_百分'];
const whole = buildPublication('S-find', 4);
const publication = SessionPublication.parse({
  ...whole,
  candidates: whole.candidates.map((one, at) => ({ ...one, displayName: NAMES[at] })),
});
const WRONG = [0, 10, 50, 60];
const results = (stationId: SyncStation['stationId']) =>
  WRONG.map((wrong, at) =>
    buildResult(publication, stationId, at + 1, {
      wrong,
      changes: {
        submittedAt: { wallMs: Date.UTC(2026, 2, 10 + at, 2), monoMs: 3_601_000, bootId: 'boot' },
        ...(at === 1
          ? {
              conduct: [
                {
                  at: { wallMs: 1, monoMs: 1, bootId: 'boot' },
                  level: 'violation',
                  note: '样例：携带手机',
                  by: ['JK001', 'JK002'],
                  evidence: [],
                },
              ],
            }
          : {}),
      },
    }),
  );

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
  province = (await signedInStaff(server, 'province', server.now)).browser;
  await server.admin('PUT', '/sessions/S-find', publication);
  await station.send(station.seal(results(station.stationId)));
});
afterAll(() => server?.stop());

const find = async (search: ResultSearch) =>
  (await province.call('searchResults', { search })).lines.map((one) => one.admissionNo.slice(-1)).join('');

describe('a search of results', () => {
  it.each([
    ['everything, the latest first', {}, '4321'],
    ['the beginning of a name', { name: '样例张' }, '21'],
    ['a name with the database’s own wildcards in it, as it stands', { name: '%_' }, '4'],
    ['an admission number with full-width digits', { number: '９９０１２６０３１０１０１００３' }, '3'],
    ['a document number', { number: 'E99000002' }, '2'],
    ['a post nobody sat', { post: '140' }, ''],
    ['those who failed', { verdict: 'failed' }, '43'],
    ['what is on hold', { state: 'held' }, '2'],
    ['nothing that is disputed', { state: 'disputed' }, ''],
    ['a day in Asia/Shanghai (G-1)', { from: '2026-03-11', to: '2026-03-11' }, '2'],
    ['a session nobody knows', { sessionId: 'S-none' as never }, ''],
  ] as const)('finds %s', async (_what, search, expected) => {
    expect(await find(search as ResultSearch)).toBe(expected);
  });

  it('masks names and documents in the list (ID-14)', async () => {
    const { lines } = await province.call('searchResults', { search: { name: '样例张三' } });
    expect(lines).toMatchObject([{ maskedName: '样***', maskedDocument: 'E9*****01' }]);
    expect(JSON.stringify(lines)).not.toContain('张三');
  });

  it('goes on behind the last line, without a gap or a line twice', async () => {
    const { lines } = await province.call('searchResults', { search: {} });
    const second = lines[1];
    if (second === undefined) throw new Error('too few lines');
    const { submittedAtMs, attemptId } = second;
    const rest = await province.call('searchResults', { search: {}, after: { submittedAtMs, attemptId } });
    expect(rest.lines.map((one) => one.attemptId)).toEqual(lines.slice(2).map((one) => one.attemptId));
  });
});

describe('an export of results', () => {
  it('is UTF-8 with a mark for Excel, holds no formula, and is in the audit log with its number of lines', async () => {
    const made = await province.call('exportResults', { search: {}, form: 'csv' });
    const bytes = Buffer.from(made.base64, 'base64');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.toString('utf8');
    expect(text).toContain('"\'=HYPERLINK(""x"")"');
    expect(text).toContain('演示/样例');
    expect(text).not.toContain('E99000001');
    expect(made).toMatchObject({
      lines: 4,
      isCut: false,
      fileName: expect.stringMatching(/^样例-成绩.*csv$/),
    });
    const logged = await server.sql.query(
      "SELECT detail, subject FROM audit_log WHERE action = 'export-results'",
    );
    expect(logged.rows).toEqual([{ detail: { lines: 4 }, subject: 'all-sessions' }]);
  });

  it('is a PDF as well', async () => {
    const made = await province.call('exportResults', {
      search: { sessionId: publication.session.sessionId },
      form: 'pdf',
    });
    expect(Buffer.from(made.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('a result with a mark of conduct (RM-13)', () => {
  const attemptId = () => results(station.stationId)[1]?.attemptId ?? ('' as never);

  it('is on hold when it comes, and opens with its marks; who looked is in the audit log', async () => {
    const found = await province.call('resultDetail', { attemptId: attemptId() });
    expect(found).toMatchObject({
      ok: true,
      value: {
        name: '样例张四',
        line: { isHeld: true },
        record: { conduct: [{ level: 'violation', note: '样例：携带手机' }] },
        holds: [{ isHeld: true, reason: 'conduct', isByProgram: true }],
      },
    });
    const logged = await server.sql.query("SELECT subject FROM audit_log WHERE action = 'open-result'");
    expect(logged.rows).toEqual([{ subject: attemptId() }]);
  });

  it('is released by a person once, with the reason kept, and the score untouched', async () => {
    const before = await province.call('resultDetail', { attemptId: attemptId() });
    const release = { attemptId: attemptId(), isHeld: false, reason: 'conduct', note: '查无实据' } as const;
    expect(await province.call('holdResult', release)).toEqual({ ok: true, value: {} });
    expect(await province.call('holdResult', release)).toEqual({
      ok: false,
      error: { kind: 'is-so-already' },
    });
    const after = await province.call('resultDetail', { attemptId: attemptId() });
    if (!before.ok || !after.ok) throw new Error('the result is gone');
    expect(after.value.line).toEqual({ ...before.value.line, isHeld: false });
    expect(after.value.holds.map((one) => one.isHeld)).toEqual([false, true]);
    await expect(server.sql.query('DELETE FROM result_holds')).rejects.toThrow('append-only');
  });
});

describe('a review on the page (RM-16)', () => {
  it('is scored again, answered once, and both are kept', async () => {
    const [first] = results(station.stationId);
    if (first === undefined) throw new Error('no result');
    const { attemptId } = first;
    await province.call('reviewResult', { attemptId });
    const found = await province.call('resultDetail', { attemptId });
    const [review] = found.ok ? found.value.reviews : [];
    expect(review).toMatchObject({ isConfirmed: true, standingTotal: 100, rescoredTotal: 100 });
    const answer = { reviewId: review?.reviewId ?? '', decision: 'upheld', note: '一致' } as const;
    expect((await province.call('answerReview', answer)).ok).toBe(true);
    expect(await province.call('answerReview', answer)).toMatchObject({
      error: { kind: 'answered-already' },
    });
    expect(await province.call('answerReview', { ...answer, reviewId: 'nobody' })).toMatchObject({
      error: { kind: 'no-such-review' },
    });
  });
});
