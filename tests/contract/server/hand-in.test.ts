import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyReceipt } from '../../../src-crypto/receipt-seal';
import { isAnswerOf, issueReceipt } from '../../../src-crypto/receipt-slip';
import { suiteB } from '../../../src-crypto/suite-b';
import type { SessionPublication } from '../../../src-server/registry/session-publication';
import { fromBase64Url } from '../../../src-shared/basics/bytes-text';
import { CandidateId, SessionId } from '../../../src-shared/basics/ids';
import { CodesAnswer } from '../../../src-shared/contracts/hand-in/hand-in-codes';
import { HandInAnswer } from '../../../src-shared/contracts/hand-in/hand-in-file';
import { AnswerProof } from '../../../src-shared/domain/receipt/receipt';
import type { AttemptResult } from '../../../src-shared/domain/record/attempt-result';
import { buildClosing } from '../../builders/build-closing';
import { buildCodes, buildHandIn, inRecordOrder } from '../../builders/build-hand-in';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { slotsOfResult } from '../../builders/build-slots';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;
let publication: SessionPublication;
let sessions = 0;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  station = await buildSyncStation(server);
  sessions += 1;
  publication = buildPublication(`H-${sessions}`);
  await server.admin('PUT', `/sessions/${publication.session.sessionId}`, publication);
});
afterAll(() => server?.stop());

const sessionId = () => publication.session.sessionId;
const resultOf = (seat: number, wrong = 0): AttemptResult =>
  inRecordOrder(buildResult(publication, station.stationId, seat, { wrong }));

async function take(file: Uint8Array, query = ''): Promise<HandInAnswer | string> {
  const answer = await server.admin('POST', `/hand-in-files${query}`, file);
  const body: unknown = await answer.json();
  return answer.status === 200 ? HandInAnswer.parse(body) : (body as { detail: string }).detail;
}

async function taken(file: Uint8Array): Promise<HandInAnswer> {
  const answer = await take(file);
  if (typeof answer === 'string') throw new Error(`refused: ${answer}`);
  return answer;
}

async function takeCodes(frames: readonly string[]): Promise<CodesAnswer | string> {
  const answer = await server.admin('POST', '/hand-in-codes', { frames });
  const body: unknown = await answer.json();
  return answer.status === 200 ? CodesAnswer.parse(body) : (body as { detail: string }).detail;
}

async function resultsAtCentre(): Promise<unknown[]> {
  const rows = await server.sql.query(
    'SELECT attempt_id AS id, total FROM results WHERE session_id = $1 ORDER BY attempt_id',
    [sessionId()],
  );
  return rows.rows;
}

async function inboxCount(): Promise<number> {
  const rows = await server.sql.query('SELECT count(*)::int AS n FROM inbox WHERE station_id = $1', [
    station.stationId,
  ]);
  return (rows.rows[0] as { n: number }).n;
}

