import { and, asc, eq } from 'drizzle-orm';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Database } from '../store/database';
import { packageChunks, packageStations, packages } from '../store/package-schema';
import type { Centre } from './centre';
import type { ChunkCache } from './chunk-cache';
import { type HeaderProblem, readPackageHeader } from './package-header';

/** Rows of this size are read one at a time, so that a download needs little memory and holds no connection. */
const CHUNK_BYTES = 256 * 1024;

export type StoreProblem = HeaderProblem | 'other-package-id' | 'already-stored-differently';

export type StoredPackage = typeof packages.$inferSelect;

/** Keeps a sealed package for its stations. The same file again changes nothing; another file under its id is refused. */
export async function storePackage(
  database: Database,
  centre: Centre,
  packageId: string,
  file: Uint8Array,
  nowMs: number,
): Promise<Result<StoredPackage, StoreProblem>> {
  const header = readPackageHeader(centre, file);
  if (!header.ok) return header;
  const manifest = header.value;
  if (manifest.packageId !== packageId) return err('other-package-id');
  const sha256 = toHex(centre.suite.sha256(file));

  return database.transaction(async (tx) => {
    const [stored] = await tx
      .insert(packages)
      .values({
        packageId,
        sessionId: manifest.sessionId,
        sessionDate: manifest.sessionDate,
        bytes: file.length,
        chunkBytes: CHUNK_BYTES,
        sha256,
        storedAtMs: nowMs,
      })
      .onConflictDoNothing()
      .returning();
    if (stored === undefined) {
      const [earlier] = await tx.select().from(packages).where(eq(packages.packageId, packageId));
      return earlier?.sha256 === sha256 ? ok(earlier) : err('already-stored-differently');
    }
    for (let at = 0, position = 0; at < file.length; at += CHUNK_BYTES, position++) {
      const data = Buffer.from(file.subarray(at, at + CHUNK_BYTES));
      await tx.insert(packageChunks).values({ packageId, position, data });
    }
    const stationIds = [...new Set(manifest.slots.map((slot) => slot.stationId))];
    await tx.insert(packageStations).values(stationIds.map((stationId) => ({ packageId, stationId })));
    return ok(stored);
  });
}

export async function findPackage(database: Database, packageId: string): Promise<StoredPackage | undefined> {
  const [found] = await database.select().from(packages).where(eq(packages.packageId, packageId));
  return found;
}

/** Packages with a slot for a station, the earliest session first. */
export async function packagesOf(database: Database, stationId: string): Promise<readonly StoredPackage[]> {
  const rows = await database
    .select({ found: packages })
    .from(packages)
    .innerJoin(packageStations, eq(packageStations.packageId, packages.packageId))
    .where(eq(packageStations.stationId, stationId))
    .orderBy(asc(packages.sessionDate), asc(packages.packageId));
  return rows.map((row) => row.found);
}

/** Bytes `from` to `to` (both included) of a package, one stored chunk after another. */
export async function* packageBytes(
  database: Database,
  cache: ChunkCache,
  { packageId, chunkBytes }: StoredPackage,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (let position = Math.floor(from / chunkBytes); position * chunkBytes <= to; position++) {
    const chunk = await cache.read(`${packageId}|${position}`, () =>
      readChunk(database, packageId, position),
    );
    const start = position * chunkBytes;
    yield chunk.subarray(Math.max(0, from - start), Math.min(chunk.length, to - start + 1));
  }
}

async function readChunk(database: Database, packageId: string, position: number): Promise<Buffer> {
  const [chunk] = await database
    .select({ data: packageChunks.data })
    .from(packageChunks)
    .where(and(eq(packageChunks.packageId, packageId), eq(packageChunks.position, position)));
  if (chunk === undefined) throw new Error(`package ${packageId} lacks its chunk ${position}`);
  return chunk.data;
}
