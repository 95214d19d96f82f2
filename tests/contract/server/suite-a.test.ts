import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newStationKeys } from '../../../src-crypto/key-files';
import { verifyReceipt } from '../../../src-crypto/receipt-seal';
import { suiteA } from '../../../src-crypto/suite-a';
import { suiteB } from '../../../src-crypto/suite-b';
import { loadIdentity, provisionStation } from '../../../src-main/sync/provision-station';
import { fromBase64Url } from '../../../src-shared/basics/bytes-text';
import { buildSyncStation, issueTestCode, postJson, provisionBody } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ suite: 'A' });
});
afterAll(() => server?.stop());

describe('a centre of suite A (LW-8)', () => {
  it('registers a station in its own suite, and the station keeps it over a restart', async () => {
    const folder = await tempFolder('suite-a-station');
    const made = await provisionStation(folder.path, server.running.url, await issueTestCode(server));
    if (!made.ok) throw new Error(made.error.kind);
    expect(made.value.keys.suite).toBe('A');
    const again = await loadIdentity(folder.path, suiteB);
    expect(again.ok && again.value?.keys).toEqual(made.value.keys);
    await folder.remove();
  });

  it('refuses keys of the other suite, which nothing of it could be sealed to', async () => {
    const body = provisionBody(await issueTestCode(server), newStationKeys(suiteB));
    const answer = await postJson(`${server.running.url}/sync/v1/provision`, body);
    expect(await answer.json()).toEqual({ refusal: 'malformed', detail: 'suite-not-supported' });
  });

  it('stores records of suite A and signs their receipt; a changed one stores nothing', async () => {
    const station = await buildSyncStation(server, suiteA);
    const chain = station.seal(['一', '二']);
    const sent = await station.send(chain);
    if (!('receipt' in sent)) throw new Error('refused');
    const centreKey = fromBase64Url(station.centre.signPublicKey) ?? new Uint8Array(32);
    expect(sent.receipt.receipt.receivedThrough).toBe(2);
    expect(verifyReceipt(suiteA, sent.receipt, centreKey)).toBe(true);
    const [, last] = chain;
    if (last === undefined) throw new Error('two were sealed');
    const forged = station.seal(['三'], { after: last, keys: newStationKeys(suiteA) });
    expect(await station.send(forged)).toMatchObject({
      refusal: { refusal: 'not-authentic' },
    });
  });
});
