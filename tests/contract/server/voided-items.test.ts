import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionPublication } from '../../../src-server/registry/session-publication';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { withAnswers } from '../../builders/simulate-session';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;
let publication: SessionPublication;
let session = '';
let made = 0;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  made += 1;
  session = `S-${made}`;
  station = await buildSyncStation(server);
  publication = await publish(session, `样例-${made}`);
});
afterAll(() => server?.stop());

async function publish(sessionId: string, bankVersion: string): Promise<SessionPublication> {
  const one = buildPublication(sessionId, 4, bankVersion);
  const answer = await server.admin('PUT', `/sessions/${sessionId}`, one);
  if (answer.status !== 201) throw new Error(await answer.text());
  return one;
}

type Sent = ReturnType<typeof buildResult>;

async function send(...results: readonly Sent[]): Promise<void> {
  const sent = await station.send(station.seal([...results]));
  if (!('receipt' in sent)) throw new Error(JSON.stringify(sent));
  expect(sent.receipt.receipt.outcomes.map((one) => one.outcome)).toEqual(results.map(() => 'stored'));
}

/** `total` points: that many of the single, true-false and multiple questions right, none of the others answered. */
function withTotal(of: SessionPublication, seat: number, total: number): Sent {
  const perfect = buildResult(of, station.stationId, seat);
  let left = total;
  const answers = perfect.answers.filter(({ chosen }) => {
    const points = chosen.length > 1 ? 2 : 1;
    if (points > left) return false;
    left -= points;
    return true;
  });
  const result = withAnswers(of, perfect, answers);
  expect(result.claimed.total).toBe(total);
  return result;
}

/** A question that the paper of this result holds and that it left unanswered. */
function unanswered(of: SessionPublication, seat: number, result: Sent): string {
  const answered = new Set(result.answers.map(({ itemId }) => itemId));
  const found = buildResult(of, station.stationId, seat).answers.find(
    ({ itemId, chosen }) => chosen.length === 1 && !answered.has(itemId),
  );
  if (found === undefined) throw new Error('everything is answered');
  return found.itemId;
}

function hold(of: SessionPublication, seat: number, itemId: string): boolean {
  return buildResult(of, station.stationId, seat).answers.some((answer) => answer.itemId === itemId);
}

