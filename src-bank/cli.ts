import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { newPassphrase } from '../src-crypto/passphrase';
import { suiteB } from '../src-crypto/suite-b';
import { checkCommand } from './check/check-command';
import type { CommandOutcome } from './command-outcome';
import { CONVERT_FROM, convertCommand } from './convert/convert-command';
import { packageCommand } from './package/package-command';
import { rebuildCommand } from './rebuild/rebuild-command';
import { rosterCommand } from './roster/roster-command';
import { type SealFiles, sealCommand } from './seal/seal-command';
import { templateCommand } from './sheet/template-command';

const PASSPHRASE_VARIABLE = 'EXAM_PACKAGE_PASSPHRASE';

const USAGE = `用法 Usage:
  check <题库文件夹 bank folder>… [--report <html>]
       检查一个或多个文件夹；有 blueprint.json 的是岗位题库，没有的是公共题库
       checks folders as one bank; those with a blueprint.json are a post's, the others are pools
  convert --from xlsx|csv|qti|moodle|gift|bank <文件 file> --to qti3|json --out <file|folder>
          [--settings <import.json>] [--blueprint <json>]…
  template --out <folder>
       写出命题用的表格 writes the spreadsheet that authors fill in
  rebuild --bank <folder>… --post <岗位编码 code> --seed <hex> [--bank-version <text>] [--paper-hash <hex>]
       由题库、蓝图与种子重做一份试卷 makes a candidate's paper again
  seal --content <json> --photos <folder> [--pictures <folder>]… --stations <json> --centre-keys <file> --out <file>
       [--shares <folder>]
       口令取自环境变量 ${PASSPHRASE_VARIABLE} 或标准输入；命令行参数会被他人看到，故不接受。
       The passphrase comes from ${PASSPHRASE_VARIABLE} or standard input; arguments are visible to others.
       --shares 把口令分成三份写入该文件夹，任意两份可以开启 writes three shares, any two of which open the package
  roster --roster <csv|xlsx|zip> [--photos <zip>] --out <folder>
       核对考生名单与照片，结果为 JSON checks a list of candidates and their photographs
  package --order <json> --bank <folder>… --photos <folder> --centre-keys <file> --out <folder>
       口令以 JSON 由标准输入给出 the secrets come as JSON on standard input
  passphrase
       生成一个新口令 makes a new passphrase`;

const OPTION = { type: 'string' } as const;
const LIST = { type: 'string', multiple: true } as const;

const outcome = await run(process.argv.slice(2));
(outcome.exitCode === 2 ? process.stderr : process.stdout).write(`${outcome.text}\n`);
process.exitCode = outcome.exitCode;

async function run([command, ...args]: readonly string[]): Promise<CommandOutcome> {
  const misused: CommandOutcome = { exitCode: 2, text: USAGE };
  switch (command) {
    case 'check':
      return (await check(args)) ?? misused;
    case 'convert':
      return (await convert(args)) ?? misused;
    case 'template':
      return (await template(args)) ?? misused;
    case 'rebuild':
      return (await rebuild(args)) ?? misused;
    case 'seal':
      return (await seal(args)) ?? misused;
    case 'roster':
      return (await roster(args)) ?? misused;
    case 'package':
      return (await sessionPackage(args)) ?? misused;
    case 'passphrase':
      return args.length === 0 ? { exitCode: 0, text: newPassphrase(suiteB) } : misused;
    default:
      return misused;
  }
}

/** Undefined, here and below, when the command was called wrongly. */
async function check(args: readonly string[]): Promise<CommandOutcome | undefined> {
  const parsed = parsedArgs(() =>
    parseArgs({ args: [...args], options: { report: OPTION }, allowPositionals: true }),
  );
  if (parsed === undefined || parsed.positionals.length === 0) return undefined;
  const { report } = parsed.values;
  return checkCommand(parsed.positionals, { nowMs: Date.now(), ...(report === undefined ? {} : { report }) });
}

