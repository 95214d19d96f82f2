import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStationKeys } from '../../../src-crypto/key-files';
import { signClaim, signState } from '../../../src-crypto/station-words';
import { suiteB } from '../../../src-crypto/suite-b';
import type { LiveStation } from '../../../src-server/live/list-live';
import { Sha256Hex } from '../../../src-shared/basics/ids';
import { EVIDENCE_HEADERS, EvidenceAnswer } from '../../../src-shared/contracts/sync/evidence';
import { HeartbeatAnswer, StationState } from '../../../src-shared/contracts/sync/heartbeat';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import { buildSyncStation, postJson, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
});
afterAll(() => server?.stop());

function stateOf(one: SyncStation, changes: object = {}): StationState {
  return StationState.parse({
    kind: 'heartbeat',
    stationId: one.stationId,
    at: { wallMs: 1_773_104_400_000, monoMs: 1000, bootId: 'boot' },
    appVersion: '1',
    phase: 'exam',
    camera: 'works',
    focus: 'kept',
    pendingRecords: 0,
    pendingEvidence: 0,
    ...changes,
  });
}

function beat(one: SyncStation, state: StationState, keys = one.keys): Promise<Response> {
  const signature = signState(suiteB, state, keys.sign.privateKey);
  const body = JSON.stringify({ protocolVersion: PROTOCOL_VERSION, state, signature });
  return postJson(`${server.running.url}/sync/v1/heartbeats`, body);
}

async function board(): Promise<readonly LiveStation[]> {
  const answer = (await (await server.admin('GET', '/live')).json()) as { stations: LiveStation[] };
  return answer.stations;
}

describe('a heartbeat', () => {
  it('is answered with how far each epoch is stored, and shown on the board', async () => {
    const chain = station.seal(['一', '二']);
    await station.send(chain);
    const answer = HeartbeatAnswer.parse(await (await beat(station, stateOf(station))).json());
    const [epoch] = [chain[0]?.epoch];
    expect(answer.marks).toEqual([{ epoch, receivedThrough: 2, headHash: chain[1]?.hash }]);
    const shown = (await board()).find((one) => one.stationId === station.stationId);
    expect(shown).toMatchObject({ troubles: [], state: { phase: 'exam' } });
  });

  it('of an earlier moment of the same boot changes nothing', async () => {
    await beat(station, stateOf(station, { at: { wallMs: 1, monoMs: 9000, bootId: 'boot' } }));
    await beat(
      station,
      stateOf(station, { at: { wallMs: 1, monoMs: 8000, bootId: 'boot' }, phase: 'fault' }),
    );
    const shown = (await board()).find((one) => one.stationId === station.stationId);
    expect(shown?.state?.at.monoMs).toBe(9000);
  });

  it('that the station did not sign is refused', async () => {
    expect((await beat(station, stateOf(station), newStationKeys(suiteB))).status).toBe(401);
    expect((await beat(station, stateOf(station, { stationId: 'ST-999999' }))).status).toBe(404);
  });

  it('among many that come at once is answered with its own marks, whatever is wrong with others', async () => {
    const stations = await Promise.all(Array.from({ length: 12 }, () => buildSyncStation(server)));
    const [first, second, revoked, poison] = stations;
    if (first === undefined || second === undefined || revoked === undefined || poison === undefined)
      throw new Error('no stations');
    const chains = [first, second].map((one, at) => one.seal(at === 0 ? ['一'] : ['一', '二']));
    await first.send(chains[0] ?? []);
    await second.send(chains[1] ?? []);
    await server.sql.query('UPDATE stations SET revoked_at_ms = 1 WHERE station_id = $1', [
      revoked.stationId,
    ]);
    const wordsOf = (one: SyncStation) =>
      one === poison ? stateOf(one, { appVersion: 'zero \u0000' }) : stateOf(one);
    // Twice each, so that one station's two words meet in one round trip, too.
    const twice = [...stations, ...stations];
    const answers = await Promise.all(twice.map((one) => beat(one, wordsOf(one))));
    const heads = await Promise.all(
      answers.map(async (answer) =>
        answer.status === 200
          ? HeartbeatAnswer.parse(await answer.json()).marks.map((mark) => mark.headHash)
          : answer.status,
      ),
    );
    for (const [at, one] of twice.entries()) {
      const chain = one === first ? chains[0] : one === second ? chains[1] : [];
      if (one === revoked) expect(heads[at]).toBe(401);
      else if (one === poison) expect(heads[at]).toBeGreaterThan(399);
      else expect(heads[at]).toEqual(chain?.slice(-1).map((record) => record.hash));
    }
    const shown = (await board()).map((one) => [one.stationId, one.state?.phase]);
    for (const one of stations.slice(4)) expect(shown).toContainEqual([one.stationId, 'exam']);
  });

  it('brings trouble to the top: worst first, and silence is told by the centre’s own clock', async () => {
    const silent = await buildSyncStation(server);
    const weak = await buildSyncStation(server);
    await beat(silent, stateOf(silent));
    server.pass(60_000);
    await beat(weak, stateOf(weak, { batteryPercent: 9, isOnMains: false, camera: 'lost' }));
    const shown = await board();
    const order = shown.map((one) => one.stationId);
    expect(order.indexOf(silent.stationId)).toBeLessThan(order.indexOf(weak.stationId));
    expect(shown.find((one) => one.stationId === silent.stationId)?.troubles).toEqual(['silent']);
    expect(shown.find((one) => one.stationId === weak.stationId)?.troubles).toEqual([
      'camera-lost',
      'battery-low',
    ]);
  });
});