async function voidItem(itemId: string, reason = '样例：题干有误', of = session) {
  const answer = await server.admin('POST', `/sessions/${of}/voided-items`, { itemId, reason });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

async function resultsOf(of = session): Promise<Record<string, unknown>[]> {
  const answer = await server.admin('GET', `/results?sessionId=${of}`);
  return ((await answer.json()) as { results: Record<string, unknown>[] }).results;
}

async function versionsOf(of = session): Promise<Record<string, unknown>[]> {
  const answer = await server.admin('GET', `/sessions/${of}/result-versions`);
  return ((await answer.json()) as { versions: Record<string, unknown>[] }).versions;
}

describe('a voided question (TS-8)', () => {
  it('gives its full points to a paper that held it, turns 59 into a pass, and both versions are kept', async () => {
    const result = withTotal(publication, 1, 59);
    await send(result);
    const itemId = unanswered(publication, 1, result);
    server.pass(60_000);
    const voided = await voidItem(itemId);
    expect(voided).toMatchObject({ status: 201, body: { isNew: true, held: 1, raised: 1, nowPassed: 1 } });
    expect(await resultsOf()).toEqual([
      expect.objectContaining({
        total: 60,
        isPass: true,
        versionNo: 2,
        claimedTotal: 59,
        status: 'confirmed',
      }),
    ]);
    const [first, second, ...more] = await versionsOf();
    expect(first).toMatchObject({
      versionNo: 1,
      total: 59,
      isPass: false,
      cause: 'scored',
      voidedItemIds: [],
    });
    expect(second).toMatchObject({ versionNo: 2, total: 60, isPass: true, cause: 'item-voided' });
    expect(second).toMatchObject({ voidedItemIds: [itemId], atMs: voided.body.voidedAtMs });
    expect(more).toEqual([]);
  });

  it('adds nothing where it was right, and that is a version too; a paper without it has none', async () => {
    const [one] = buildResult(publication, station.stationId, 1).answers;
    if (one === undefined) throw new Error('no answers');
    const seats = [1, 2, 3, 4];
    await send(...seats.map((seat) => buildResult(publication, station.stationId, seat)));
    const holding = seats.filter((seat) => hold(publication, seat, one.itemId));
    const voided = await voidItem(one.itemId);
    expect(voided.body).toMatchObject({ held: holding.length, raised: 0, nowPassed: 0 });
    expect((await resultsOf()).map((row) => [row.total, row.versionNo])).toEqual(
      seats.map((seat) => [100, holding.includes(seat) ? 2 : 1]),
    );
  });

  it('voided again stays as it was: first reason, first instant, no further version', async () => {
    const result = withTotal(publication, 1, 30);
    await send(result);
    const itemId = unanswered(publication, 1, result);
    const first = await voidItem(itemId, '样例：第一次');
    server.pass(1000);
    const again = await voidItem(itemId, '样例：第二次');
    expect(again).toEqual({ status: 200, body: { ...first.body, isNew: false } });
    expect(await versionsOf()).toHaveLength(2);
    const listed = await server.admin('GET', `/sessions/${session}/voided-items`);
    expect(await listed.json()).toMatchObject({
      voidedItems: [{ itemId, reason: '样例：第一次', sessionId: session }],
    });
  });

  it('counts in every session of the bank version, and in no other bank’s', async () => {
    const sibling = await publish(`${session}-b`, `样例-${made}`);
    const other = await publish(`${session}-c`, `样例-${made}-c`);
    const itemId = 'true-false-POS.SCH-2-1';
    const seatOf = (of: SessionPublication) => [1, 2, 3, 4].find((seat) => hold(of, seat, itemId));
    const sent = [publication, sibling, other].flatMap((of) => {
      const seat = seatOf(of);
      return seat === undefined
        ? []
        : [{ of, result: withAnswers(of, buildResult(of, station.stationId, seat), []) }];
    });
    expect(sent.map(({ of }) => of)).toContain(sibling);
    await send(...sent.map(({ result }) => result));
    await voidItem(itemId);
    for (const { of } of sent) {
      const rows = await resultsOf(of.session.sessionId);
      expect(rows.map((row) => row.total)).toEqual([of === other ? 0 : 1]);
    }
  });

  it('is known to results that arrive later, whose claim is still held against what the station could know', async () => {
    const result = withTotal(publication, 1, 59);
    const itemId = unanswered(publication, 1, result);
    expect((await voidItem(itemId)).body).toMatchObject({ held: 0 });
    await send(result);
    expect(await resultsOf()).toEqual([
      expect.objectContaining({ total: 60, isPass: true, status: 'confirmed', versionNo: 1 }),
    ]);
    expect(await versionsOf()).toMatchObject([{ total: 60, cause: 'scored', voidedItemIds: [itemId] }]);
    const second = {
      ...withTotal(publication, 2, 50),
      claimed: { scorerVersion: 'x', total: 51, isPass: false },
    };
    await send(second);
    expect((await resultsOf()).map((row) => row.status)).toEqual(['confirmed', 'mismatch']);
  });

  it('voided by a process that ended before scoring again is made good by the next one', async () => {
    const result = withTotal(publication, 1, 59);
    await send(result);
    await server.sql.query(`INSERT INTO voided_items VALUES ($1, $2, $3, '样例', 1)`, [
      publication.bank.bankVersion,
      unanswered(publication, 1, result),
      session,
    ]);
    expect(await resultsOf()).toMatchObject([{ total: 59, versionNo: 1 }]);
    const second = await server.startSecond();
    await second.healed;
    expect(await resultsOf()).toMatchObject([{ total: 60, versionNo: 2 }]);
  });

  it('voided while results arrive reaches every one of them once', async () => {
    const seats = [1, 2, 3, 4];
    const results = seats.map((seat) => withTotal(publication, seat, 20));
    const items = results.map((result, at) => unanswered(publication, seats[at] ?? 0, result));
    const sending = results.map((result) => station.send(station.seal([result])));
    await Promise.all([...sending, ...items.map((itemId) => voidItem(itemId))]);
    const distinct = new Set(items);
    for (const row of await resultsOf()) {
      const seat = Number(row.seat);
      const result = results[seat - 1];
      const points = [...distinct].reduce((sum, itemId) => {
        const isAnswered = result?.answers.some((answer) => answer.itemId === itemId);
        return sum + (hold(publication, seat, itemId) && !isAnswered ? 1 : 0);
      }, 0);
      expect(row).toMatchObject({ total: 20 + points, voidsKnown: distinct.size });
      const versions = (await versionsOf()).filter((one) => one.attemptId === row.attemptId);
      expect(versions.map((one) => one.versionNo)).toEqual(versions.map((_, at) => at + 1));
      expect(versions.at(-1)).toMatchObject({ total: row.total });
    }
    expect(await resultsOf()).toHaveLength(4);
  });

  it('never lowers what stands: a higher total stays and somebody is told', async () => {
    const result = withTotal(publication, 1, 40);
    await send(result);
    await server.sql.query('UPDATE results SET total = 90, is_pass = true WHERE attempt_id = $1', [
      result.attemptId,
    ]);
    await voidItem(unanswered(publication, 1, result));
    expect(await resultsOf()).toMatchObject([{ total: 90, isPass: true, versionNo: 1 }]);
    const alarms = await server.sql.query('SELECT kind, reason FROM alarms WHERE subject = $1', [
      result.attemptId,
    ]);
    expect(alarms.rows).toEqual([{ kind: 'rescore-failed', reason: 'score-would-fall' }]);
  });

  it('and its versions are never changed or removed, not even by hand', async () => {
    await send(withTotal(publication, 1, 40));
    await voidItem('single-POS.SCH-2-1');
    for (const statement of [
      'UPDATE result_versions SET total = 0',
      'DELETE FROM result_versions',
      'DELETE FROM voided_items',
      'TRUNCATE voided_items',
    ]) {
      await expect(server.sql.query(statement)).rejects.toThrow('append-only');
    }
  });
});

describe('voiding is refused', () => {
  it.each([
    ['a question that the bank has not', 404, 'unknown-item', { itemId: 'X-1', reason: '样例' }],
    ['a case as a whole', 400, 'a-case-is-voided', { itemId: 'case-POS.SCH-2-1', reason: '样例' }],
    ['no reason', 400, 'reason', { itemId: 'single-POS.SCH-2-1', reason: '  ' }],
    [
      'more than is asked for',
      400,
      'unrecognized',
      { itemId: 'single-POS.SCH-2-1', reason: '样例', undo: true },
    ],
  ])('for %s', async (_what, status, detail, body) => {
    const answer = await server.admin('POST', `/sessions/${session}/voided-items`, body);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(detail)]);
  });

  it('for an unknown session, and without the token', async () => {
    expect((await voidItem('single-POS.SCH-2-1', '样例', 'S-nowhere')).status).toBe(404);
    const answer = await server.request(`/admin/v1/sessions/${session}/voided-items`, { method: 'POST' });
    expect(answer.status).toBe(401);
  });
});