describe('a hand-in file', () => {
  it('stores its records as the line would, and its receipt is the centre’s', async () => {
    const chain = station.seal([resultOf(1), resultOf(2, 3)]);
    const answer = await taken(buildHandIn(station, sessionId(), chain));
    expect(answer.outcome).toBe('imported');
    expect(answer.chains[0]?.records.map((one) => one.outcome)).toEqual(['stored', 'stored']);
    expect(await resultsAtCentre()).toHaveLength(2);
    const [receipt] = answer.receipt.receipts;
    const key = fromBase64Url(station.centre.signPublicKey) ?? new Uint8Array();
    expect(receipt && verifyReceipt(suiteB, receipt, key)).toBe(true);
    expect(receipt?.receipt.headHash).toBe(chain[1]?.hash);
  });

  it('taken twice changes nothing and says so', async () => {
    const file = buildHandIn(station, sessionId(), station.seal([resultOf(1)]));
    await taken(file);
    const before = await resultsAtCentre();
    const again = await taken(file);
    expect(again.outcome).toBe('imported-before');
    expect(again.chains[0]?.records.map((one) => one.outcome)).toEqual(['already-stored']);
    expect(await resultsAtCentre()).toEqual(before);
    expect(await inboxCount()).toBe(1);
  });

  it('taken after the line has brought the same records changes nothing', async () => {
    const chain = station.seal([resultOf(1), resultOf(2)]);
    await station.send(chain);
    const answer = await taken(buildHandIn(station, sessionId(), chain));
    expect(answer.chains[0]).toMatchObject({ outcome: 'imported', receivedThrough: 2 });
    expect(await inboxCount()).toBe(2);
  });

  it('that comes before an earlier one waits for it and says from where the centre needs it', async () => {
    const chain = station.seal([resultOf(1), resultOf(2), resultOf(3)]);
    const later = buildHandIn(station, sessionId(), chain.slice(1));
    const early = await taken(later);
    expect(early.outcome).toBe('incomplete');
    expect(early.chains).toMatchObject([{ outcome: 'gap', receivedThrough: 0, records: [] }]);
    await taken(buildHandIn(station, sessionId(), chain.slice(0, 2)));
    expect((await taken(later)).chains).toMatchObject([{ outcome: 'imported', receivedThrough: 3 }]);
    expect(await resultsAtCentre()).toHaveLength(3);
  });

  it('is refused when cut short, damaged, of another centre, another session or another hand', async () => {
    const chain = station.seal([resultOf(1)]);
    const file = buildHandIn(station, sessionId(), chain);
    expect(await take(file.subarray(0, file.length - 5))).toBe('truncated');
    expect(await take(file.subarray(0, 40))).toBe('truncated');
    const damaged = Uint8Array.from(file);
    damaged[file.length - 9] = (damaged[file.length - 9] ?? 0) ^ 1;
    expect(await take(damaged)).toBe('damaged');
    expect(await take(buildHandIn(station, sessionId(), chain, { serverId: 'another' }))).toBe(
      'other-centre',
    );
    expect(await take(file, '?sessionId=another')).toBe('other-session');
    expect(await take(Buffer.from('PK not ours'))).toBe('not-a-hand-in-file');
    const impostor = { ...station, keys: (await buildSyncStation(server)).keys };
    expect(await take(buildHandIn(impostor, sessionId(), chain))).toBe('not-authentic');
    expect(await inboxCount()).toBe(0);
  });

  it('is taken from the exam office only', async () => {
    const answer = await fetch(`${server.running.url}/admin/v1/hand-in-files`, { method: 'POST' });
    expect(answer.status).toBe(401);
  });
});

