import type { FastifyInstance } from 'fastify';
import { unpackBatch } from '../../src-crypto/batch-wire';
import { type ProvisionAnswer, ProvisionRequest } from '../../src-shared/contracts/sync/provision';
import {
  BATCH_MAX_BYTES,
  BATCH_MAX_WIRE_BYTES,
  PACKED_BATCH,
  ReceivedBatch,
  RecordBatch,
} from '../../src-shared/contracts/sync/records';
import { importBatch } from '../import/import-batch';
import { identityOf } from '../registry/centre';
import { provisionStation } from '../registry/provision-station';
import { readMessage } from './read-message';
import { malformed, refuse } from './refuse';
import type { ServerContext } from './server-context';

const PROVISION_MAX_BYTES = 16 * 1024;
const BATCH_LIMITS = { bodyLimit: BATCH_MAX_BYTES, config: { maxWireBytes: BATCH_MAX_WIRE_BYTES } };
/** Requests that wait for the database before more are sent away: they would only time out. */
const MAX_WAITING = 400;

/** What stations say to the centre, apart from downloads. */
export function syncRoutes(app: FastifyInstance, context: ServerContext): void {
  app.addHook('onRequest', async (request, reply) => {
    const { groups, stationKeys } = context.importing;
    const waiting = context.database.$client.waitingCount + groups.waitingCount + stationKeys.waitingCount;
    if (waiting > MAX_WAITING) {
      request.log.warn({ event: 'overloaded' });
      return refuse(reply, { refusal: 'try-later', retryAfterSeconds: 10 });
    }
  });

  app.addContentTypeParser(PACKED_BATCH, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.post('/sync/v1/provision', { bodyLimit: PROVISION_MAX_BYTES }, async (request, reply) => {
    const message = readMessage(ProvisionRequest, request.body);
    if (!message.ok) return refuse(reply, message.error);
    const station = await provisionStation(
      context.database,
      context.centre.suite.id,
      message.value,
      context.now(),
    );
    if (!station.ok) {
      request.log.warn({ event: 'provision-refused', reason: station.error });
      return refuse(
        reply,
        station.error === 'wrong-code' ? { refusal: 'wrong-code' } : malformed(station.error),
      );
    }
    request.log.info({ event: 'station-provisioned', stationId: station.value });
    const answer: ProvisionAnswer = {
      stationId: station.value,
      centre: identityOf(context.centre),
      serverTimeMs: context.now(),
    };
    return answer;
  });

  app.post('/sync/v1/records', BATCH_LIMITS, async (request, reply) => {
    const message = Buffer.isBuffer(request.body)
      ? readMessage(ReceivedBatch, unpackBatch(request.body))
      : readMessage(RecordBatch, request.body);
    if (!message.ok) return refuse(reply, message.error);
    const { stationId, epoch, records } = message.value;
    const ids = { stationId, epoch, firstSeq: records[0]?.seq, records: records.length };
    const receipt = await importBatch(context.importing, message.value);
    if (!receipt.ok) {
      request.log.warn({ event: 'batch-refused', ...ids, ...receipt.error });
      return refuse(reply, receipt.error);
    }
    const { receivedThrough, outcomes } = receipt.value.receipt;
    const aside = outcomes.filter((one) => one.outcome === 'quarantined').length;
    request.log.info({ event: 'batch-stored', ...ids, receivedThrough, quarantined: aside });
    return receipt.value;
  });
}
