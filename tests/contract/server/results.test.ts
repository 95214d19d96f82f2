import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { utf8 } from '../../../src-crypto/text';
import type { SessionPublication } from '../../../src-server/registry/session-publication';
import { toBase64Url, toHex } from '../../../src-shared/basics/bytes-text';
import { canonicalRecord, unsignedOf } from '../../../src-shared/domain/record/chain';
import { RecordEnvelope } from '../../../src-shared/domain/record/record-envelope';
import { buildPublication, buildResult } from '../../builders/build-publication';
import {
  buildSyncStation,
  postGzip,
  readBatchAnswer,
  SEALED_AT,
  type SyncStation,
} from '../../builders/build-sync-station';
import { buildTightBody } from '../../builders/build-tight-body';
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
  publication = buildPublication(`S-${sessions}`);
  await publish(publication);
});
afterAll(() => server?.stop());

async function publish(one: SessionPublication): Promise<number> {
  const answer = await server.admin('PUT', `/sessions/${one.session.sessionId}`, one);
  return answer.status;
}

async function resultsOf(sessionId = publication.session.sessionId): Promise<Record<string, unknown>[]> {
  const answer = await server.admin('GET', `/results?sessionId=${sessionId}`);
  return ((await answer.json()) as { results: Record<string, unknown>[] }).results;
}

/** Sends bodies as one batch of a new epoch; answers the outcome of each. */
async function outcomesOf(bodies: Parameters<SyncStation['seal']>[0]): Promise<string[]> {
  const sent = await station.send(station.seal(bodies));
  if (!('receipt' in sent)) throw new Error(`refused: ${JSON.stringify(sent)}`);
  return sent.receipt.receipt.outcomes.map((one) => one.reason ?? one.outcome);
}

async function alarmsOf(kind: string): Promise<unknown[]> {
  const rows = await server.sql.query(
    'SELECT seq::int, reason FROM alarms WHERE station_id = $1 AND kind = $2',
    [station.stationId, kind],
  );
  return rows.rows;
}

