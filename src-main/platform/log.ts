import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from './clock';

/** Ids, counts and outcomes only: never an answer, a key, a face, a name or a document number (ID-14). */
export type LogFields = { readonly [name: string]: string | number | boolean };
export type Log = (event: string, fields?: LogFields) => void;

export const LOG_MAX_BYTES = 5 * 1024 * 1024;

/** JSON lines in `station.log`; one older file is kept. A log that can't be written never disturbs an exam. */
export function fileLog(folder: string, clock: Clock): Log {
  const file = path.join(folder, 'station.log');
  let queue: Promise<unknown> = mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined);
  return (event, fields = {}) => {
    const line = `${JSON.stringify({ at: new Date(clock.now().wallMs).toISOString(), event, ...fields })}\n`;
    queue = queue
      .then(async () => {
        const size = await stat(file).then(
          (found) => found.size,
          () => 0,
        );
        if (size > LOG_MAX_BYTES) await rename(file, `${file}.1`);
        await appendFile(file, line, { mode: 0o600 });
      })
      .catch(() => undefined);
  };
}
