import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { suiteB } from '../../../src-crypto/suite-b';
import { PROTOCOL_FLOOR } from '../../../src-shared/contracts/sync/protocol-version';
import {
  BATCH_MAX_BYTES,
  BATCH_MAX_RECORDS,
  BATCH_MAX_WIRE_BYTES,
} from '../../../src-shared/contracts/sync/records';
import {
  buildSyncStation,
  postGzip,
  postJson,
  readBatchAnswer,
  type SyncStation,
} from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  station = await buildSyncStation(server);
});
afterAll(() => server?.stop());

async function storedSeqs(): Promise<number[]> {
  const rows = await server.sql.query('SELECT seq FROM inbox WHERE station_id = $1 ORDER BY epoch, seq', [
    station.stationId,
  ]);
  return rows.rows.map((row) => Number(row.seq));
}

const records = () => `${server.running.url}/sync/v1/records`;

describe('the body of a request', () => {
  it('may be gzip', async () => {
    const body = JSON.stringify(station.batch(station.seal(['一', '二'])));
    expect(await readBatchAnswer(await postGzip(records(), body))).toMatchObject({ status: 200 });
    expect(await storedSeqs()).toEqual([1, 2]);
  });

  it('that unpacks to more than the limit is refused without being unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(120 * BATCH_MAX_BYTES, 32));
    expect(bomb.length).toBeLessThan(BATCH_MAX_WIRE_BYTES);
    expect(await readBatchAnswer(await postGzip(records(), bomb))).toEqual({
      status: 413,
      refusal: { refusal: 'too-large', maxBytes: BATCH_MAX_BYTES },
    });
  });

  it('above 256 KB of gzip is refused, whatever it unpacks to', async () => {
    const noise = Buffer.from(suiteB.randomBytes(BATCH_MAX_WIRE_BYTES));
    const answer = await readBatchAnswer(await postGzip(records(), gzipSync(noise)));
    expect(answer).toMatchObject({ status: 413, refusal: { refusal: 'too-large' } });
  });

  it('of 500 records fits, and they are stored as one', async () => {
    const chain = station.seal(Array.from({ length: BATCH_MAX_RECORDS }, (_, at) => `记录${at}`));
    const body = JSON.stringify(station.batch(chain));
    expect(gzipSync(body).length).toBeLessThan(BATCH_MAX_WIRE_BYTES);
    expect(await readBatchAnswer(await postGzip(records(), body))).toMatchObject({
      status: 200,
      receipt: { receipt: { receivedThrough: BATCH_MAX_RECORDS } },
    });
  });

  it('above the limit as it comes is refused', async () => {
    expect(await readBatchAnswer(await postJson(records(), ' '.repeat(BATCH_MAX_BYTES + 1)))).toMatchObject({
      status: 413,
    });
  });

  it('that is cut off, not gzip at all or of an unknown encoding is malformed', async () => {
    const packed = gzipSync(JSON.stringify(station.batch(station.seal(['一']))));
    expect(await readBatchAnswer(await postGzip(records(), packed.subarray(0, 200)))).toMatchObject({
      status: 400,
    });
    expect(await readBatchAnswer(await postGzip(records(), Buffer.from('{}')))).toMatchObject({
      status: 400,
    });
    const unknown = await fetch(records(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'br' },
      body: '{}',
    });
    expect(await readBatchAnswer(unknown)).toMatchObject({ status: 400 });
  });

  it.each([
    ['nothing', ''],
    ['not JSON', '{"protocolVersion":1,'],
    ['another shape', '[1,2,3]'],
    ['a prototype', '{"__proto__":{"a":1}}'],
    [
      'an extra member',
      '{"protocolVersion":1,"stationId":"ST-1","epoch":"0123456789abcdef","records":[],"x":1}',
    ],
    [
      'SQL in an id',
      `{"protocolVersion":1,"stationId":"' OR 1=1 --","epoch":"0123456789abcdef","records":[]}`,
    ],
  ])('that is %s is malformed', async (_what, body) => {
    expect(await readBatchAnswer(await postJson(records(), body))).toMatchObject({
      status: 400,
      refusal: { refusal: 'malformed' },
    });
  });

  it('of an unexpected type is malformed', async () => {
    const answer = await fetch(records(), {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: '<a/>',
    });
    expect(await readBatchAnswer(answer)).toMatchObject({ refusal: { refusal: 'malformed' } });
  });

  it('of an older protocol than the floor is told so, whatever else it holds', async () => {
    const answer = await postJson(records(), '{"protocolVersion":0,"theOldName":1}');
    expect(await readBatchAnswer(answer)).toEqual({
      status: 426,
      refusal: { refusal: 'protocol-too-old', floor: PROTOCOL_FLOOR },
    });
  });
});
