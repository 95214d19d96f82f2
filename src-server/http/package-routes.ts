import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { LocalDate, PackageId, SessionId, Sha256Hex, StationId } from '../../src-shared/basics/ids';
import type { PackageListing } from '../../src-shared/contracts/sync/packages';
import { ChunkCache } from '../registry/chunk-cache';
import { findPackage, packageBytes, packagesOf, type StoredPackage } from '../registry/packages';
import { isStation } from '../registry/stations';
import type { Database } from '../store/database';
import { namesTag, parseByteRange } from './byte-range';
import { malformed, refuse } from './refuse';
import type { ServerContext } from './server-context';

/** Lists and hands out sealed packages. Without a secret: what is sealed may be fetched by anybody. */
export function packageRoutes(app: FastifyInstance, { database, now }: ServerContext): void {
  const source = { database, cache: new ChunkCache() };
  app.get<{ Params: { stationId: string } }>(
    '/sync/v1/stations/:stationId/packages',
    async (request, reply) => {
      const stationId = StationId.safeParse(request.params.stationId);
      if (!stationId.success || !(await isStation(database, stationId.data))) {
        return refuse(reply, { refusal: 'unknown-station' });
      }
      const stored = await packagesOf(database, stationId.data);
      const listing: PackageListing = { packages: stored.map(listed), serverTimeMs: now() };
      return listing;
    },
  );

  app.get<{ Params: { packageId: string } }>('/sync/v1/packages/:packageId', async (request, reply) => {
    const packageId = PackageId.safeParse(request.params.packageId);
    const found = packageId.success ? await findPackage(database, packageId.data) : undefined;
    if (found === undefined) return refuse(reply, { refusal: 'unknown-package' });
    const tag = `"${found.sha256}"`;
    reply.header('etag', tag).header('accept-ranges', 'bytes').header('cache-control', 'no-cache');
    if (namesTag(request.headers['if-none-match'], tag)) return reply.code(304).send();

    // A part of the file as it was then is no use when the file is another one now.
    const condition = request.headers['if-range'];
    const isSame = condition === undefined || condition === tag;
    const range = parseByteRange(isSame ? request.headers.range : undefined, found.bytes);
    if (range.kind === 'unsatisfiable') {
      reply.header('content-range', `bytes */${found.bytes}`);
      return refuse(reply, malformed('the range lies behind the end of the file'), 416);
    }
    if (range.kind === 'whole') return sendBytes(reply, source, found, 0, found.bytes - 1);
    reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${found.bytes}`);
    return sendBytes(reply, source, found, range.from, range.to);
  });
}

function sendBytes(
  reply: FastifyReply,
  { database, cache }: { readonly database: Database; readonly cache: ChunkCache },
  found: StoredPackage,
  from: number,
  to: number,
): FastifyReply {
  return reply
    .type('application/octet-stream')
    .header('content-length', to - from + 1)
    .send(Readable.from(packageBytes(database, cache, found, from, to), { objectMode: false }));
}

function listed(stored: StoredPackage): PackageListing['packages'][number] {
  return {
    packageId: PackageId.parse(stored.packageId),
    sessionId: SessionId.parse(stored.sessionId),
    sessionDate: LocalDate.parse(stored.sessionDate),
    bytes: stored.bytes,
    sha256: Sha256Hex.parse(stored.sha256),
  };
}