describe('a result', () => {
  it('is scored again from its answers and confirmed (TS-7)', async () => {
    const result = buildResult(publication, station.stationId, 1, { wrong: 7 });
    expect(await outcomesOf([result])).toEqual(['stored']);
    expect(await resultsOf()).toEqual([
      expect.objectContaining({
        attemptId: result.attemptId,
        candidateId: result.candidateId,
        stationId: station.stationId,
        status: 'confirmed',
        total: 93,
        isPass: true,
        claimedTotal: 93,
        isDemonstration: true,
        identityKind: 'face',
      }),
    ]);
  });

  it('tells how far identity was established, and an older one without that is taken all the same', async () => {
    const movements = {
      verdict: 'passed',
      asked: ['nod', 'turn-left'],
      done: 2,
      challenges: 1,
      isCompared: true,
    } as const;
    const identityPath = { kind: 'face', distanceMilli: 300, tries: 1, movements } as const;
    const told = buildResult(publication, station.stationId, 1, { changes: { identityPath } });
    const older = buildResult(publication, station.stationId, 2);
    expect(await outcomesOf([told, older])).toEqual(['stored', 'stored']);
    const rows = await resultsOf();
    expect(rows.find(({ attemptId }) => attemptId === told.attemptId)?.movements).toEqual(movements);
    expect(rows.find(({ attemptId }) => attemptId === older.attemptId)?.movements).toBeNull();
  });

  it('whose station claims more than the answers give gets the centre’s score and an alarm (TS-7)', async () => {
    const claimed = { scorerVersion: 'x', total: 100, isPass: true };
    const result = buildResult(publication, station.stationId, 1, { wrong: 30, changes: { claimed } });
    expect(await outcomesOf([result])).toEqual(['stored']);
    expect(await resultsOf()).toEqual([
      expect.objectContaining({ status: 'mismatch', total: 70, claimedTotal: 100 }),
    ]);
    expect(await alarmsOf('score-mismatch')).toEqual([{ seq: 1, reason: 'score-mismatch' }]);
  });

  it('that came without what the centre makes again is put together and scored like any other (0043)', async () => {
    const whole = buildResult(publication, station.stationId, 1, { wrong: 7 });
    const moved = buildResult(publication, station.stationId, 2, {
      changes: { seat: 9, submitCause: 'deadline' },
    });
    const bodies = [whole, moved].map((one) => buildTightBody(publication, one, SEALED_AT));
    expect(await outcomesOf(bodies)).toEqual(['stored', 'stored']);
    expect(await resultsOf()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ attemptId: whole.attemptId, status: 'confirmed', total: 93, seat: 1 }),
        expect.objectContaining({ attemptId: moved.attemptId, total: 100, seat: 9, submitCause: 'deadline' }),
      ]),
    );
    const answers = await server.sql.query('SELECT answers FROM results WHERE attempt_id = $1', [
      whole.attemptId,
    ]);
    expect(answers.rows[0]?.answers).toEqual(whole.answers);
    const again = await server.admin('POST', `/results/${whole.attemptId}/reviews`, { requestedBy: '样例' });
    expect(await again.json()).toMatchObject({ isConfirmed: true, findings: { record: 'authentic' } });
  });

  it('that came so before its session waits, and is judged when the session is published', async () => {
    const early = buildPublication(`S-early-${sessions}`);
    const result = buildResult(early, station.stationId, 1, { wrong: 3 });
    expect(await outcomesOf([buildTightBody(early, result, SEALED_AT)])).toEqual(['unknown-session']);
    expect(await publish(early)).toBe(201);
    expect(await resultsOf(early.session.sessionId)).toEqual([
      expect.objectContaining({ attemptId: result.attemptId, total: 97, status: 'confirmed' }),
    ]);
  });

  it('that does not come out as the station had it is set aside, and never counted as something else', async () => {
    const result = buildResult(publication, station.stationId, 1);
    const elsewhere = buildPublication(publication.session.sessionId, 4, '样例-2');
    const bodies = [
      buildTightBody(publication, result, { ...SEALED_AT, wallMs: 5 }),
      buildTightBody(elsewhere, buildResult(elsewhere, station.stationId, 2), SEALED_AT),
      Uint8Array.of(0xff, 1, 2, 3),
    ];
    expect(await outcomesOf(bodies)).toEqual(['paper-differs', 'paper-differs', 'body-malformed']);
    expect(await resultsOf()).toEqual([]);
  });

  it('behind a poisonous record is stored all the same', async () => {
    const good = buildResult(publication, station.stationId, 1);
    expect(await outcomesOf(['not JSON', '{"kind":"attempt-result"}', good])).toEqual([
      'body-malformed',
      'body-malformed',
      'stored',
    ]);
    expect(await resultsOf()).toHaveLength(1);
    expect(await alarmsOf('quarantined')).toHaveLength(2);
  });

  it('whose body was sealed for another place of the chain cannot be read and is set aside', async () => {
    const [first, second] = station.seal([buildResult(publication, station.stationId, 1), 'x']);
    if (first === undefined || second === undefined) throw new Error('no chain');
    const unsigned = { ...unsignedOf(second), body: first.body };
    const hash = suiteB.sha256(utf8(canonicalRecord(unsigned)));
    const moved = RecordEnvelope.parse({
      ...unsigned,
      hash: toHex(hash),
      signature: toBase64Url(suiteB.sign(station.keys.sign.privateKey, hash)),
    });
    const sent = await station.send([first, moved]);
    expect(sent).toMatchObject({
      receipt: { receipt: { outcomes: [{ outcome: 'stored' }, { reason: 'body-unreadable' }] } },
    });
  });

  it('sent again is already stored, and what was set aside stays set aside', async () => {
    const chain = station.seal([buildResult(publication, station.stationId, 1), 'not JSON']);
    await station.send(chain);
    const again = await station.send(chain);
    if (!('receipt' in again)) throw new Error('refused');
    expect(again.receipt.receipt.outcomes).toEqual([
      { seq: 1, outcome: 'already-stored' },
      { seq: 2, outcome: 'quarantined', reason: 'body-malformed' },
    ]);
    expect(await resultsOf()).toHaveLength(1);
    expect(await alarmsOf('quarantined')).toHaveLength(1);
  });

  it('recorded again under a new epoch with the same content is one result', async () => {
    const result = buildResult(publication, station.stationId, 1);
    expect(await outcomesOf([result])).toEqual(['stored']);
    expect(await outcomesOf([result, result])).toEqual(['stored', 'stored']);
    expect(await resultsOf()).toHaveLength(1);
  });

  it('of a stored attempt with other content is set aside and the first stays', async () => {
    const first = buildResult(publication, station.stationId, 1, { wrong: 30 });
    const better = buildResult(publication, station.stationId, 1);
    expect(await outcomesOf([first])).toEqual(['stored']);
    expect(await outcomesOf([better])).toEqual(['attempt-stored-differently']);
    expect(await resultsOf()).toEqual([expect.objectContaining({ total: 70 })]);
  });

  it('of a second machine for the same sitting is set aside (RM-12), also inside one batch', async () => {
    const first = buildResult(publication, station.stationId, 1);
    const second = { ...first, attemptId: 'f'.repeat(32) };
    expect(await outcomesOf([first, second])).toEqual(['stored', 'sitting-stored-already']);
    expect(await resultsOf()).toEqual([expect.objectContaining({ attemptId: first.attemptId })]);
  });

  it.each(['old machine first', 'spare machine first'])(
    'of an attempt that moved stands under the higher fence, whichever comes first, and both are kept (RM-12): %s',
    async (order) => {
      const old = buildResult(publication, station.stationId, 1, { wrong: 20 });
      const stay = (seatEpoch: number) => ({
        stationId: station.stationId,
        journalEpoch: '0'.repeat(16),
        seatEpoch,
      });
      const moved = buildResult(publication, station.stationId, 1, {
        changes: {
          attemptId: old.attemptId,
          moves: [{ moveId: 'a'.repeat(32), from: stay(1), to: stay(2), by: ['demo-1'] }],
        },
      });
      const bodies = order === 'old machine first' ? [old, moved] : [moved, old];
      for (const body of bodies) await outcomesOf([body]);
      expect(await resultsOf()).toEqual([expect.objectContaining({ seatEpoch: 2, total: 100 })]);
      const aside = await server.sql.query('SELECT reason FROM quarantine WHERE station_id = $1', [
        station.stationId,
      ]);
      expect(aside.rows).toEqual([{ reason: 'seat-fenced' }]);
      const versions = await server.sql.query(
        'SELECT cause, total FROM result_versions WHERE attempt_id = $1 ORDER BY version_no',
        [old.attemptId],
      );
      const first = { cause: 'scored', total: order === 'old machine first' ? expect.any(Number) : 100 };
      expect(versions.rows).toEqual(
        order === 'old machine first' ? [first, { cause: 'moved-on', total: 100 }] : [first],
      );
      expect(await server.sql.query('SELECT 1 FROM projection_due')).toMatchObject({ rowCount: 0 });
    },
  );

  it('that comes before its session is published is judged when it is', async () => {
    const later = buildPublication(`S-later-${sessions}`);
    expect(await outcomesOf([buildResult(later, station.stationId, 2)])).toEqual(['unknown-session']);
    expect(await alarmsOf('quarantined')).toHaveLength(1);
    expect(await publish(later)).toBe(201);
    expect(await resultsOf(later.session.sessionId)).toEqual([
      expect.objectContaining({ status: 'confirmed', total: 100 }),
    ]);
    expect(await alarmsOf('quarantined')).toHaveLength(0);
  });

  it.each([
    ['other-station', { stationId: 'ST-000777' }],
    ['unknown-candidate', { candidateId: 'C-unknown' }],
    ['other-attempt-number', { attemptNo: 2 }],
    ['station-not-in-package', { packageId: 'P-other' }],
    ['demonstration-mixed-with-real', { isDemonstration: false }],
    ['other-bank', { bankVersion: '样例-9' }],
    ['other-policy', { policyVersion: '样例-9' }],
    ['other-blueprint', { blueprintVersion: '样例-9' }],
    ['seed-wrong', { seedHex: '00'.repeat(32) }],
    ['paper-differs', { paperHash: '00'.repeat(32) }],
  ])('is set aside for %s', async (reason, changes) => {
    const result = buildResult(publication, station.stationId, 1);
    expect(await outcomesOf([{ ...result, ...changes }])).toEqual([reason]);
    expect(await resultsOf()).toEqual([]);
  });

  it('with answers that its paper does not hold is set aside', async () => {
    const result = buildResult(publication, station.stationId, 1);
    const [first] = result.answers;
    if (first === undefined) throw new Error('no answers');
    const foreign = { ...result, answers: [...result.answers, { itemId: 'X-1', chosen: ['a'] }] };
    const unknownOption = { ...result, answers: [{ ...first, chosen: ['zz'] }] };
    const twice = { ...result, answers: [...result.answers, first] };
    expect(await outcomesOf([foreign, unknownOption, twice])).toEqual([
      'answer-not-of-paper',
      'answer-not-of-paper',
      'answer-twice',
    ]);
  });

  it('with instants and numbers at the ends of what a number holds is stored, not choked on', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    const changes = {
      seat: most,
      startedAt: { wallMs: -most, monoMs: most, bootId: 'zero \u0000' },
      claimed: { scorerVersion: 'zero \u0000', total: most, isPass: true },
    };
    expect(await outcomesOf([buildResult(publication, station.stationId, 1, { changes })])).toEqual([
      'stored',
    ]);
    expect(await resultsOf()).toEqual([
      expect.objectContaining({ status: 'mismatch', total: 100, seat: most }),
    ]);
  });

  it('keeps its answers, and the list of results does not show them', async () => {
    const result = buildResult(publication, station.stationId, 1);
    await outcomesOf([result]);
    const [listed] = await resultsOf();
    expect(listed).not.toHaveProperty('answers');
    const row = await server.sql.query('SELECT answers FROM results WHERE attempt_id = $1', [
      result.attemptId,
    ]);
    expect(row.rows[0]?.answers).toEqual(result.answers);
  });
});

