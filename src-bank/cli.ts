import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { newPassphrase } from '../src-crypto/passphrase';
import { suiteB } from '../src-crypto/suite-b';
import { checkCommand } from './check/check-command';
import type { CommandOutcome } from './command-outcome';
import { type SealFiles, sealCommand } from './seal/seal-command';

const PASSPHRASE_VARIABLE = 'EXAM_PACKAGE_PASSPHRASE';

const USAGE = `用法 Usage:
  check <题库文件夹 bank folder>
  seal --content <json> --photos <folder> --stations <json> --centre-keys <file> --out <file>
       口令取自环境变量 ${PASSPHRASE_VARIABLE} 或标准输入；命令行参数会被他人看到，故不接受。
       The passphrase comes from ${PASSPHRASE_VARIABLE} or standard input; arguments are visible to others.
  passphrase
       生成一个新口令 makes a new passphrase`;

const outcome = await run(process.argv.slice(2));
(outcome.exitCode === 2 ? process.stderr : process.stdout).write(`${outcome.text}\n`);
process.exitCode = outcome.exitCode;

async function run([command, ...args]: readonly string[]): Promise<CommandOutcome> {
  const [folder] = args;
  if (command === 'check' && folder !== undefined && args.length === 1) return checkCommand([folder]);
  if (command === 'passphrase' && args.length === 0) return { exitCode: 0, text: newPassphrase(suiteB) };
  const files = command === 'seal' ? sealFilesOf(args) : undefined;
  if (files === undefined) return { exitCode: 2, text: USAGE };
  const passphrase = process.env[PASSPHRASE_VARIABLE] ?? (await passphraseFromStdin());
  return sealCommand(files, { suite: suiteB, passphrase, nowMs: Date.now() });
}

/** A line's end belongs to the terminal or to `echo`, not to the passphrase; normalising drops it. */
async function passphraseFromStdin(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('口令，以 Ctrl+D 结束 passphrase, ended by Ctrl+D: ');
  return text(process.stdin);
}

function sealFilesOf(args: readonly string[]): SealFiles | undefined {
  const option = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { content: option, photos: option, stations: option, 'centre-keys': option, out: option },
      strict: true,
    });
    const { content, photos, stations, out } = values;
    const centreKeys = values['centre-keys'];
    if (content === undefined || photos === undefined || stations === undefined) return undefined;
    if (centreKeys === undefined || out === undefined) return undefined;
    return { content, photos, stations, centreKeys, out };
  } catch {
    return undefined;
  }
}