describe('evidence', () => {
  const piece = (bytes: Buffer, one = station, keys = one.keys) => {
    const sha256 = Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'));
    const claim = { stationId: one.stationId, sha256, bytes: bytes.length };
    const headers = {
      [EVIDENCE_HEADERS.stationId]: one.stationId,
      [EVIDENCE_HEADERS.bytes]: String(bytes.length),
      [EVIDENCE_HEADERS.signature]: signClaim(suiteB, claim, keys.sign.privateKey),
    };
    const url = `${server.running.url}/sync/v1/evidence/${sha256}`;
    return {
      head: () => fetch(url, { method: 'HEAD', headers }),
      put: (offset: number, part: Buffer) =>
        fetch(url, {
          method: 'PUT',
          headers: {
            ...headers,
            'content-type': 'application/octet-stream',
            [EVIDENCE_HEADERS.offset]: String(offset),
          },
          body: new Uint8Array(part),
        }),
      sha256,
    };
  };
  const offsetOf = (answer: Response) => Number(answer.headers.get(EVIDENCE_HEADERS.offset));

  it('cut after every chunk is taken up where it was cut, and is whole in the end', async () => {
    const bytes = randomBytes(10_000);
    const one = piece(bytes);
    for (let cut = 0; cut < bytes.length; cut = offsetOf(await one.head())) {
      const answer = await one.put(cut, bytes.subarray(cut, cut + 999));
      expect(EvidenceAnswer.parse(await answer.json()).isWhole).toBe(cut + 999 >= bytes.length);
    }
    const chunks = await server.sql.query(
      'SELECT data FROM evidence_chunks WHERE sha256 = $1 ORDER BY "offset"',
      [one.sha256],
    );
    expect(Buffer.concat(chunks.rows.map((row) => row.data)).equals(bytes)).toBe(true);
    expect((await one.put(0, bytes)).status).toBe(200);
  });

  it('at another offset than the centre’s stores nothing and is told where to go on', async () => {
    const bytes = randomBytes(3000);
    const one = piece(bytes);
    await one.put(0, bytes.subarray(0, 1000));
    for (const wrong of [0, 500, 2000]) {
      const answer = await one.put(wrong, bytes.subarray(wrong, wrong + 100));
      expect([answer.status, offsetOf(answer)]).toEqual([409, 1000]);
    }
    const both = await Promise.all([
      one.put(1000, bytes.subarray(1000)),
      one.put(1000, bytes.subarray(1000)),
    ]);
    expect(both.map((answer) => answer.status)).toEqual([200, 200]);
  });

  it('that is not what its name says is thrown away and begun again', async () => {
    const bytes = randomBytes(500);
    const one = piece(bytes);
    const answer = await one.put(0, randomBytes(500));
    expect([answer.status, offsetOf(answer)]).toEqual([409, 0]);
    expect((await one.put(0, bytes)).status).toBe(200);
  });

  it('without the station’s signature, of a revoked station, or too long a chunk is refused', async () => {
    const bytes = randomBytes(300_000);
    expect((await piece(bytes, station, newStationKeys(suiteB)).put(0, bytes.subarray(0, 10))).status).toBe(
      401,
    );
    expect((await piece(bytes).put(0, bytes)).status).toBe(413);
    const stolen = await buildSyncStation(server);
    await server.admin('POST', `/stations/${stolen.stationId}/revocation`, {});
    expect((await piece(bytes, stolen).put(0, bytes.subarray(0, 10))).status).toBe(401);
  });

  it('is deleted after thirty days, and only then', async () => {
    const bytes = randomBytes(100);
    const one = piece(bytes);
    await one.put(0, bytes);
    await server.admin('POST', '/retention', {});
    expect(offsetOf(await one.head())).toBe(100);
    server.pass(31 * 24 * 3_600_000);
    const report = (await (await server.admin('POST', '/retention', {})).json()) as {
      deleted: { evidence: number };
    };
    expect(report.deleted.evidence).toBeGreaterThan(0);
    expect(offsetOf(await one.head())).toBe(0);
  });
});

describe('metrics', () => {
  it('count by route and status and name no station', async () => {
    await beat(station, stateOf(station));
    const text = await (await server.request('/metrics')).text();
    expect(text).toMatch(
      /exam_http_requests_total\{method="POST",route="\/sync\/v1\/heartbeats",status="200"\} \d+/,
    );
    expect(text).toMatch(/^exam_records_due 0$/m);
    expect(text).not.toContain(station.stationId);
  });
});
