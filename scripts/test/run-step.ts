import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const find = createRequire(import.meta.url);

/** Runs a command with its output shown as it comes; null when it did not start or was killed. */
export async function runStep(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number | null> {
  return await new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(null);
    });
    child.once('close', (status) => resolve(status));
  });
}

/** `npm run <script>` by the npm that is already running, where there is one. */
export async function runScript(script: string, env: NodeJS.ProcessEnv): Promise<number | null> {
  const cli = env.npm_execpath;
  return cli?.endsWith('.js')
    ? await runStep(process.execPath, [cli, 'run', script], env)
    : await runStep('npm', ['run', script], env);
}

/** A program out of an installed package, started by this very Node. */
export async function runPackage(
  name: string,
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number | null> {
  const program = path.join(path.dirname(find.resolve(`${name}/package.json`)), file);
  return await runStep(process.execPath, [program, ...args], env);
}

/** A report of an earlier run must never be taken for one of this run. */
export async function withFreshReport(
  file: string,
  run: () => Promise<number | null>,
): Promise<{ readonly status: number | null; readonly report: unknown }> {
  await rm(file, { force: true });
  const status = await run();
  const report: unknown = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  return { status, report };
}
