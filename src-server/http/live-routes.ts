import type { FastifyInstance, FastifyRequest } from 'fastify';
import { verifyClaim } from '../../src-crypto/station-words';
import { err, ok, type Result } from '../../src-shared/basics/result';
import {
  EVIDENCE_CHUNK_MAX_BYTES,
  EVIDENCE_HEADERS,
  type EvidenceAnswer,
  EvidenceClaim,
} from '../../src-shared/contracts/sync/evidence';
import { Heartbeat } from '../../src-shared/contracts/sync/heartbeat';
import { PackageKeyRequest } from '../../src-shared/contracts/sync/package-key';
import type { Refusal } from '../../src-shared/contracts/sync/refusal';
import { evidenceOffset, putEvidence } from '../evidence/store-evidence';
import { takeHeartbeat } from '../live/take-heartbeat';
import { releasePackageKey } from '../registry/release-package-key';
import { isRevoked } from '../registry/stations';
import { readMessage } from './read-message';
import { malformed, refuse } from './refuse';
import type { ServerContext } from './server-context';

const HEARTBEAT_MAX_BYTES = 8 * 1024;
/** Three seconds of a province; more would only time out. */
const MAX_WAITING = 2000;

type OfEvidence = { Params: { sha256: string } };

/** How stations are, the passphrases that they are given at their time, and the pictures that follow their records. */
export function liveRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database, centre, importing, beats, now } = context;
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );

  app.post('/sync/v1/heartbeats', { bodyLimit: HEARTBEAT_MAX_BYTES }, async (request, reply) => {
    if (beats.waitingCount + importing.stationKeys.waitingCount > MAX_WAITING) {
      request.log.warn({ event: 'overloaded' });
      return refuse(reply, { refusal: 'try-later', retryAfterSeconds: 10 });
    }
    const message = readMessage(Heartbeat, request.body);
    if (!message.ok) return refuse(reply, message.error);
    const answer = await takeHeartbeat({ ...importing, beats }, message.value);
    return answer.ok ? answer.value : refuse(reply, answer.error);
  });

  app.post('/sync/v1/package-keys', { bodyLimit: HEARTBEAT_MAX_BYTES }, async (request, reply) => {
    const message = readMessage(PackageKeyRequest, request.body);
    if (!message.ok) return refuse(reply, message.error);
    const { packageId, stationId } = message.value.ask;
    const answer = await releasePackageKey(importing, message.value);
    const outcome = answer.ok ? 'released' : answer.error.refusal;
    request.log.info({ event: 'package-key-asked', packageId, stationId, outcome });
    return answer.ok
      ? reply.header('cache-control', 'no-store').send(answer.value)
      : refuse(reply, answer.error);
  });

  app.head<OfEvidence>('/sync/v1/evidence/:sha256', async (request, reply) => {
    const claim = await claimOf(request, context);
    if (!claim.ok) return refuse(reply, claim.error);
    const place = await evidenceOffset(database, claim.value);
    return reply.header(EVIDENCE_HEADERS.offset, place.offset).header('cache-control', 'no-store').send();
  });

  app.put<OfEvidence>(
    '/sync/v1/evidence/:sha256',
    { bodyLimit: EVIDENCE_CHUNK_MAX_BYTES },
    async (request, reply) => {
      const claim = await claimOf(request, context);
      if (!claim.ok) return refuse(reply, claim.error);
      const offset = Number(request.headers[EVIDENCE_HEADERS.offset] ?? 'none');
      if (!Number.isSafeInteger(offset) || offset < 0 || !Buffer.isBuffer(request.body))
        return refuse(reply, malformed('no offset or no bytes'));
      const put = await putEvidence({ database, centre }, claim.value, offset, request.body, now());
      if (!put.ok) return refuse(reply, put.error);
      const { isTaken, ...answer } = put.value satisfies EvidenceAnswer;
      reply.header(EVIDENCE_HEADERS.offset, answer.offset);
      return reply.code(isTaken ? (answer.isWhole ? 200 : 202) : 409).send(answer);
    },
  );
}

/** A claim in the headers that the station signed and that was not revoked since. */
async function claimOf(
  request: FastifyRequest<OfEvidence>,
  { importing, database }: ServerContext,
): Promise<Result<EvidenceClaim, Refusal>> {
  const parsed = EvidenceClaim.safeParse({
    stationId: request.headers[EVIDENCE_HEADERS.stationId],
    bytes: request.headers[EVIDENCE_HEADERS.bytes],
    signature: request.headers[EVIDENCE_HEADERS.signature],
    sha256: request.params.sha256,
  });
  if (!parsed.success) return err(malformed('not a claim to evidence'));
  const key = await importing.stationKeys.find(parsed.data.stationId);
  if (key === undefined) return err({ refusal: 'unknown-station' });
  const isGood = verifyClaim(key.suite, parsed.data, key.signPublicKey);
  if (!isGood || (await isRevoked(database, parsed.data.stationId))) return err({ refusal: 'not-authentic' });
  return ok(parsed.data);
}
