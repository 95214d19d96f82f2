import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealEvidence } from '../../../src-crypto/evidence-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { evidenceFolder } from '../../../src-main/evidence/evidence-folder';
import { createRetentionLedger } from '../../../src-main/evidence/retention-ledger';
import { type EvidenceClient, evidenceClient } from '../../../src-main/sync/evidence-client';
import { startEvidenceLane } from '../../../src-main/sync/evidence-lane';
import { fromBase64Url } from '../../../src-shared/basics/bytes-text';
import { AttemptId, SessionId } from '../../../src-shared/basics/ids';
import { err } from '../../../src-shared/basics/result';
import type { EvidenceHead } from '../../../src-shared/domain/evidence/evidence';
import { buildSyncStation, type SyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

let server: TestServer;
let station: SyncStation;
let folder: Awaited<ReturnType<typeof tempFolder>>;

beforeAll(async () => {
  server = await startTestServer();
  station = await buildSyncStation(server);
  folder = await tempFolder('lane');
});
afterAll(async () => {
  await server?.stop();
  await folder.remove();
});

const at = { wallMs: 1_773_104_400_000, monoMs: 1, bootId: 'boot' };

/** A station's real folder and ledger with pictures of these sizes, and its lane against the real server. */
async function lane(sizes: readonly number[], over: { client?: EvidenceClient; mayLeave?: boolean } = {}) {
  const kept = evidenceFolder(folder.path, suiteB);
  const ledger = createRetentionLedger();
  const names: string[] = [];
  for (const size of sizes) {
    const head: EvidenceHead = {
      v: 1,
      kind: 'presence-mismatch',
      stationId: station.stationId,
      sessionId: SessionId.parse('S-lane'),
      attemptId: AttemptId.parse('0'.repeat(32)),
      at,
      daysAfterConfirmation: 30,
      daysAtMost: 180,
      ...((over.mayLeave ?? true) ? { mayLeave: true as const } : {}),
    };
    const centreKey = fromBase64Url(station.centre.boxPublicKey) ?? new Uint8Array();
    const sealed = sealEvidence(suiteB, centreKey, head, suiteB.randomBytes(size));
    const sha256 = await kept.write(sealed);
    ledger.note({ kind: 'evidence-kept', at, item: { sha256, bytes: sealed.length, head } });
    names.push(sha256);
  }
  const world = { recordsWait: false };
  const running = startEvidenceLane(
    {
      suite: suiteB,
      stationId: station.stationId,
      signPrivateKey: station.keys.sign.privateKey,
      client: over.client ?? evidenceClient(server.running.url),
      waiting: ledger.toSend,
      read: kept.read,
      areRecordsWaiting: () => world.recordsWait,
      noteSent: async (sha256) => {
        ledger.note({ kind: 'evidence-sent', at, sha256 });
        return true;
      },
    },
    { after: () => () => undefined, dice: () => 0.5 },
  );
  return { ...running, ledger, names, world };
}

async function wholeAtCentre(names: readonly string[]): Promise<number> {
  const found = await server.sql.query('SELECT 1 FROM evidence WHERE sha256 = ANY($1) AND is_whole', [names]);
  return found.rowCount ?? 0;
}

describe('kept pictures on their way to the centre', () => {
  it('arrive whole, each is told to the journal once, and stay on the station until their day', async () => {
    const one = await lane([2000, 700_000]);
    await one.runOnce();
    expect(await wholeAtCentre(one.names)).toBe(2);
    expect([one.ledger.toSend().length, one.ledger.kept().length]).toEqual([0, 2]);
    const row = await server.sql.query('SELECT kind, attempt_id FROM evidence WHERE sha256 = $1', [
      one.names[1],
    ]);
    expect(row.rows).toEqual([{ kind: 'presence-mismatch', attempt_id: '0'.repeat(32) }]);
  });

  it('cut after every chunk are taken up where the centre stands', async () => {
    const real = evidenceClient(server.running.url);
    let chunks = 0;
    const cutting: EvidenceClient = {
      offsetOf: real.offsetOf,
      send: async (...args) => {
        const answer = await real.send(...args);
        chunks += 1;
        return chunks % 2 === 0 ? err({ kind: 'unreachable' }) : answer;
      },
    };
    const one = await lane([900_000], { client: cutting });
    for (let tries = 0; one.ledger.toSend().length > 0 && tries < 10; tries++)
      await one.runOnce().catch(() => undefined);
    expect(await wholeAtCentre(one.names)).toBe(1);
    expect(one.ledger.toSend()).toEqual([]);
    // Four chunks and no byte twice, but for the answers that were lost.
    expect(chunks).toBeLessThanOrEqual(5);
  });

  it('wait while a record waits, also in the middle of a piece', async () => {
    const one = await lane([2000]);
    one.world.recordsWait = true;
    await one.runOnce();
    expect(await wholeAtCentre(one.names)).toBe(0);
    one.world.recordsWait = false;
    await one.runOnce();
    expect(await wholeAtCentre(one.names)).toBe(1);
  });

  it('do not leave at all when the policy of their session does not say so (LW-2)', async () => {
    const one = await lane([2000], { mayLeave: false });
    await one.runOnce();
    expect(await wholeAtCentre(one.names)).toBe(0);
    expect(one.ledger.kept()).toHaveLength(1);
  });

  it('are kept and tried again when the centre cannot be reached', async () => {
    const one = await lane([2000], { client: evidenceClient('http://127.0.0.1:9') });
    await expect(one.runOnce()).rejects.toThrow('unreachable');
    expect(one.ledger.toSend()).toHaveLength(1);
  });
});
