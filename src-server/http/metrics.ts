import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { bearsToken } from './admin-guard';
import { refuse } from './refuse';
import type { ServerContext } from './server-context';

/**
 * Prometheus text at /metrics: counts and times by route, never by station or person. For the bearer of the metrics
 * token; without one in the configuration, for this machine alone.
 */
export function addMetrics(app: FastifyInstance, { database, metricsToken }: ServerContext): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({
    name: 'exam_http_requests_total',
    help: 'Answered requests',
    labelNames,
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'exam_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers: [registry],
  });
  gauge(registry, 'exam_database_connections', 'Open connections', () => database.$client.totalCount);
  gauge(registry, 'exam_database_waiting', 'Requests waiting for one', () => database.$client.waitingCount);
  gauge(registry, 'exam_records_due', 'Stored records that nobody has looked at', () =>
    count('SELECT coalesce(sum(through_seq - seq + 1), 0) AS count FROM projection_due'),
  );
  gauge(registry, 'exam_alarms_open', 'Alarms that nobody has acknowledged', () =>
    count('SELECT count(*) FROM alarms WHERE acknowledged_at_ms IS NULL'),
  );
  gauge(registry, 'exam_records_quarantined', 'Records set aside', () =>
    count('SELECT count(*) FROM quarantine'),
  );

  async function count(statement: string): Promise<number> {
    const counted = await database.$client.query<{ count: string }>(statement);
    return Number(counted.rows[0]?.count ?? 0);
  }

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    requests.inc({ method: request.method, route, status: String(reply.statusCode) });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });
  app.get('/metrics', async (request, reply) => {
    const { authorization } = request.headers;
    const isAllowed =
      metricsToken === undefined ? isFromHere(request) : bearsToken(authorization, metricsToken);
    if (!isAllowed) return refuse(reply.header('www-authenticate', 'Bearer'), { refusal: 'not-authentic' });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** A proxy on this machine speaks for somebody else, and says so. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}
