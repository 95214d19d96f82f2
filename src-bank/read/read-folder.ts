import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { decodeText } from '../container/decode-text';
import { LIMITS } from '../container/limits';
import { bankNames } from './bank-names';
import { type BankProblem, problemAt } from './bank-problem';
import { completeItem } from './complete-item';
import { IMPORT_FILE, ImportSettings } from './import-settings';
import {
  type LocatedItem,
  parseBankFile,
  parseBlueprint,
  parseJson,
  schemaProblems,
} from './parse-bank-file';
import { type PictureBlobs, type PictureShelf, pictureShelf } from './pictures';
import { formatOfName, readSourceFile } from './read-source-file';
import type { SourceItem } from './source-item';

export const BLUEPRINT_FILE = 'blueprint.json';

/** One folder as it was read, faults and all. A folder without `blueprint.json` is a pool. */
export type FolderReading = {
  /** Stands before file names in findings when several folders are read; empty otherwise. */
  readonly prefix: string;
  readonly isPool: boolean;
  /** Undefined for a pool and when the blueprint is broken. */
  readonly blueprint: Blueprint | undefined;
  readonly bank: string | undefined;
  readonly items: readonly LocatedItem[];
  readonly pictures: PictureBlobs;
  readonly problems: readonly BankProblem[];
};

/** A folder whose JSON is read and whose foreign items wait for the names of all blueprints. */
export type OpenedFolder = {
  readonly reading: FolderReading;
  readonly sources: readonly SourceItem[];
  readonly settings: ImportSettings;
  readonly shelf: PictureShelf;
};

/** Reads every source file of one folder, each broken item and file told beside what could be read. */
export async function openFolder(folder: string, prefix: string): Promise<OpenedFolder> {
  const shelf = pictureShelf(folder);
  const files = await readFiles(folder, prefix);
  if (!files.ok) {
    const reading = { prefix, isPool: false, blueprint: undefined, bank: undefined, items: [] };
    const empty = { ...reading, pictures: new Map(), problems: [files.error] };
    return { reading: empty, sources: [], settings: { defaults: {} }, shelf };
  }
  const problems: BankProblem[] = [];
  const items: LocatedItem[] = [];
  const sources: SourceItem[] = [];
  const banks: { readonly file: string; readonly bank: string }[] = [];
  let settings: ImportSettings = { defaults: {} };
  let blueprint: Blueprint | undefined;
  for (const [name, bytes] of files.value) {
    const file = prefix + name;
    const format = formatOfName(name);
    if (format !== undefined) {
      const read = await readSourceFile(file, format, bytes);
      sources.push(...read.items);
      problems.push(...read.problems);
      continue;
    }
    const text = decodeText(bytes);
    if (!text.ok) {
      problems.push(problemAt({ file }, text.error.rule, text.error.reason));
    } else if (name === BLUEPRINT_FILE) {
      const read = parseBlueprint(file, text.value.text);
      blueprint = read.blueprint;
      problems.push(...read.problems);
    } else if (name === IMPORT_FILE) {
      settings = readSettings(file, text.value.text, problems);
      if (settings.bank !== undefined) banks.push({ file, bank: settings.bank });
    } else {
      const read = await parseBankFile(file, text.value.text, shelf);
      items.push(...read.items);
      problems.push(...read.problems);
      if (read.bank !== undefined) banks.push({ file, bank: read.bank });
    }
  }
  const isEmpty = [...files.value.keys()].every((name) => name === BLUEPRINT_FILE || name === IMPORT_FILE);
  if (isEmpty) problems.push(problemAt({ file: `${prefix}.` }, 'empty', '没有试题文件 no item files'));
  const bank = banks[0]?.bank ?? (sources.length > 0 ? nameOfFolder(folder) : undefined);
  const reading = {
    prefix,
    isPool: !files.value.has(BLUEPRINT_FILE),
    blueprint,
    bank,
    items,
    pictures: shelf.taken(),
    problems: [...problems, ...nameProblems(banks)],
  };
  return { reading, sources, settings, shelf };
}

