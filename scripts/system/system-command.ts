import { spawn } from 'node:child_process';

export type CommandOutcome = {
  /** Null when the command could not be started or was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export type RunCommand = (
  command: string,
  args: readonly string[],
  extraEnv?: Readonly<Record<string, string>>,
) => Promise<CommandOutcome>;

/** Runs a command to its end and keeps what it wrote; a command that does not exist is an outcome too. */
export const runCommand: RunCommand = async (command, args, extraEnv = {}) => {
  return await new Promise((resolve) => {
    const child = spawn(command, args, {
      // The replies are parsed, so they must not come in the machine's own language.
      env: { ...process.env, LC_ALL: 'C', ...extraEnv },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', (error) => resolve({ status: null, stdout, stderr: error.message }));
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
};
