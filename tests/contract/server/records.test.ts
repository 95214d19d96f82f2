import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newStationKeys } from '../../../src-crypto/key-files';
import { verifyReceipt } from '../../../src-crypto/receipt-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { proofOf, proveRecord } from '../../../src-server/import/prove-record';
import { openDatabase } from '../../../src-server/store/database';
import { fromBase64Url } from '../../../src-shared/basics/bytes-text';
import { ReceivedRecord } from '../../../src-shared/domain/record/record-envelope';
import {
  buildSyncStation,
  postJson,
  readBatchAnswer,
  type SyncStation,
} from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;
let station: SyncStation;
let database: ReturnType<typeof openDatabase>;

beforeAll(async () => {
  server = await startTestServer();
  database = openDatabase(server.running.databaseUrl ?? '', () => undefined);
});
beforeEach(async () => {
  station = await buildSyncStation(server);
});
afterAll(async () => {
  await database?.$client.end();
  await server?.stop();
});

async function storedSeqs(): Promise<number[]> {
  const rows = await server.sql.query('SELECT seq FROM inbox WHERE station_id = $1 ORDER BY epoch, seq', [
    station.stationId,
  ]);
  return rows.rows.map((row) => Number(row.seq));
}

const records = () => `${server.running.url}/sync/v1/records`;

describe('a batch', () => {
  it('is stored once, and the receipt is signed by the centre and names the head', async () => {
    const chain = station.seal(['一', '二', '三']);
    const sent = await station.send(chain);
    if (sent.status !== 200 || !('receipt' in sent)) throw new Error('refused');
    expect(sent.receipt.receipt).toMatchObject({
      stationId: station.stationId,
      epoch: chain[0]?.epoch,
      receivedThrough: 3,
      durableThrough: 3,
      headHash: chain[2]?.hash,
    });
    const centreKey = fromBase64Url(station.centre.signPublicKey) ?? new Uint8Array(32);
    expect(verifyReceipt(suiteB, sent.receipt, centreKey)).toBe(true);
    expect(await storedSeqs()).toEqual([1, 2, 3]);
  });

  it('that is sent again is answered with the same mark and not stored again', async () => {
    const chain = station.seal(['一', '二']);
    const first = await station.send(chain);
    const again = await station.send(chain);
    if (!('receipt' in first) || !('receipt' in again)) throw new Error('refused');
    expect(again.receipt.receipt.receivedThrough).toBe(first.receipt.receipt.receivedThrough);
    expect(again.receipt.receipt.headHash).toBe(first.receipt.receipt.headHash);
    expect(await storedSeqs()).toEqual([1, 2]);
  });

  it('may overlap with what is stored already', async () => {
    const chain = station.seal(['一', '二', '三']);
    await station.send(chain.slice(0, 2));
    const sent = await station.send(chain.slice(1));
    expect(sent).toMatchObject({ status: 200, receipt: { receipt: { receivedThrough: 3 } } });
    expect(await storedSeqs()).toEqual([1, 2, 3]);
  });

  it('behind a gap is refused with the mark, and nothing of it is stored', async () => {
    const chain = station.seal(['一', '二', '三', '四']);
    await station.send(chain.slice(0, 1));
    expect(await station.send(chain.slice(2))).toEqual({
      status: 409,
      refusal: { refusal: 'gap', receivedThrough: 1 },
    });
    expect(await storedSeqs()).toEqual([1]);
  });

  it('of a new epoch starts a chain of its own', async () => {
    await station.send(station.seal(['一']));
    expect(await station.send(station.seal(['二']))).toMatchObject({ status: 200 });
    expect(await storedSeqs()).toEqual([1, 1]);
  });

  it('that names a number twice or leaves one out is malformed', async () => {
    const chain = station.seal(['一', '二', '三']);
    const [first, second, third] = chain;
    if (first === undefined || second === undefined || third === undefined) throw new Error('no chain');
    expect(await station.send([first, third])).toMatchObject({ status: 400 });
    expect(await station.send([first, first])).toMatchObject({ status: 400 });
    expect(await station.send([second, first])).toMatchObject({ status: 400 });
    expect(await storedSeqs()).toEqual([]);
  });
});

