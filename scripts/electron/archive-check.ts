import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { SupplyProblem } from './found-electron';

export type ExpectedArchive = { readonly bytes: number; readonly sha512: string };

/** Compares a downloaded file with what is expected of it; a short file is named as such. */
export async function checkArchive(
  file: string,
  expected: ExpectedArchive,
): Promise<Result<void, SupplyProblem>> {
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) return err({ kind: 'failed', detail: 'the downloaded archive is not there' });
  if (size !== expected.bytes) {
    const detail = `the archive has ${size} bytes instead of ${expected.bytes}`;
    return err({ kind: 'integrity-mismatch', detail });
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex') === expected.sha512
    ? ok(undefined)
    : err({ kind: 'integrity-mismatch', detail: 'the archive has another SHA-512 than expected' });
}
