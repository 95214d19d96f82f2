import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealPackage } from '../../../src-bank/seal/seal-package';
import { CentreKeys, newCentreKeys, newStationKeys } from '../../../src-crypto/key-files';
import { makeVerifier } from '../../../src-crypto/password-verifier';
import { suiteB } from '../../../src-crypto/suite-b';
import { CODE_LIFE_MS } from '../../../src-server/registry/provisioning-codes';
import { Sha256Hex, StationId } from '../../../src-shared/basics/ids';
import { PackageContent } from '../../../src-shared/contracts/package/package-content';
import { PackageListing } from '../../../src-shared/contracts/sync/packages';
import { ProvisionAnswer } from '../../../src-shared/contracts/sync/provision';
import { Refusal } from '../../../src-shared/contracts/sync/refusal';
import { buildPublication } from '../../builders/build-publication';
import { buildSyncStation, issueTestCode, postJson, provisionBody } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const provision = (body: string) => postJson(`${server.running.url}/sync/v1/provision`, body);
const refusalOf = async (answer: Response) => Refusal.parse(await answer.json());

describe('provisioning', () => {
  it('turns a code into a station once, numbered in order', async () => {
    const first = await provision(provisionBody(await issueTestCode(server), newStationKeys(suiteB)));
    const second = await provision(provisionBody(await issueTestCode(server), newStationKeys(suiteB)));
    expect(first.status).toBe(200);
    const [a, b] = [ProvisionAnswer.parse(await first.json()), ProvisionAnswer.parse(await second.json())];
    expect(a.stationId).toMatch(/^ST-\d{6}$/);
    expect(Number(b.stationId.slice(3))).toBe(Number(a.stationId.slice(3)) + 1);
    expect(a.centre).toEqual(b.centre);
  });

  it('refuses a used code to any other machine, and repeats its answer to the same one', async () => {
    const code = await issueTestCode(server);
    const keys = newStationKeys(suiteB);
    const first = ProvisionAnswer.parse(await (await provision(provisionBody(code, keys))).json());
    const other = await provision(provisionBody(code, newStationKeys(suiteB)));
    expect([other.status, await refusalOf(other)]).toEqual([403, { refusal: 'wrong-code' }]);
    const again = ProvisionAnswer.parse(await (await provision(provisionBody(code, keys))).json());
    expect(again.stationId).toBe(first.stationId);
  });

  it('gives one code to one of many machines that use it at the same moment', async () => {
    // Database connections are opened first, so that the machines meet in the database and not before it.
    await Promise.all(Array.from({ length: 16 }, () => server.request('/readyz')));
    for (let times = 0; times < 5; times++) {
      const code = await issueTestCode(server);
      const bodies = Array.from({ length: 8 }, () => provisionBody(code, newStationKeys(suiteB)));
      const answers = await Promise.all(bodies.map(provision));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(403)]);
    }
  });

  it('refuses an expired code, a wrong one and rubbish alike', async () => {
    const code = await issueTestCode(server);
    const wrong = `${code.slice(0, 5)}ZZZZ-ZZZZ-ZZZZ`;
    for (const typed of [wrong, '0000-0000-0000-0000', "' OR '1'='1", '验证码验证码']) {
      const answer = await provision(provisionBody(typed, newStationKeys(suiteB)));
      expect([answer.status, await refusalOf(answer)]).toEqual([403, { refusal: 'wrong-code' }]);
    }
    server.pass(CODE_LIFE_MS);
    const late = await provision(provisionBody(code, newStationKeys(suiteB)));
    expect(late.status).toBe(403);
  });

  it('forgives how a code is typed', async () => {
    const code = await issueTestCode(server);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await provision(provisionBody(typed, newStationKeys(suiteB)))).status).toBe(200);
  });

  it('refuses keys of a wrong length and a suite that this build lacks, without using the code up', async () => {
    const code = await issueTestCode(server);
    const keys = newStationKeys(suiteB);
    for (const changes of [{ signPublicKey: 'AAAA' }, { boxPublicKey: '' }, { suite: 'A' }]) {
      expect((await provision(provisionBody(code, keys, changes))).status).toBe(400);
    }
    expect((await provision(provisionBody(code, keys))).status).toBe(200);
  });

  it('keeps no code in clear', async () => {
    const code = await issueTestCode(server);
    const rows = await server.sql.query('SELECT * FROM provisioning_codes');
    const secret = code.replaceAll('-', '').slice(4);
    expect(JSON.stringify(rows.rows)).not.toContain(secret);
  });
});

