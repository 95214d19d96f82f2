import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export type CentralServer = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
  /** For tests: what a power cut does. */
  readonly kill: () => Promise<void>;
};

const ReadyLine = z.object({ ready: z.literal(true), url: z.url(), databaseUrl: z.string() });

/**
 * Starts the central server as a process of its own, with its embedded PostgreSQL in `folder`, and resolves when it
 * says that it is ready. Its log goes to `folder/server.log`.
 * @throws when it ends before it is ready
 */
export async function startCentralServer(input: {
  readonly folder: string;
  readonly adminToken: string;
  readonly port?: number;
}): Promise<CentralServer> {
  await mkdir(input.folder, { recursive: true, mode: 0o700 });
  const log = createWriteStream(path.join(input.folder, 'server.log'), { flags: 'a', mode: 0o600 });
  const child = spawn(process.execPath, ['--import', 'tsx', 'src-server/index.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      EXAM_SERVER_DATA: input.folder,
      EXAM_CENTRE_KEYS: path.join(input.folder, 'centre-keys.json'),
      EXAM_SERVER_ADMIN_TOKEN: input.adminToken,
      EXAM_SERVER_DEMONSTRATION: '1',
      EXAM_SERVER_PORT: String(input.port ?? 0),
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stderr.pipe(log, { end: false });
  const ready = await new Promise<z.infer<typeof ReadyLine>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.write(`${line}\n`);
      const parsed = ReadyLine.safeParse(jsonOf(line));
      if (parsed.success) resolve(parsed.data);
    });
    void ended.then(() =>
      reject(
        new Error(
          `中心服务器未能启动。 The central server did not start: ${path.join(input.folder, 'server.log')}`,
        ),
      ),
    );
  });
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    child.kill(signal);
    await ended;
    log.end();
  };
  return { url: ready.url, databaseUrl: ready.databaseUrl, stop: end('SIGTERM'), kill: end('SIGKILL') };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