describe('a package at the centre', () => {
  it('decides which stations may have sat its session', async () => {
    const other = await buildSyncStation(server);
    await server.sql.query(
      `WITH p AS (INSERT INTO packages VALUES ($1, $2, '2026-03-10', 1, 1, '', 0))
       INSERT INTO package_stations VALUES ($1, $3)`,
      [publication.packageId, publication.session.sessionId, other.stationId],
    );
    expect(await outcomesOf([buildResult(publication, station.stationId, 1)])).toEqual([
      'station-not-in-package',
    ]);
    const sent = await other.send(other.seal([buildResult(publication, other.stationId, 2)]));
    expect(sent).toMatchObject({ receipt: { receipt: { outcomes: [{ outcome: 'stored' }] } } });
  });
});

describe('a full batch', () => {
  it('of results arrives gzipped and is scored in one request', async () => {
    const many = buildPublication(`S-many-${sessions}`, 9);
    await publish(many);
    const bodies = many.candidates.map(({ seat }) =>
      buildResult(many, station.stationId, seat, { wrong: seat }),
    );
    const body = JSON.stringify(station.batch(station.seal(bodies)));
    const sent = await readBatchAnswer(await postGzip(`${server.running.url}/sync/v1/records`, body));
    expect(sent).toMatchObject({ status: 200 });
    const totals = (await resultsOf(many.session.sessionId)).map((row) => row.total);
    expect(totals).toEqual([99, 98, 97, 96, 95, 94, 93, 92, 91]);
  });
});
