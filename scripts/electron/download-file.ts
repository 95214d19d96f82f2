import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { SupplyProblem } from './found-electron';
import type { Progress } from './progress';

export type DownloadLimits = {
  /** Until the answer's first line: a machine without internet must not keep a person waiting. */
  readonly answerMs: number;
  /** Between two pieces of the body: a line that died silently. A slow line is waited for. */
  readonly stallMs: number;
};

export const DOWNLOAD_LIMITS: DownloadLimits = { answerMs: 8_000, stallMs: 30_000 };

/** Streams an address to a file. Anything but a complete 2xx answer is a problem, in one short line. */
export async function downloadFile(
  url: string,
  target: string,
  progress: Progress,
  limits: DownloadLimits = DOWNLOAD_LIMITS,
): Promise<Result<void, SupplyProblem>> {
  const abort = new AbortController();
  const giveUp = () => abort.abort(new Error('no answer in time'));
  let timer = setTimeout(giveUp, limits.answerMs);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || !response.body) {
      return err({ kind: 'unreachable', detail: `${new URL(url).host} answered ${response.status}` });
    }
    progress.begin('下载 Electron / downloading', Number(response.headers.get('content-length') ?? 0));
    let done = 0;
    await mkdir(path.dirname(target), { recursive: true });
    await pipeline(
      response.body,
      async function* (pieces: AsyncIterable<Uint8Array>) {
        for await (const piece of pieces) {
          clearTimeout(timer);
          timer = setTimeout(giveUp, limits.stallMs);
          done += piece.length;
          progress.advance(done);
          yield piece;
        }
      },
      createWriteStream(target),
    );
    progress.end();
    return ok(undefined);
  } catch (error) {
    progress.end();
    return err({ kind: 'unreachable', detail: `${new URL(url).host}: ${reasonOf(error)}` });
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // fetch wraps the interesting part ("getaddrinfo ENOTFOUND …") in a bare "fetch failed".
  return error.cause instanceof Error ? error.cause.message : error.message;
}