describe('packages', () => {
  const stationKeys = newStationKeys(suiteB);

  async function sealed(
    packageId: string,
    stationIds: readonly string[],
    keys?: CentreKeys,
  ): Promise<Uint8Array> {
    const photo = new Uint8Array(700_000).map((_, at) => (at * 7 + (at >> 8)) & 255);
    const sha256 = Sha256Hex.parse(createHash('sha256').update(photo).digest('hex'));
    const { session, ...rest } = buildPublication('S-packages', 1);
    const verifier = await makeVerifier(suiteB, '样例口令');
    const content = PackageContent.parse({
      ...rest,
      session,
      packageId,
      staff: [{ staffId: 'J-1', displayName: '演示监考', role: 'proctor', verifier }],
      candidates: rest.candidates.map((one) => ({ ...one, photo: { sha256, version: 1 } })),
    });
    return sealPackage({
      suite: suiteB,
      content,
      photos: new Map([[sha256, photo]]),
      stations: stationIds.map((id) => ({
        stationId: StationId.parse(id),
        boxPublicKey: stationKeys.box.publicKey,
      })),
      passphrase: 'demo-demo-demo-demo',
      centreKeys: keys ?? (await centreKeys()),
      createdAtMs: 0,
      cost: { n: 16384, r: 8, p: 1 },
    });
  }

  async function centreKeys(): Promise<CentreKeys> {
    const { readFile } = await import('node:fs/promises');
    return CentreKeys.parse(JSON.parse(await readFile(server.config.centreKeysPath, 'utf8')));
  }

  it('are listed for the stations they are sealed to, and downloaded whole', async () => {
    const station = await buildSyncStation(server);
    const other = await buildSyncStation(server);
    const file = await sealed('P-1', [station.stationId]);
    expect((await server.admin('PUT', '/packages/P-1', file)).status).toBe(200);

    const listing = PackageListing.parse(
      await (await server.request(`/sync/v1/stations/${station.stationId}/packages`)).json(),
    );
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(listing.packages).toEqual([
      { packageId: 'P-1', sessionId: 'S-packages', sessionDate: '2026-03-10', bytes: file.length, sha256 },
    ]);
    const none = await server.request(`/sync/v1/stations/${other.stationId}/packages`);
    expect(PackageListing.parse(await none.json()).packages).toEqual([]);

    const whole = await server.request('/sync/v1/packages/P-1');
    expect(whole.headers.get('etag')).toBe(`"${sha256}"`);
    expect(whole.headers.get('content-length')).toBe(String(file.length));
    expect(Buffer.compare(Buffer.from(await whole.arrayBuffer()), Buffer.from(file))).toBe(0);
  });

  it('are downloaded in parts that join to the whole, across the stored chunks', async () => {
    const station = await buildSyncStation(server);
    const file = await sealed('P-2', [station.stationId]);
    await server.admin('PUT', '/packages/P-2', file);
    const cut = 256 * 1024 - 3;
    const parts: Buffer[] = [];
    for (const range of [`bytes=0-${cut}`, `bytes=${cut + 1}-${cut + 300_000}`, `bytes=${cut + 300_001}-`]) {
      const part = await server.request('/sync/v1/packages/P-2', { headers: { range } });
      expect(part.status).toBe(206);
      parts.push(Buffer.from(await part.arrayBuffer()));
    }
    expect(Buffer.compare(Buffer.concat(parts), Buffer.from(file))).toBe(0);
    const tail = await server.request('/sync/v1/packages/P-2', { headers: { range: 'bytes=-5' } });
    expect(tail.headers.get('content-range')).toBe(
      `bytes ${file.length - 5}-${file.length - 1}/${file.length}`,
    );
    expect(Buffer.from(await tail.arrayBuffer())).toEqual(Buffer.from(file.slice(-5)));
  });

  it('are not sent again to who has them, and a part of another version becomes the whole', async () => {
    const tag = (await server.request('/sync/v1/packages/P-1')).headers.get('etag') ?? '';
    const known = await server.request('/sync/v1/packages/P-1', { headers: { 'if-none-match': tag } });
    expect([known.status, await known.text()]).toEqual([304, '']);
    const stale = await server.request('/sync/v1/packages/P-1', {
      headers: { range: 'bytes=5-9', 'if-range': '"another"' },
    });
    expect(stale.status).toBe(200);
    const behind = await server.request('/sync/v1/packages/P-1', { headers: { range: 'bytes=99999999-' } });
    expect([behind.status, (await refusalOf(behind)).refusal]).toEqual([416, 'malformed']);
  });

  it('are taken twice without harm, and never replaced by another file', async () => {
    const file = await sealed('P-3', ['ST-000001']);
    expect((await server.admin('PUT', '/packages/P-3', file)).status).toBe(200);
    expect((await server.admin('PUT', '/packages/P-3', file)).status).toBe(200);
    const other = await sealed('P-3', ['ST-000001']);
    expect((await server.admin('PUT', '/packages/P-3', other)).status).toBe(409);
  });

  it('that are cut, changed, of another centre or under another name are refused', async () => {
    const file = await sealed('P-4', ['ST-000001']);
    const changedHead = file.slice();
    changedHead[40] = (changedHead[40] ?? 0) ^ 1;
    const changedTail = file.slice();
    changedTail[file.length - 1] = (changedTail[file.length - 1] ?? 0) ^ 1;
    // Still valid JSON, so that only the signature tells.
    const otherManifest = Buffer.from(file);
    otherManifest[otherManifest.indexOf('"createdAtMs":0') + '"createdAtMs":'.length] = 0x31;
    const foreign = await sealed('P-4', ['ST-000001'], newCentreKeys(suiteB));
    const attempts: [string, Uint8Array][] = [
      ['P-4', file.slice(0, -1)],
      ['P-4', file.slice(0, 10)],
      ['P-4', changedHead],
      ['P-4', changedTail],
      ['P-4', otherManifest],
      ['P-4', foreign],
      ['P-5', file],
      ['P-4', new Uint8Array(100)],
    ];
    for (const [packageId, bytes] of attempts) {
      const answer = await server.admin('PUT', `/packages/${packageId}`, bytes);
      expect([answer.status, (await refusalOf(answer)).refusal]).toEqual([400, 'malformed']);
    }
    expect((await server.request('/sync/v1/packages/P-4')).status).toBe(404);
  });

  it.each(['ST-999999', "x'%3B%20DROP%20TABLE%20stations%3B--", '%00', '%F0%9F%92%A5', '..%2F..'])(
    'of a station or under an id like %s are unknown',
    async (id) => {
      expect(await refusalOf(await server.request(`/sync/v1/stations/${id}/packages`))).toEqual({
        refusal: 'unknown-station',
      });
      expect(await refusalOf(await server.request(`/sync/v1/packages/${id}`))).toEqual({
        refusal: 'unknown-package',
      });
    },
  );
});

