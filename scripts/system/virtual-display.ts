import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';

export type VirtualDisplay = {
  /** For the DISPLAY variable, such as `:99`. */
  readonly display: string;
  stop(): Promise<void>;
};

export type VirtualDisplayOptions = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** The X server to start; another one only in tests. */
  readonly command?: string;
};

/**
 * Starts an X server without a screen on a display number that is free. The server itself picks the number
 * and reports it once it accepts connections, so nothing is guessed and nothing waits for a fixed time.
 * @throws when the server cannot be started
 */
export async function startVirtualDisplay(options: VirtualDisplayOptions): Promise<VirtualDisplay> {
  const { width, height, command = 'Xvfb' } = options;
  const server = spawn(
    command,
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  // A test run that ends early must not leave servers behind.
  const killAtExit = () => server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const ended = new Promise<string>((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.once('exit', (status, signal) => resolve(`${command} ended (${signal ?? status})`));
  });
  let complaint = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-1000);
  });
  const number = await Promise.race([firstLine(server.stdio[3]), ended.then(() => undefined)]);
  if (number === undefined) {
    process.removeListener('exit', killAtExit);
    throw new Error(`no virtual display: ${await ended} ${complaint}`.trim());
  }
  return {
    display: `:${number}`,
    async stop() {
      process.removeListener('exit', killAtExit);
      if (server.exitCode !== null || server.signalCode !== null) return;
      const exit = once(server, 'exit');
      server.kill('SIGTERM');
      await exit;
    },
  };
}

/** Resolves with the first whole line; never resolves when the stream ends before it. */
function firstLine(stream: unknown): Promise<string> {
  if (!(stream instanceof Readable)) throw new Error('the server was started without its reporting pipe');
  return new Promise((resolve) => {
    let text = '';
    stream.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end).trim());
    });
  });
}
