import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ItemId, SessionId } from '../../../src-shared/basics/ids';
import { type Browser, signedInStaff } from '../../builders/build-browser';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const sessionId = SessionId.parse('S-two');
const publication = buildPublication('S-two', 4);

let server: TestServer;
let station: SyncStation;
let asking: Browser;
let second: Browser;
/** Questions that the first candidate answered wrongly; each is worth one or two points. */
let wrong: readonly ItemId[];

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
  await server.admin('PUT', '/sessions/S-two', publication);
  const short = buildResult(publication, station.stationId, 1, { wrong: 41 });
  wrong = short.answers.slice(0, 41).map(({ itemId }) => ItemId.parse(itemId));
  await station.send(station.seal([short, buildResult(publication, station.stationId, 2)]));
  asking = (await signedInStaff(server, 'province', server.now)).browser;
  second = (await signedInStaff(server, 'province', server.now)).browser;
});
afterAll(() => server?.stop());

function question(at: number): ItemId {
  const found = wrong.at(at);
  if (found === undefined) throw new Error('no such question');
  return found;
}

const totals = async () =>
  (await server.sql.query('SELECT total, is_pass FROM results ORDER BY candidate_id')).rows;
const ask = (itemId: ItemId) => asking.call('askVoid', { sessionId, itemId, reason: '答案有误（样例）' });

async function requestOf(itemId: ItemId): Promise<string> {
  const { lines } = await second.call('voidRequests');
  return lines.find((one) => one.itemId === itemId && one.decided === undefined)?.requestId ?? '';
}

describe('a voiding from the pages (TS-8)', () => {
  it('is foreseen as it comes out, changes nothing when asked for, and everything when a second person confirms', async () => {
    // Of 58 points the two of a multiple question make the 60 that pass.
    const itemId = question(-1);
    const before = await totals();
    expect(before).toEqual([
      { total: 58, is_pass: false },
      { total: 100, is_pass: true },
    ]);
    const foreseen = await asking.call('previewVoid', { sessionId, itemId });
    if (!foreseen.ok) throw new Error(foreseen.error.kind);
    expect(foreseen.value).toMatchObject({ itemId, results: 2, unreadable: 0 });
    expect(foreseen.value.options.filter((one) => one.isKey).length).toBeGreaterThan(1);
    const { effect } = foreseen.value;
    expect(effect).toMatchObject({ raised: 1, nowPassed: 1 });

    expect(await ask(itemId)).toMatchObject({ ok: true, value: { isOwn: true, effect } });
    expect(await ask(itemId)).toEqual({ ok: false, error: { kind: 'asked-already' } });
    expect(await totals()).toEqual(before);

    const requestId = await requestOf(itemId);
    const decision = 'confirmed' as const;
    expect(await asking.call('decideVoid', { requestId, decision })).toEqual({
      ok: false,
      error: { kind: 'own-request' },
    });
    expect(await second.call('decideVoid', { requestId, decision })).toEqual({ ok: true, value: { effect } });
    expect((await totals())[0]).toEqual({ total: 60, is_pass: true });
    expect(await second.call('decideVoid', { requestId, decision })).toEqual({
      ok: false,
      error: { kind: 'decided-already' },
    });
    expect(await asking.call('previewVoid', { sessionId, itemId })).toEqual({
      ok: false,
      error: { kind: 'voided-already' },
    });
    const report = await asking.call('itemReport', { sessionId });
    expect(report.ok && report.value.voided).toMatchObject([{ itemId, effect }]);
    const log = await server.sql.query('SELECT action FROM audit_log WHERE subject = $1 ORDER BY audit_id', [
      itemId,
    ]);
    expect(log.rows.map((row) => row.action)).toEqual(['open-item', 'ask-void', 'confirm-void']);
  });

  it('that is refused needs a word, changes nothing, and may be asked for again', async () => {
    const itemId = question(0);
    await ask(itemId);
    const before = await totals();
    const requestId = await requestOf(itemId);
    expect(await second.call('decideVoid', { requestId, decision: 'refused' })).toEqual({
      ok: false,
      error: { kind: 'note-missing' },
    });
    const refused = { requestId, decision: 'refused', note: '题目没有错（样例）' } as const;
    expect(await second.call('decideVoid', refused)).toEqual({ ok: true, value: {} });
    expect(await totals()).toEqual(before);
    expect(await ask(itemId)).toMatchObject({ ok: true });
  });

  it('that stopped between the word and the scoring says so, and is finished by confirming once more', async () => {
    const itemId = question(1);
    await ask(itemId);
    const requestId = await requestOf(itemId);
    await server.sql.query(
      "UPDATE void_requests SET decision = 'confirmed', decided_by = 'X', decided_at_ms = 1 WHERE request_id = $1",
      [requestId],
    );
    const { lines } = await second.call('voidRequests');
    expect(lines.find((one) => one.requestId === requestId)).toMatchObject({ isUnfinished: true });
    const done = await second.call('decideVoid', { requestId, decision: 'confirmed' });
    expect(done).toMatchObject({ ok: true, value: { effect: { raised: 1 } } });
  });

  it('of a case is refused with what to do instead, and of a stranger’s question by name', async () => {
    const ofCase = publication.bank.items.find((one) => one.type === 'case');
    if (ofCase === undefined) throw new Error('a bank without a case');
    const preview = (itemId: ItemId) => asking.call('previewVoid', { sessionId, itemId });
    expect(await preview(ofCase.id)).toEqual({
      ok: false,
      error: { kind: 'a-case-is-voided-by-its-questions' },
    });
    expect(await preview(ItemId.parse('no-such-item'))).toEqual({
      ok: false,
      error: { kind: 'unknown-item' },
    });
  });
});
