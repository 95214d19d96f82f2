import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type ToolOutcome = { readonly exitCode: number; readonly text: string };

const TOOL = fileURLToPath(new URL('../../src-bank/cli.ts', import.meta.url));
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
/** A bank of a thousand items is checked and sealed in seconds; whatever takes longer has gone wrong. */
const PATIENCE_MS = 180_000;
const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;

/**
 * Runs the bank tool as a process of its own: what it reads came from many hands, and a broken archive or a hostile
 * spreadsheet must not take the centre with it. Secrets go in on standard input. The tool inherits no secret of the
 * server's environment.
 */
export function runBankTool(args: readonly string[], input = ''): Promise<ToolOutcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', LOADER, TOOL, ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH ?? '' },
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const parts: Buffer[] = [];
    let length = 0;
    child.stdout.on('data', (part: Buffer) => {
      length += part.length;
      if (length > OUTPUT_MAX_BYTES) child.kill('SIGKILL');
      else parts.push(part);
    });
    const end = (exitCode: number): void => {
      clearTimeout(timer);
      resolve({ exitCode, text: Buffer.concat(parts).toString('utf8').trim() });
    };
    child.once('error', () => end(-1));
    child.once('close', (code) => end(code ?? -1));
    // A tool that has ended reads nothing any more.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