describe('a packed batch', () => {
  const asideRows = async () => {
    const rows = await server.sql.query(
      "SELECT envelope FROM quarantine WHERE station_id = $1 AND reason = 'fork' ORDER BY seq",
      [station.stationId],
    );
    return rows.rows.map((row) => ReceivedRecord.parse(JSON.parse(row.envelope)));
  };
  const inboxRows = async () => {
    const rows = await server.sql.query('SELECT envelope FROM inbox WHERE station_id = $1 ORDER BY seq', [
      station.stationId,
    ]);
    return rows.rows.map((row) => ReceivedRecord.parse(JSON.parse(row.envelope)));
  };
  const key = () => ({ suite: suiteB, signPublicKey: station.keys.sign.publicKey, signPublicKeyText: '' });

  it('is stored as the same records, vouched for by its one signature, and each is proven by it later', async () => {
    const chain = station.seal(['一', '二', '三']);
    expect(await station.sendPacked(chain)).toMatchObject({
      status: 200,
      receipt: { receipt: { receivedThrough: 3, headHash: chain[2]?.hash } },
    });
    const stored = await inboxRows();
    expect(stored).toEqual(
      chain.map(({ signature, ...record }) => (record.seq === 3 ? { ...record, signature } : record)),
    );
    for (const record of stored) expect(await proveRecord(database, key(), record)).toBe('authentic');
    const stranger = { ...key(), signPublicKey: newStationKeys(suiteB).sign.publicKey };
    expect(await proveRecord(database, stranger, stored[0] as ReceivedRecord)).toBe('signature-wrong');
    // Whatever is cut out or put in between breaks the proof.
    expect(proofOf(key(), [stored[0], stored[2]] as ReceivedRecord[])).toBe('hash-wrong');
    expect(proofOf(key(), stored.slice(0, 2))).toBe('signature-wrong');
  });

  it('may overlap with, repeat or follow what came whole, by line or by file', async () => {
    const chain = station.seal(['一', '二', '三', '四', '五']);
    await station.send(chain.slice(0, 2));
    expect(await station.sendPacked(chain.slice(1, 4))).toMatchObject({ status: 200 });
    expect(await station.sendPacked(chain.slice(1, 4))).toMatchObject({ status: 200 });
    expect(await station.send(chain.slice(2))).toMatchObject({ status: 200 });
    const stored = await inboxRows();
    expect(stored.map((record) => record.hash)).toEqual(chain.map((record) => record.hash));
    for (const record of stored) expect(await proveRecord(database, key(), record)).toBe('authentic');
  });

  it('of another history is a fork, kept to its signed end', async () => {
    const chain = station.seal(['一', '二', '三']);
    await station.sendPacked(chain);
    const other = station.seal(['另一个二', '另一个三'], { ...(chain[0] && { after: chain[0] }) });
    expect(await station.sendPacked(other)).toEqual({ status: 409, refusal: { refusal: 'fork', seq: 2 } });
    const aside = await asideRows();
    expect(aside.map((record) => record.hash)).toEqual(other.map((record) => record.hash));
    // Both histories are shown to be the station's own.
    expect(proofOf(key(), aside)).toBe('authentic');
    expect(proofOf(key(), await inboxRows())).toBe('authentic');
  });

  it('with anything changed on the way, cut or signed by another stores nothing and is alarmed', async () => {
    const chain = station.seal(['一', '二', '三']);
    const refused = { status: 401, refusal: { refusal: 'not-authentic' } };
    const flipped = (at: number) => (packed: Uint8Array) =>
      packed.map((byte, place) => (place === (at + packed.length) % packed.length ? byte ^ 1 : byte));
    expect(await station.sendPacked(chain, flipped(-1))).toMatchObject(refused);
    expect(await station.sendPacked(chain, flipped(-100))).toMatchObject(refused);
    expect(await station.sendPacked(chain, flipped(90))).toMatchObject(refused);
    const stranger = station.seal(['一', '二'], { keys: newStationKeys(suiteB) });
    expect(await station.sendPacked(stranger)).toMatchObject(refused);
    for (const keep of [0, 1, 60, 200, -64])
      expect(
        (await station.sendPacked(chain, (packed) => packed.slice(0, keep || 1))).status,
      ).toBeGreaterThan(399);
    expect(await storedSeqs()).toEqual([]);
    expect(await station.sendPacked(chain)).toMatchObject({ status: 200 });
  });

  it('of which a record in the middle says that it needs no signature is not taken as JSON', async () => {
    const chain = station.seal(['一', '二']);
    const { signature: _left, ...first } = chain[0] as (typeof chain)[number];
    const batch = { ...station.batch(chain), records: [first, chain[1]] };
    expect(await readBatchAnswer(await postJson(records(), JSON.stringify(batch)))).toMatchObject({
      status: 400,
    });
  });
});

