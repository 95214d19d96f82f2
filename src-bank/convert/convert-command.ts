import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { checkBank } from '../check/check-bank';
import { problemLine } from '../check/check-command';
import type { CommandOutcome } from '../command-outcome';
import { writeQtiPackage } from '../qti/write-qti-package';
import { type BankProblem, hasErrors } from '../read/bank-problem';
import { pictureShelf } from '../read/pictures';
import {
  completeFolder,
  type FolderReading,
  openFolder,
  readBlueprintFile,
  readSettingsFile,
} from '../read/read-folder';
import { readSourceFile, type SourceFormat } from '../read/read-source-file';
import { writeFileAtomic } from '../write-file-atomic';
import { bankFolderFiles } from './bank-folder-files';

/** What `convert` reads: one file of a foreign format, or a whole bank folder. */
export const CONVERT_FROM: Readonly<Record<string, SourceFormat | 'bank'>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  qti: 'qti',
  moodle: 'xml',
  xml: 'xml',
  gift: 'gift',
  bank: 'bank',
  json: 'bank',
};
export type ConvertRequest = {
  readonly from: SourceFormat | 'bank';
  readonly input: string;
  readonly to: 'qti3' | 'json';
  /** A file for QTI, a folder for JSON. */
  readonly out: string;
  /** An `import.json` that is not beside the file. */
  readonly settings?: string;
  /** Blueprints whose names of topics the file uses. */
  readonly blueprints: readonly string[];
};

/** `convert`: reads and checks everything first; a faulty source leaves nothing behind. */
export async function convertCommand(request: ConvertRequest): Promise<CommandOutcome> {
  const problems: BankProblem[] = [];
  const blueprints: Blueprint[] = [];
  for (const file of request.blueprints) {
    const read = await readBlueprintFile(file);
    problems.push(...read.problems);
    if (read.blueprint !== undefined) blueprints.push(read.blueprint);
  }
  const reading = await readInput(request, blueprints);
  problems.push(...reading.problems);
  problems.push(...checkBank([{ prefix: '', items: reading.items, blueprint: undefined, isPool: true }]));
  const lines = problems.map(problemLine);
  if (hasErrors(problems)) {
    return {
      exitCode: 1,
      text: [...lines, '有错误，未写入 there are errors; nothing was written'].join('\n'),
    };
  }
  const items = reading.items.map(({ item }) => item);
  if (items.length === 0) {
    return {
      exitCode: 1,
      text: [...lines, '没有试题，未写入 there are no items; nothing was written'].join('\n'),
    };
  }
  try {
    if (request.to === 'qti3') {
      const archive = writeQtiPackage(items, reading.pictures);
      if (!archive.ok) return { exitCode: 1, text: archive.error.map(problemLine).join('\n') };
      await writeFileAtomic(request.out, archive.value);
    } else {
      const files = bankFolderFiles(reading.bank ?? '题库', items, reading.pictures);
      for (const [name, bytes] of files) {
        const file = path.join(request.out, ...name.split('/'));
        await mkdir(path.dirname(file), { recursive: true });
        await writeFileAtomic(file, bytes);
      }
    }
  } catch {
    return { exitCode: 1, text: `${request.out}: 无法写入 cannot be written` };
  }
  return {
    exitCode: 0,
    text: [...lines, `已转换 converted: ${items.length} 道题 items → ${request.out}`].join('\n'),
  };
}

async function readInput(request: ConvertRequest, blueprints: readonly Blueprint[]): Promise<FolderReading> {
  if (request.from === 'bank') {
    const opened = await openFolder(request.input, '');
    return completeFolder(opened, [
      ...blueprints,
      ...[opened.reading.blueprint].filter((one) => one !== undefined),
    ]);
  }
  const file = path.basename(request.input);
  const folder = path.dirname(path.resolve(request.input));
  const empty = { prefix: '', isPool: true, blueprint: undefined, items: [], pictures: new Map() };
  const settings = await readSettingsFile(request.settings ?? path.join(folder, 'import.json'));
  if (!settings.ok && request.settings !== undefined) {
    return { ...empty, bank: undefined, problems: settings.error };
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(request.input));
  } catch {
    const reason = '无法读取 cannot be read';
    return { ...empty, bank: undefined, problems: [{ severity: 'error', file, rule: 'unreadable', reason }] };
  }
  const source = await readSourceFile(file, request.from, bytes);
  const known = settings.ok ? settings.value : { defaults: {} };
  const bank = known.bank ?? path.parse(file).name.slice(0, 40);
  const reading = { ...empty, bank, problems: source.problems };
  const opened = { reading, sources: source.items, settings: known, shelf: pictureShelf(folder) };
  return completeFolder(opened, blueprints);
}
