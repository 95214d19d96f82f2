import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { UpdateProblem } from '../../src-shared/contracts/ipc/update-channels';
import type { ReleaseFacts } from '../../src-shared/domain/release/release-facts';
import type { Desk } from '../exam/desk';
import { fetchFor, pinIn } from '../sync/pinned-fetch';
import { takeUpdate } from './take-update';

const TIMEOUT_MS = 20 * 60_000;
/** A station's program is some 130 MB; what has no end fills no disk. */
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * Asks the centre for a newer program and takes it as one from a stick is taken: the same signature, the same freeze
 * before and during an exam. Not even the question is asked while an update may not be taken.
 */
export async function fetchUpdate(
  desk: Desk,
  folder: string,
): Promise<Result<{ readonly version: string }, UpdateProblem>> {
  const { identity } = desk.memory;
  const { facts } = await desk.program();
  if (identity === undefined) return err({ kind: 'unreachable' });
  const part = path.join(folder, 'fetched.part');
  let problem: UpdateProblem | undefined;
  const taken = await takeUpdate(desk, folder, async () => {
    const got =
      facts === undefined
        ? err({ kind: 'unreachable' } as const)
        : await download(identity.serverUrl, facts, part);
    if (got.ok) return part;
    problem = got.error;
    return undefined;
  });
  await rm(part, { force: true }).catch(() => undefined);
  return problem === undefined ? taken : err(problem);
}

async function download(
  serverUrl: string,
  { platform, version }: ReleaseFacts,
  part: string,
): Promise<Result<true, UpdateProblem>> {
  try {
    const address = new URL(`/sync/v1/updates/${platform}?have=${version}`, serverUrl).toString();
    const answer = await fetchFor(pinIn(serverUrl))(address, {
      // A redirect is never the centre's answer.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 204) return err({ kind: 'no-newer-update' });
    const bytes = Number(answer.headers.get('content-length') ?? 'none');
    if (answer.status !== 200 || answer.body === null || !(bytes <= MOST_BYTES)) {
      return err({ kind: 'not-understood' });
    }
    await mkdir(path.dirname(part), { recursive: true });
    await pipeline(
      Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(part),
    );
    return ok(true);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const isDisk = code === 'ENOSPC' || code === 'EACCES' || code === 'EROFS';
    return err(isDisk ? { kind: 'not-written', isDiskFull: code === 'ENOSPC' } : { kind: 'unreachable' });
  }
}