async function convert(args: readonly string[]): Promise<CommandOutcome | undefined> {
  const options = { from: OPTION, to: OPTION, out: OPTION, settings: OPTION, blueprint: LIST };
  const parsed = parsedArgs(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  const [input, ...others] = parsed?.positionals ?? [];
  if (parsed === undefined || input === undefined || others.length > 0) return undefined;
  const { from = '', to, out, settings, blueprint = [] } = parsed.values;
  const format = Object.hasOwn(CONVERT_FROM, from) ? CONVERT_FROM[from] : undefined;
  if (format === undefined || out === undefined || (to !== 'qti3' && to !== 'json')) return undefined;
  return convertCommand({
    from: format,
    input,
    to,
    out,
    blueprints: blueprint,
    ...(settings === undefined ? {} : { settings }),
  });
}

async function template(args: readonly string[]): Promise<CommandOutcome | undefined> {
  const out = parsedArgs(() => parseArgs({ args: [...args], options: { out: OPTION } }))?.values.out;
  return out === undefined ? undefined : templateCommand(out);
}

async function rebuild(args: readonly string[]): Promise<CommandOutcome | undefined> {
  const options = { bank: LIST, post: OPTION, seed: OPTION, 'bank-version': OPTION, 'paper-hash': OPTION };
  const parsed = parsedArgs(() => parseArgs({ args: [...args], options, allowPositionals: true }));
  if (parsed === undefined) return undefined;
  const { bank = [], post, seed } = parsed.values;
  // `--bank a b c`: what follows the first folder without an option before it is a folder, too.
  const folders = [...bank, ...parsed.positionals];
  if (bank.length === 0 || post === undefined || seed === undefined) return undefined;
  const bankVersion = parsed.values['bank-version'];
  const paperHash = parsed.values['paper-hash'];
  return rebuildCommand({
    folders,
    post,
    seed,
    ...(bankVersion === undefined ? {} : { bankVersion }),
    ...(paperHash === undefined ? {} : { paperHash }),
  });
}

async function seal(args: readonly string[]): Promise<CommandOutcome | undefined> {
  const files = sealFilesOf(args);
  if (files === undefined) return undefined;
  const passphrase = process.env[PASSPHRASE_VARIABLE] ?? (await passphraseFromStdin());
  return sealCommand(files, { suite: suiteB, passphrase, nowMs: Date.now() });
}

async function roster(args: readonly string[]): Promise<CommandOutcome | undefined> {
  const options = { roster: OPTION, photos: OPTION, out: OPTION };
  const given = parsedArgs(() => parseArgs({ args: [...args], options }))?.values;
  if (given?.roster === undefined || given.out === undefined) return undefined;
  const { roster: file, photos, out } = given;
  return rosterCommand({ roster: file, out, ...(photos === undefined ? {} : { photos }) }, Date.now());
}

async function sessionPackage(args: readonly string[]): Promise<CommandOutcome | undefined> {
  const one = { order: OPTION, photos: OPTION, 'centre-keys': OPTION, out: OPTION };
  const given = parsedArgs(() => parseArgs({ args: [...args], options: { ...one, bank: LIST } }))?.values;
  const { order, bank: banks = [], photos, out } = given ?? {};
  const centreKeys = given?.['centre-keys'];
  if (order === undefined || photos === undefined || out === undefined) return undefined;
  if (centreKeys === undefined || banks.length === 0) return undefined;
  return packageCommand({ order, banks, photos, centreKeys, out }, await text(process.stdin), suiteB);
}

/** A line's end belongs to the terminal or to `echo`, not to the passphrase; normalising drops it. */
async function passphraseFromStdin(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('口令，以 Ctrl+D 结束 passphrase, ended by Ctrl+D: ');
  return text(process.stdin);
}

function sealFilesOf(args: readonly string[]): SealFiles | undefined {
  const one = {
    content: OPTION,
    photos: OPTION,
    stations: OPTION,
    'centre-keys': OPTION,
    out: OPTION,
    shares: OPTION,
  };
  const options = { ...one, pictures: LIST };
  const parsed = parsedArgs(() => parseArgs({ args: [...args], options }));
  if (parsed === undefined) return undefined;
  const { content, photos, pictures = [], stations, out, shares } = parsed.values;
  const centreKeys = parsed.values['centre-keys'];
  if (content === undefined || photos === undefined || stations === undefined) return undefined;
  if (centreKeys === undefined || out === undefined) return undefined;
  const sheets = shares === undefined ? {} : { shares };
  return { content, photos, pictures, stations, centreKeys, out, ...sheets };
}

/** The parser of arguments throws on what it does not know. */
function parsedArgs<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
