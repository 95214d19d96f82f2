import { afterAll, beforeAll, expect, it } from 'vitest';
import { newStationKeys } from '../../../src-crypto/key-files';
import { sealRecord } from '../../../src-crypto/record-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { fromBase64Url, toBase64Url } from '../../../src-shared/basics/bytes-text';
import { Epoch, StationId } from '../../../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import { GENESIS_HASH } from '../../../src-shared/domain/record/record-envelope';
import { buildSyncStation, postJson, readBatchAnswer } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

const STATIONS = 1000;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

it('1,000 stations that come back in the same instant, at two processes: each record is stored once, none is refused for good', async () => {
  const second = await server.startSecond();
  const { centre } = await buildSyncStation(server);
  const centreBoxPublicKey = fromBase64Url(centre.boxPublicKey) ?? new Uint8Array();
  const stations = Array.from({ length: STATIONS }, (_, at) => {
    const keys = newStationKeys(suiteB);
    const stationId = StationId.parse(`ST-storm-${at}`);
    const epoch = Epoch.parse(at.toString(16).padStart(16, '0'));
    const record = sealRecord(suiteB, {
      stationId,
      epoch,
      seq: 1,
      prevHash: GENESIS_HASH,
      kind: 'attempt-result',
      at: { wallMs: 1, monoMs: 1, bootId: 'boot' },
      clearBody: `记录 ${at}`,
      centreBoxPublicKey,
      stationSignPrivateKey: keys.sign.privateKey,
    });
    const body = JSON.stringify({ protocolVersion: PROTOCOL_VERSION, stationId, epoch, records: [record] });
    return { stationId, key: toBase64Url(keys.sign.publicKey), body };
  });
  await server.sql.query(
    `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
     SELECT id, 'B', key, '', '样例', 0 FROM unnest($1::text[], $2::text[]) AS s(id, key)`,
    [stations.map((one) => one.stationId), stations.map((one) => one.key)],
  );

  await Promise.all(
    stations.map(async ({ body }, at) => {
      const url = `${at % 2 === 0 ? server.running.url : second.url}/sync/v1/records`;
      for (;;) {
        const answer = await readBatchAnswer(await postJson(url, body));
        if (answer.status === 200) return;
        // A station would wait as long as it is told to; here it is at the door again at once.
        expect(answer).toMatchObject({ status: 503, refusal: { refusal: 'try-later' } });
      }
    }),
  );
  const stored = await server.sql.query(
    "SELECT count(*)::int AS n, count(DISTINCT station_id)::int AS stations FROM inbox WHERE station_id LIKE 'ST-storm-%'",
  );
  expect(stored.rows).toEqual([{ n: STATIONS, stations: STATIONS }]);
});