describe('a fork', () => {
  it('under a stored number is refused, quarantined and alarmed, and overwrites nothing', async () => {
    const chain = station.seal(['一', '二', '三']);
    await station.send(chain);
    const [first] = chain;
    const other = station.seal(['另一个二', '另一个三'], { ...(first && { after: first }) });
    expect(await station.send(other)).toEqual({ status: 409, refusal: { refusal: 'fork', seq: 2 } });

    const inbox = await server.sql.query('SELECT hash FROM inbox WHERE station_id = $1 ORDER BY seq', [
      station.stationId,
    ]);
    expect(inbox.rows.map((row) => row.hash)).toEqual(chain.map((record) => record.hash));
    const aside = await server.sql.query(
      "SELECT seq::int, hash, envelope IS NOT NULL AS kept FROM quarantine WHERE station_id = $1 AND reason = 'fork' ORDER BY seq",
      [station.stationId],
    );
    expect(aside.rows).toEqual(other.map(({ seq, hash }) => ({ seq, hash, kept: true })));
    const alarms = await server.admin('GET', '/alarms');
    expect(await alarms.json()).toMatchObject({
      alarms: expect.arrayContaining([
        expect.objectContaining({ kind: 'fork', stationId: station.stationId, seq: 2, times: 1 }),
      ]),
    });
  });

  it('that follows on by number alone is refused too: its predecessor here is another one', async () => {
    const chain = station.seal(['一', '二']);
    await station.send(chain);
    const epoch = chain[0]?.epoch;
    const other = station.seal(['另一个一', '另一个二', '三'], { ...(epoch && { epoch }) });
    expect(await station.send(other.slice(2))).toEqual({
      status: 409,
      refusal: { refusal: 'fork', seq: 2 },
    });
    expect(await storedSeqs()).toEqual([1, 2]);
  });

  it('sent again and again is one alarm that counts up', async () => {
    const chain = station.seal(['一']);
    const epoch = chain[0]?.epoch;
    await station.send(chain);
    const other = station.seal(['另一个一'], { ...(epoch && { epoch }) });
    for (let times = 0; times < 3; times++) await station.send(other);
    const alarms = await server.sql.query(
      "SELECT times FROM alarms WHERE station_id = $1 AND kind = 'fork'",
      [station.stationId],
    );
    expect(alarms.rows).toEqual([{ times: 3 }]);
  });
});

describe('a record that is not authentic', () => {
  it('with a changed body, a forged signature or the key of another station stores nothing and is alarmed', async () => {
    const chain = station.seal(['一', '二']);
    const [first, second] = chain;
    if (first === undefined || second === undefined) throw new Error('no chain');
    const stranger = station.seal(['一'], { keys: newStationKeys(suiteB) });
    const forged = { ...second, signature: first.signature };
    const changed = { ...second, at: { ...second.at, wallMs: second.at.wallMs + 1 } };

    expect(await station.send(stranger)).toEqual({
      status: 401,
      refusal: { refusal: 'not-authentic', seq: 1 },
    });
    for (const wrong of [forged, changed]) {
      expect(await station.send([first, wrong])).toEqual({
        status: 401,
        refusal: { refusal: 'not-authentic', seq: 2 },
      });
    }
    expect(await storedSeqs()).toEqual([]);
    const alarms = await server.sql.query(
      "SELECT times FROM alarms WHERE station_id = $1 AND kind = 'not-authentic'",
      [station.stationId],
    );
    expect(alarms.rows).toEqual([{ times: 3 }]);
    expect(await station.send(chain)).toMatchObject({ status: 200 });
  });

  it('is also what a revoked station sends, though its key was used a moment ago', async () => {
    const chain = station.seal(['一', '二']);
    await station.send(chain.slice(0, 1));
    await server.sql.query('UPDATE stations SET revoked_at_ms = 1 WHERE station_id = $1', [
      station.stationId,
    ]);
    expect(await station.send(chain.slice(1))).toEqual({
      status: 401,
      refusal: { refusal: 'not-authentic' },
    });
    expect(await storedSeqs()).toEqual([1]);
  });

  it('of a station nobody knows is 404', async () => {
    const batch = { ...station.batch(station.seal(['一'])), stationId: 'ST-999999' };
    expect(await readBatchAnswer(await postJson(records(), JSON.stringify(batch)))).toEqual({
      status: 404,
      refusal: { refusal: 'unknown-station' },
    });
  });

  it('of one station inside the batch of another is malformed', async () => {
    const other = await buildSyncStation(server);
    const batch = station.batch(other.seal(['一']));
    expect(await readBatchAnswer(await postJson(records(), JSON.stringify(batch)))).toMatchObject({
      status: 400,
    });
  });
});

describe('the inbox', () => {
  it('takes texts that a stricter column would refuse, so that they hold up nothing', async () => {
    const chain = station.seal(['一'], { bootId: 'zero \u0000 and half \ud800' });
    expect(await station.send(chain)).toMatchObject({ status: 200 });
    const row = await server.sql.query('SELECT envelope FROM inbox WHERE station_id = $1', [
      station.stationId,
    ]);
    expect(JSON.parse(row.rows[0]?.envelope)).toEqual(chain[0]);
  });

  it('refuses to be changed, emptied or shortened', async () => {
    await station.send(station.seal(['一']));
    for (const attack of ["UPDATE inbox SET hash = ''", 'DELETE FROM inbox', 'TRUNCATE inbox']) {
      await expect(server.sql.query(attack)).rejects.toThrow('append-only');
    }
  });
});
