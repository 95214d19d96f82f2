import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { SessionId, StationId } from '../../src-shared/basics/ids';
import { listLive } from '../live/list-live';
import { acknowledgeAlarm } from '../registry/alarms';
import { revokeStation } from '../registry/stations';
import { runRetention } from '../retention/run-retention';
import { listReviews, reviewResult } from '../review/review-result';
import { requireAdmin } from './admin-guard';
import { readBody } from './read-message';
import { malformed, refuse } from './refuse';
import type { ServerContext } from './server-context';

const person = z.string().trim().min(1).max(64);
export const LiveQuery = z.object({ sessionId: SessionId.optional() });
export const AlarmSeen = z
  .object({ kind: z.string().max(40), subject: z.string().max(200), by: person, note: z.string().max(500) })
  .strict();
export const ReviewRequest = z.object({ requestedBy: person }).strict();

/** The office's day: who is alive, reviews, alarms, a stolen machine, what is due for deletion. */
export async function officeRoutes(app: FastifyInstance, context: ServerContext): Promise<void> {
  const { database, importing, now } = context;
  requireAdmin(app, context.adminToken);

  app.get('/live', async (request, reply) => {
    const query = readBody(LiveQuery, request.query);
    if (!query.ok) return refuse(reply, query.error);
    return { nowMs: now(), stations: await listLive(database, now(), query.value.sessionId) };
  });

  app.post<{ Params: { attemptId: string } }>('/results/:attemptId/reviews', async (request, reply) => {
    const body = readBody(ReviewRequest, request.body);
    if (!body.ok) return refuse(reply, body.error);
    const { attemptId } = request.params;
    const review = await reviewResult(importing, { attemptId, ...body.value, requestedAtMs: now() });
    if (!review.ok) return refuse(reply, malformed(review.error), 404);
    const { isConfirmed } = review.value;
    request.log.info({ event: 'result-reviewed', attemptId, isConfirmed });
    return reply.code(201).send(review.value);
  });

  app.get<{ Params: { attemptId: string } }>('/results/:attemptId/reviews', async (request) => ({
    reviews: await listReviews(importing, request.params.attemptId),
  }));

  app.post('/alarms/acknowledgements', async (request, reply) => {
    const body = readBody(AlarmSeen, request.body);
    if (!body.ok) return refuse(reply, body.error);
    const isThere = await acknowledgeAlarm(database, body.value, now());
    return isThere ? { isAcknowledged: true } : refuse(reply, malformed('unknown-alarm'), 404);
  });

  app.post<{ Params: { stationId: string } }>('/stations/:stationId/revocation', async (request, reply) => {
    const stationId = StationId.safeParse(request.params.stationId);
    const revokedAtMs = stationId.success ? await revokeStation(database, stationId.data, now()) : undefined;
    if (revokedAtMs === undefined) return refuse(reply, { refusal: 'unknown-station' });
    request.log.warn({ event: 'station-revoked', stationId: stationId.data });
    return { stationId: stationId.data, revokedAtMs };
  });

  app.post('/retention', async (request, reply) => {
    const deleted = await runRetention(database, now());
    // Another process is at it.
    if (deleted === undefined) return refuse(reply, { refusal: 'try-later', retryAfterSeconds: 10 });
    request.log.info({ event: 'retention', ...deleted });
    return { deleted };
  });
}