describe('the admin routes', () => {
  it.each([
    ['POST', '/provisioning-codes'],
    ['GET', '/stations'],
    ['PUT', '/sessions/S-1'],
    ['PUT', '/packages/P-1'],
    ['GET', '/results?sessionId=S-1'],
    ['GET', '/alarms'],
  ])('%s %s refuses without the token', async (method, path) => {
    for (const authorization of ['', 'Bearer ', 'Bearer wrong', 'Basic demo-admin-token-0123456789']) {
      const answer = await server.request(`/admin/v1${path}`, { method, headers: { authorization } });
      expect([answer.status, await refusalOf(answer)]).toEqual([401, { refusal: 'not-authentic' }]);
    }
  });

  it('list stations with their public keys and marks', async () => {
    const station = await buildSyncStation(server);
    const chain = station.seal(['一', '二']);
    await station.send(chain);
    const { stations } = (await (await server.admin('GET', '/stations')).json()) as { stations: unknown[] };
    expect(stations).toContainEqual(
      expect.objectContaining({
        stationId: station.stationId,
        label: '演示机位',
        marks: [{ epoch: chain[0]?.epoch, receivedThrough: 2, headHash: chain[1]?.hash }],
      }),
    );
  });

  it('publish a session once: again is fine, differently is refused, staff verifiers never', async () => {
    const publication = buildPublication('S-admin');
    const put = (body: object) => server.admin('PUT', '/sessions/S-admin', body);
    expect((await put(publication)).status).toBe(201);
    expect((await put(publication)).status).toBe(200);
    expect((await put({ ...publication, sessionKey: 'A'.repeat(43) })).status).toBe(409);
    expect((await put({ ...publication, staff: [] })).status).toBe(400);
    const [candidate] = publication.candidates;
    expect((await put({ ...publication, candidates: [candidate, candidate] })).status).toBe(400);
    const otherBank = { ...publication.bank, items: publication.bank.items.slice(1) };
    const other = {
      ...publication,
      session: { ...publication.session, sessionId: 'S-other' },
      bank: otherBank,
    };
    const answer = await server.admin('PUT', '/sessions/S-other', other);
    expect([answer.status, await answer.text()]).toEqual([
      409,
      expect.stringContaining('bank-published-differently'),
    ]);
  });

  it('refuse a session that wants another scorer than the centre has', async () => {
    const publication = buildPublication('S-scorer');
    const scoring = { ...publication.scoring, scorerVersion: 'another/1' };
    const answer = await server.admin('PUT', '/sessions/S-scorer', { ...publication, scoring });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('scorer-differs')]);
  });

  it('refuse a session whose bank cannot fill a paper (TS-22)', async () => {
    const publication = buildPublication('S-poor', 2, '样例-poor');
    const poor = {
      ...publication,
      bank: { ...publication.bank, items: publication.bank.items.slice(0, 30) },
    };
    const answer = await server.admin('PUT', '/sessions/S-poor', poor);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('paper-impossible')]);
  });
});

describe('every other answer', () => {
  it('is a refusal too', async () => {
    const nowhere = await server.request('/nowhere');
    expect([nowhere.status, (await refusalOf(nowhere)).refusal]).toEqual([404, 'malformed']);
    const method = await server.request('/sync/v1/records', { method: 'DELETE' });
    expect((await refusalOf(method)).refusal).toBe('malformed');
    const badUrl = await server.request('/sync/v1/packages/%E0%A4%A');
    expect((await refusalOf(badUrl)).refusal).toBe('malformed');
  });

  it('of health and readiness is 200', async () => {
    expect((await server.request('/healthz')).status).toBe(200);
    expect((await server.request('/readyz')).status).toBe(200);
  });
});
