import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { compareVersions, isVersion } from '../../src-shared/domain/release/version-order';
import { malformed, refuse } from './refuse';

const NAME = /^exam-station-(\d+\.\d+\.\d+)-([a-z0-9]+-[a-z0-9]+)\.examupdate$/;

type Asked = { Params: { platform: string }; Querystring: { have?: string } };

/**
 * Hands out the newest update that an administrator has put into the folder, or 204 when there is none that is newer
 * than what a station has. Without a secret: stations take only what the release key signed, and look themselves.
 */
export function updateRoutes(app: FastifyInstance, folder: string | undefined): void {
  app.get<Asked>('/sync/v1/updates/:platform', async (request, reply) => {
    const { have } = request.query;
    if (have === undefined || !isVersion(have)) return refuse(reply, malformed('have: a version'));
    const newest = folder === undefined ? undefined : await newestIn(folder, request.params.platform);
    reply.header('cache-control', 'no-cache');
    if (newest === undefined || compareVersions(newest.version, have) <= 0) return reply.code(204).send();
    return reply
      .type('application/octet-stream')
      .header('content-length', (await stat(newest.file)).size)
      .send(createReadStream(newest.file));
  });
}

type Found = { readonly version: string; readonly file: string };

async function newestIn(folder: string, platform: string): Promise<Found | undefined> {
  const names = await readdir(folder).catch(() => []);
  let newest: Found | undefined;
  for (const name of names) {
    const [, version = '', of] = NAME.exec(name) ?? [];
    if (of !== platform || !isVersion(version)) continue;
    if (newest === undefined || compareVersions(version, newest.version) > 0) {
      newest = { version, file: path.join(folder, name) };
    }
  }
  return newest;
}