/** Completes a folder's foreign items with its defaults and the names of all blueprints that are read with it. */
export async function completeFolder(
  { reading, sources, settings, shelf }: OpenedFolder,
  blueprints: readonly Blueprint[],
): Promise<FolderReading> {
  const items = [...reading.items];
  const problems = [...reading.problems];
  const names = bankNames(blueprints);
  for (const source of sources) {
    const completed = await completeItem(source, { names, defaults: settings.defaults, pictures: shelf });
    if (completed.located !== undefined) items.push(completed.located);
    problems.push(...completed.problems);
  }
  return { ...reading, items, problems, pictures: shelf.taken() };
}

async function readFiles(
  folder: string,
  prefix: string,
): Promise<Result<ReadonlyMap<string, Uint8Array>, BankProblem>> {
  const files = new Map<string, Uint8Array>();
  let name = '.';
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const wanted = entries.filter(
      (entry) => entry.isFile() && (entry.name.endsWith('.json') || formatOfName(entry.name) !== undefined),
    );
    // Sorted, because the order of a folder's listing differs between machines and the bank is hashed.
    for (name of wanted.map((entry) => entry.name).sort()) {
      const file = path.join(folder, name);
      if ((await stat(file)).size > LIMITS.fileBytes) {
        const reason = `文件超过 ${LIMITS.fileBytes} 字节 the file is larger than that`;
        return err(problemAt({ file: prefix + name }, 'too-large', reason));
      }
      files.set(name, new Uint8Array(await readFile(file)));
    }
    return ok(files);
  } catch {
    const reason = `无法读取 cannot be read: ${path.join(folder, name)}`;
    return err(problemAt({ file: prefix + name }, 'unreadable', reason));
  }
}

function readSettings(file: string, text: string, problems: BankProblem[]): ImportSettings {
  const read = parseSettings(file, text);
  if (read.ok) return read.value;
  problems.push(...read.error);
  return { defaults: {} };
}

function parseSettings(file: string, text: string): Result<ImportSettings, readonly BankProblem[]> {
  const json = parseJson(text);
  if (!json.ok) {
    return err([problemAt({ file }, 'json', `不是有效的 JSON, not valid JSON: ${json.error}`)]);
  }
  const parsed = ImportSettings.safeParse(json.value);
  if (!parsed.success) return err(schemaProblems(file, undefined, parsed.error));
  return ok({ bank: parsed.data.bank, defaults: parsed.data.defaults ?? {} });
}

/** An `import.json` by itself. */
export async function readSettingsFile(
  file: string,
): Promise<Result<ImportSettings, readonly BankProblem[]>> {
  const text = await readText(file);
  return text.ok ? parseSettings(file, text.value) : err([text.error]);
}

/** A `blueprint.json` by itself. */
export async function readBlueprintFile(file: string): Promise<ReturnType<typeof parseBlueprint>> {
  const text = await readText(file);
  return text.ok ? parseBlueprint(file, text.value) : { blueprint: undefined, problems: [text.error] };
}

async function readText(file: string): Promise<Result<string, BankProblem>> {
  try {
    const text = decodeText(new Uint8Array(await readFile(file)));
    return text.ok ? ok(text.value.text) : err(problemAt({ file }, text.error.rule, text.error.reason));
  } catch {
    return err(problemAt({ file }, 'unreadable', '无法读取 cannot be read'));
  }
}

function nameOfFolder(folder: string): string {
  return path.basename(path.resolve(folder)).slice(0, 40) || 'bank';
}

function nameProblems(
  banks: readonly { readonly file: string; readonly bank: string }[],
): readonly BankProblem[] {
  const first = banks[0]?.bank;
  return banks
    .filter(({ bank }) => bank !== first)
    .map(({ file, bank }) =>
      problemAt(
        { file },
        'bank-name',
        `题库名称不一致 the bank is called ${bank} here and ${first} elsewhere`,
      ),
    );
}
