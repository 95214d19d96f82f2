import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionPublication } from '../../../src-server/registry/session-publication';
import type { AttemptId } from '../../../src-shared/basics/ids';
import type { MyTest } from '../../../src-shared/contracts/web/my-tests';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { type DemoPerson, newPerson } from '../../builders/build-people';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const DAY_MS = 86_400_000;

let server: TestServer;
let province: Browser;
beforeAll(async () => {
  server = await startTestServer();
  province = (await signedInStaff(server, 'province', server.now)).browser;
});
afterAll(() => server.stop());

/** A session that names the person alone; with `sits` also the result of it. */
async function session(person: DemoPerson, sessionId: string, sits: boolean): Promise<void> {
  const whole = buildPublication(sessionId, 1, `样例-${sessionId}`);
  const publication = SessionPublication.parse({
    ...whole,
    candidates: whole.candidates.map((one) => ({
      ...one,
      document: { type: 'resident-id', number: person.document },
    })),
  });
  await server.admin('PUT', `/sessions/${sessionId}`, publication);
  if (!sits) return;
  const station = await buildSyncStation(server);
  const sent = await station.send(station.seal([buildResult(publication, station.stationId, 1)]));
  expect(sent.status).toBe(200);
}

async function onlyTest(browser: Browser): Promise<MyTest> {
  const [one, ...more] = (await browser.call('myTests')).tests;
  if (one === undefined || more.length > 0) throw new Error('not one test');
  return one;
}

function published({ outcome }: MyTest) {
  if (outcome.kind !== 'published') throw new Error(outcome.kind);
  return outcome;
}

const signedIn = async (person: DemoPerson): Promise<Browser> => {
  await person.browser.call('signIn', { login: person.document, password: 'Beton-C30' });
  return person.browser;
};

describe('a person’s own tests', () => {
  it('are told from the list on: without a score, then with the centre’s', async () => {
    const person = await newPerson(server);
    expect((await person.browser.call('myTests')).tests).toEqual([]);
    await session(person, 'S-own-1', false);
    const before = await onlyTest(person.browser);
    expect(['coming', 'nothing-yet']).toContain(before.outcome.kind);
    await session(person, 'S-own-1', true);
    expect(published(await onlyTest(person.browser))).toMatchObject({
      total: 100,
      isPass: true,
      reviews: [],
    });
  });

  it('tell nobody a score that is held, and begin the days for a review when it is released (RM-16)', async () => {
    const person = await newPerson(server);
    await session(person, 'S-own-2', true);
    const { attemptId } = published(await onlyTest(person.browser));
    await province.call('holdResult', { attemptId, isHeld: true, reason: 'by-hand', note: '样例' });
    expect(await onlyTest(person.browser)).toMatchObject({ outcome: { kind: 'being-checked' } });
    expect(JSON.stringify(await onlyTest(person.browser))).not.toContain(attemptId);
    expect(await person.browser.call('askReview', { attemptId })).toMatchObject({
      error: { kind: 'not-published' },
    });
    await province.call('holdResult', { attemptId, isHeld: false, reason: 'by-hand', note: '样例' });
    expect(published(await onlyTest(person.browser)).publishedAtMs).toBe(server.now());
  });
});

describe('成绩复核 by the person (RM-16)', () => {
  it('is asked for once, scored again at once, and answered by the province', async () => {
    const person = await newPerson(server);
    await session(person, 'S-own-3', true);
    const { attemptId, askThrough } = published(await onlyTest(person.browser));
    expect(askThrough).toBe('2026-03-17');
    const clicks = await Promise.all([1, 2].map(() => person.browser.call('askReview', { attemptId })));
    expect(clicks.filter((one) => one.ok)).toHaveLength(1);
    expect(clicks.find((one) => !one.ok)).toMatchObject({ error: { kind: 'asked-already' } });
    const [review] = published(await onlyTest(person.browser)).reviews;
    expect(review).toMatchObject({ rescoredTotal: 100, isConfirmed: true, answerBy: '2026-03-24' });
    expect(review?.answer).toBeUndefined();
    const open = await province.call('searchResults', { search: { state: 'review-open' } });
    expect(open.lines.map((one) => one.attemptId)).toEqual([attemptId]);
    const detail = await province.call('resultDetail', { attemptId });
    const reviewId = (detail.ok ? detail.value.reviews[0]?.reviewId : undefined) ?? '';
    await province.call('answerReview', { reviewId, decision: 'upheld', note: '答案与得分相符（样例）' });
    expect(published(await onlyTest(person.browser)).reviews[0]?.answer).toMatchObject({
      decision: 'upheld',
      note: '答案与得分相符（样例）',
    });
    expect((await province.call('searchResults', { search: { state: 'review-open' } })).lines).toEqual([]);
  });

  it('is over after five working days, and nobody asks for another person’s', async () => {
    const owner = await newPerson(server);
    await session(owner, 'S-own-4', true);
    const { attemptId } = published(await onlyTest(owner.browser));
    const other = await newPerson(server);
    expect(await other.browser.call('askReview', { attemptId: attemptId as AttemptId })).toMatchObject({
      error: { kind: 'no-such-test' },
    });
    expect((await other.browser.call('myTests')).tests).toEqual([]);
    // From Tuesday the 10th: the 17th is the fifth working day.
    server.pass(8 * DAY_MS);
    const again = await signedIn(owner);
    expect(published(await onlyTest(again)).askThrough).toBeUndefined();
    expect(await again.call('askReview', { attemptId })).toMatchObject({ error: { kind: 'too-late' } });
  });

  it('says that its days are Monday to Friday where nobody has entered the holidays', async () => {
    server.pass(Date.UTC(2026, 11, 30, 1) - server.now());
    const person = await newPerson(server);
    await session(person, 'S-own-5', true);
    const before = published(await onlyTest(person.browser));
    expect(before).toMatchObject({ askThrough: '2027-01-06', uncoveredYears: [2027] });
    expect(await person.browser.call('askReview', { attemptId: before.attemptId })).toMatchObject({
      ok: true,
    });
    expect(published(await onlyTest(person.browser)).reviews).toMatchObject([
      { answerBy: '2027-01-13', uncoveredYears: [2027] },
    ]);
  });
});
