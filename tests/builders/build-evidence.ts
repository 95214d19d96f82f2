import { createHash } from 'node:crypto';
import { sealEvidence } from '../../src-crypto/evidence-seal';
import { signClaim } from '../../src-crypto/station-words';
import { suiteB } from '../../src-crypto/suite-b';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { AttemptId, SessionId, Sha256Hex } from '../../src-shared/basics/ids';
import { EVIDENCE_HEADERS } from '../../src-shared/contracts/sync/evidence';
import type { SyncStation } from './build-sync-station';
import type { TestServer } from './start-test-server';

type Picture = {
  readonly sessionId: string;
  readonly attemptId: string;
  readonly jpeg: Uint8Array;
  /** Whose key it is sealed to; the centre's own unless a test wants another's. */
  readonly boxPublicKey?: Uint8Array;
  /** Bytes of it that are sent; all of them unless a test wants it on its way. */
  readonly sent?: number;
};

/** Seals one picture at a station, sends it, and answers its name. */
export async function sendEvidence(
  server: TestServer,
  station: SyncStation,
  { sessionId, attemptId, jpeg, boxPublicKey, sent }: Picture,
): Promise<Sha256Hex> {
  const sealed = sealEvidence(
    suiteB,
    boxPublicKey ?? fromBase64Url(station.centre.boxPublicKey) ?? new Uint8Array(),
    {
      v: 1,
      kind: 'presence-mismatch',
      stationId: station.stationId,
      sessionId: SessionId.parse(sessionId),
      attemptId: AttemptId.parse(attemptId),
      incidentId: 'ab'.repeat(16),
      at: { wallMs: 1_773_104_400_000, monoMs: 1, bootId: 'boot' },
      daysAfterConfirmation: 30,
      daysAtMost: 180,
    },
    jpeg,
  );
  const sha256 = Sha256Hex.parse(createHash('sha256').update(sealed).digest('hex'));
  const claim = { stationId: station.stationId, sha256, bytes: sealed.length };
  const answer = await server.request(`/sync/v1/evidence/${sha256}`, {
    method: 'PUT',
    headers: {
      [EVIDENCE_HEADERS.stationId]: station.stationId,
      [EVIDENCE_HEADERS.bytes]: String(sealed.length),
      [EVIDENCE_HEADERS.signature]: signClaim(suiteB, claim, station.keys.sign.privateKey),
      [EVIDENCE_HEADERS.offset]: '0',
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(sealed.subarray(0, sent)),
  });
  if (!answer.ok) throw new Error(`evidence: ${answer.status} ${await answer.text()}`);
  return sha256;
}
