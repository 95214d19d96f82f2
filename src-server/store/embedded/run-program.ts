import { spawn } from 'node:child_process';

/** The user that a PostgreSQL program runs as; undefined: the one that runs this process. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined;

export type ProgramEnd = { readonly code: number | null; readonly output: string };

/**
 * Runs a program to its end and keeps what it said. It waits for the program itself and not for its pipes to close,
 * because `pg_ctl start` leaves a child behind that may hold them open.
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly runAs: RunAs },
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      // Messages in English whatever the machine's language: they go to logs, and UTF-8 would not fit every locale.
      env: { ...process.env, LC_ALL: 'C', PGDATA: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...options.runAs,
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      if (output.length < 8000) output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: null, output: String(error) }));
    child.on('exit', (code) => {
      // One turn of the loop lets what is already in the pipes arrive.
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code, output: output.trim() });
      });
    });
  });
}
