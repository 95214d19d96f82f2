import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const Ready = z.object({ ready: z.literal(true), url: z.string(), databaseUrl: z.string().optional() });

export type ServerProcess = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly pid: number;
  readonly stdout: () => string;
  readonly log: () => string;
  /** Asks to stop; the exit code. */
  readonly terminate: () => Promise<number | null>;
  /** SIGKILL of the server's process; its database lives on. */
  readonly kill: () => Promise<void>;
  /** SIGKILL of the database's main process too. */
  readonly killWithDatabase: () => Promise<void>;
};

/** The server's program as a process of its own, with an embedded database in `dataFolder`. */
export async function startServerProcess(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src-server/index.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, EXAM_SERVER_DATA: dataFolder, EXAM_SERVER_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let log = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await new Promise<z.infer<typeof Ready>>((resolve, reject) => {
    child.stdout.on('data', () => {
      const line = stdout.split('\n')[0] ?? '';
      if (stdout.includes('\n')) resolve(Ready.parse(JSON.parse(line)));
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log}`)));
  });
  const end = async (signal: NodeJS.Signals) => {
    kill(child, signal);
    return exited;
  };
  return {
    url: ready.url,
    databaseUrl: ready.databaseUrl ?? '',
    pid: child.pid ?? 0,
    stdout: () => stdout,
    log: () => log,
    terminate: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
    killWithDatabase: async () => {
      const postmaster = Number(
        (await readFile(`${dataFolder}/postgres/postmaster.pid`, 'utf8')).split('\n')[0],
      );
      kill(child, 'SIGKILL');
      process.kill(postmaster, 'SIGKILL');
      await exited;
    },
  };
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
}