describe('a result as a QR code', () => {
  it('is judged and stored as the same result, and its record finds it there', async () => {
    const result = resultOf(1, 5);
    const [record] = station.seal([result]);
    if (record === undefined) throw new Error('nothing was sealed');
    const codes = buildCodes(station, publication, result, record);
    expect(codes).toHaveLength(1);
    expect(await takeCodes(codes)).toMatchObject({ outcome: 'stored', attemptId: result.attemptId });
    const stored = await resultsAtCentre();
    expect(stored).toEqual([{ id: result.attemptId, total: result.claimed.total }]);
    expect(await takeCodes(codes)).toMatchObject({ outcome: 'already-stored' });

    const sent = await station.send([record]);
    if (!('receipt' in sent)) throw new Error('refused');
    expect(sent.receipt.receipt.outcomes).toEqual([{ seq: 1, outcome: 'stored' }]);
    expect(await resultsAtCentre()).toEqual(stored);
  });

  it('in several frames is taken in any order, and not with one missing', async () => {
    const result = resultOf(1);
    const [record] = station.seal([result]);
    if (record === undefined) throw new Error('nothing was sealed');
    const codes = buildCodes(station, publication, result, record, 300);
    expect(codes.length).toBeGreaterThan(1);
    expect(await takeCodes(codes.slice(1))).toBe('frames-missing');
    expect(await takeCodes([...codes].reverse())).toMatchObject({ outcome: 'stored' });
  });

  it('is scored again when a question is voided before its record has come (TS-8)', async () => {
    const result = resultOf(1, 4);
    const [record] = station.seal([result]);
    const [slot] = slotsOfResult(publication, result);
    if (record === undefined || slot === undefined) throw new Error('nothing was sealed');
    await takeCodes(buildCodes(station, publication, result, record));
    await server.admin('POST', `/sessions/${sessionId()}/voided-items`, {
      itemId: slot.itemId,
      reason: '样例',
    });
    expect(await resultsAtCentre()).toEqual([{ id: result.attemptId, total: result.claimed.total + 1 }]);
  });

  it('is refused when it comes from a stranger, is of no session here, or is no code of ours', async () => {
    const result = resultOf(1);
    const [record] = station.seal([result]);
    if (record === undefined) throw new Error('nothing was sealed');
    const impostor = { ...station, keys: (await buildSyncStation(server)).keys };
    expect(await takeCodes(buildCodes(impostor, publication, result, record))).toBe('not-authentic');
    const elsewhere = { ...result, sessionId: SessionId.parse('nobody-published-it') };
    expect(await takeCodes(buildCodes(station, publication, elsewhere, record))).toBe('unknown-session');
    const nobody = { ...result, candidateId: CandidateId.parse('nobody') };
    expect(await takeCodes(buildCodes(station, publication, nobody, record))).toBe('unknown-candidate');
    expect(await takeCodes(['HTTPS://EXAMPLE.ORG'])).toBe('not-a-code');
    expect(await resultsAtCentre()).toEqual([]);
  });
});

describe('the centre after a hand-in', () => {
  it('balances the room when its closing and results are there, and not before (RM-15)', async () => {
    const reconciliation = async () =>
      (await (await server.admin('GET', `/sessions/${sessionId()}/reconciliation`)).json()) as object;
    const results = [resultOf(1), resultOf(2)];
    const closing = buildClosing(publication, station.stationId, station.keys.sign.privateKey, results);
    const chain = station.seal([...results, closing]);
    await taken(buildHandIn(station, sessionId(), chain.slice(0, 2)));
    expect(await reconciliation()).toMatchObject({ isBalanced: false, results: 2 });
    await taken(buildHandIn(station, sessionId(), chain));
    expect(await reconciliation()).toMatchObject({
      isBalanced: true,
      expected: 4,
      sat: 2,
      absent: 2,
      closedStations: [station.stationId],
    });
  });

  it('proves to a candidate what was answered, and the receipt of the station takes no other proof', async () => {
    const result = resultOf(1, 3);
    await station.send(station.seal([result]));
    const slots = slotsOfResult(publication, result);
    const chosenOf = new Map(result.answers.map((one) => [one.itemId, one.chosen]));
    const slip = issueReceipt(
      suiteB,
      {
        head: {
          stationId: station.stationId,
          sessionId: sessionId(),
          attemptId: result.attemptId,
          submittedAtMs: result.submittedAt.wallMs,
        },
        answers: slots.map(({ itemId }) => ({ itemId, chosen: chosenOf.get(itemId) ?? [] })),
        score: result.claimed,
        sessionKey: fromBase64Url(publication.sessionKey) ?? new Uint8Array(),
      },
      station.keys.sign.privateKey,
    );
    const [slot] = slots;
    const path = `/attempts/${result.attemptId}/answer-proof?itemId=${slot?.itemId}`;
    const proof = AnswerProof.parse(await (await server.admin('GET', path)).json());
    expect(isAnswerOf(suiteB, slip, proof)).toBe(true);
    const changed = { ...proof, answer: { ...proof.answer, chosen: [] } };
    expect(isAnswerOf(suiteB, slip, changed)).toBe(false);
    expect(
      (await server.admin('GET', `/attempts/${result.attemptId}/answer-proof?itemId=nothing`)).status,
    ).toBe(404);
  });
});
