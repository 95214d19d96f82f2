import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { packBatch } from '../../src-crypto/batch-wire';
import { newStationKeys } from '../../src-crypto/key-files';
import { sealRecord } from '../../src-crypto/record-seal';
import { suiteB } from '../../src-crypto/suite-b';
import { SessionPublication } from '../../src-server/registry/session-publication';
import { toBase64Url, toHex } from '../../src-shared/basics/bytes-text';
import { Epoch, StationId } from '../../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import { GENESIS_HASH } from '../../src-shared/domain/record/record-envelope';
import { buildPublication, buildResult } from '../builders/build-publication';
import { buildTightBody } from '../builders/build-tight-body';

export type LoadStation = {
  readonly stationId: StationId;
  readonly signPrivateKey: Uint8Array;
  /** The body of its one batch: one real result, sealed and signed. */
  readonly batch: Uint8Array | undefined;
};

export const PACKAGE_BYTES = 10 * 1024 * 1024;
const ROOM = 100;

/** Rooms of a hundred, each with a published session, and a station for every seat; the first ones have a finished result. */
export async function prepareLoad(
  databaseUrl: string,
  admin: (method: string, path: string, body: unknown) => Promise<Response>,
  centreBoxPublicKey: Uint8Array,
  count: { readonly stations: number; readonly results: number },
): Promise<readonly LoadStation[]> {
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  const stations: LoadStation[] = [];
  for (let room = 0; stations.length < count.stations; room++) {
    const publication = publicationOf(room);
    const hasResults = stations.length < count.results;
    const answer =
      hasResults && (await admin('PUT', `/sessions/${publication.session.sessionId}`, publication));
    if (answer && !answer.ok) throw new Error(`session not published: ${await answer.text()}`);
    const keys: string[] = [];
    const ids: string[] = [];
    for (let seat = 1; seat <= ROOM && stations.length < count.stations; seat++) {
      const stationKeys = newStationKeys(suiteB);
      const stationId = StationId.parse(`ST-L${String(stations.length + 1).padStart(5, '0')}`);
      const signPrivateKey = stationKeys.sign.privateKey;
      ids.push(stationId);
      keys.push(toBase64Url(stationKeys.sign.publicKey));
      if (stations.length >= count.results) {
        stations.push({ stationId, signPrivateKey, batch: undefined });
        continue;
      }
      const result = buildResult(publication, stationId, seat, { wrong: seat % 30 });
      const epoch = Epoch.parse(toHex(suiteB.randomBytes(8)));
      const record = sealRecord(suiteB, {
        stationId,
        epoch,
        seq: 1,
        prevHash: GENESIS_HASH,
        kind: 'attempt-result',
        at: result.submittedAt,
        clearBody: buildTightBody(publication, result, result.submittedAt),
        centreBoxPublicKey,
        stationSignPrivateKey: signPrivateKey,
      });
      stations.push({
        stationId,
        signPrivateKey,
        batch: packBatch({ protocolVersion: PROTOCOL_VERSION, stationId, epoch, records: [record] }),
      });
    }
    await sql.query(
      `INSERT INTO stations (station_id, suite, sign_public_key, box_public_key, label, registered_at_ms)
       SELECT id, 'B', key, '', '样例', 0 FROM unnest($1::text[], $2::text[]) AS s(id, key)`,
      [ids, keys],
    );
  }
  await storeSamplePackage(sql);
  await sql.query('ANALYZE');
  await sql.end();
  return stations;
}

function publicationOf(room: number): SessionPublication {
  const sessionId = `S-L${String(room).padStart(3, '0')}`;
  const one = buildPublication(sessionId, 1);
  const [sample] = one.candidates;
  return SessionPublication.parse({
    ...one,
    candidates: Array.from({ length: ROOM }, (_, at) => ({
      ...sample,
      candidateId: `${sessionId}-C${at + 1}`,
      admissionNo: `9901260310101${String(at + 1).padStart(3, '0')}`,
      document: { type: 'passport', number: `E99${String(room * ROOM + at).padStart(6, '0')}` },
      displayName: `样例考生${at + 1}`,
      seat: at + 1,
    })),
  });
}

/** Ten megabytes that do not compress, as a sealed package is; only its download is measured. */
async function storeSamplePackage(sql: pg.Client): Promise<void> {
  const chunkBytes = 256 * 1024;
  await sql.query(
    `INSERT INTO packages (package_id, session_id, session_date, bytes, chunk_bytes, sha256, stored_at_ms)
     VALUES ('P-load', 'S-L000', '2026-03-10', $1, $2, $3, 0)`,
    [PACKAGE_BYTES, chunkBytes, '0'.repeat(64)],
  );
  for (let at = 0; at * chunkBytes < PACKAGE_BYTES; at++)
    await sql.query(`INSERT INTO package_chunks (package_id, position, data) VALUES ('P-load', $1, $2)`, [
      at,
      randomBytes(chunkBytes),
    ]);
}
