import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { type BankProblem, problemAt } from './bank-problem';
import { type BankFile, type LocatedItem, parseBankFile, parseBlueprint } from './parse-bank-file';

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
  readonly problems: readonly BankProblem[];
};

/** Reads every source file of one folder, each broken item and file told beside what could be read. */
export async function readFolder(folder: string, prefix: string): Promise<FolderReading> {
  const texts = await readTexts(folder, prefix);
  if (!texts.ok) {
    return {
      prefix,
      isPool: false,
      blueprint: undefined,
      bank: undefined,
      items: [],
      problems: [texts.error],
    };
  }
  const blueprintText = texts.value.get(BLUEPRINT_FILE);
  const blueprint =
    blueprintText === undefined ? undefined : parseBlueprint(prefix + BLUEPRINT_FILE, blueprintText);
  const files = [...texts.value]
    .filter(([name]) => name !== BLUEPRINT_FILE)
    .map(([name, text]) => parseBankFile(prefix + name, text));
  return {
    prefix,
    isPool: blueprintText === undefined,
    blueprint: blueprint?.blueprint,
    bank: files.find((file) => file.bank !== undefined)?.bank,
    items: files.flatMap((file) => file.items),
    problems: [
      ...(blueprint?.problems ?? []),
      ...files.flatMap((file) => file.problems),
      ...nameProblems(prefix, files),
    ],
  };
}

async function readTexts(
  folder: string,
  prefix: string,
): Promise<Result<ReadonlyMap<string, string>, BankProblem>> {
  const texts = new Map<string, string>();
  let name = '.';
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
    // Sorted, because the order of a folder's listing differs between machines and the bank is hashed.
    for (name of files.map((entry) => entry.name).sort()) {
      texts.set(name, await readFile(path.join(folder, name), 'utf8'));
    }
    return ok(texts);
  } catch {
    const reason = `无法读取 cannot be read: ${path.join(folder, name)}`;
    return err(problemAt({ file: prefix + name }, 'unreadable', reason));
  }
}

function nameProblems(prefix: string, files: readonly BankFile[]): readonly BankProblem[] {
  if (files.length === 0) return [problemAt({ file: `${prefix}.` }, 'empty', '没有试题文件 no item files')];
  const first = files.find((file) => file.bank !== undefined)?.bank;
  return files
    .filter((file) => file.bank !== undefined && file.bank !== first)
    .map(({ file, bank }) =>
      problemAt(
        { file },
        'bank-name',
        `题库名称不一致 the bank is called ${bank} here and ${first} elsewhere`,
      ),
    );
}
