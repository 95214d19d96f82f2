import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Item } from '../../src-shared/domain/item/item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { checkBank } from '../check/check-bank';
import type { BankProblem } from './bank-problem';
import { type BankFile, parseBankFile, parseBlueprint } from './parse-bank-file';

const BLUEPRINT_FILE = 'blueprint.json';

export type Bank = {
  /** The bank's own name, such as 演示题库; the same in every file. */
  readonly bank: string;
  readonly items: readonly Item[];
  readonly blueprint: Blueprint;
};

/**
 * Reads one post's bank: `blueprint.json` and every other `*.json`, each `{ bank, items }`. Either the whole bank is
 * good or every problem of every file is told at once.
 */
export async function readBankFolder(folder: string): Promise<Result<Bank, readonly BankProblem[]>> {
  const names = await jsonFilesOf(folder);
  if (!names.ok) return names;
  const texts = new Map<string, string>();
  for (const name of names.value) texts.set(name, await readFile(path.join(folder, name), 'utf8'));
  const blueprintText = texts.get(BLUEPRINT_FILE);
  if (blueprintText === undefined) {
    return err([{ file: BLUEPRINT_FILE, rule: 'missing', reason: '缺少蓝图 there is no blueprint' }]);
  }
  const { blueprint, problems } = parseBlueprint(BLUEPRINT_FILE, blueprintText);
  texts.delete(BLUEPRINT_FILE);
  const files = [...texts].map(([name, text]) => parseBankFile(name, text));
  const located = files.flatMap((file) => file.items);
  const found: BankProblem[] = [
    ...problems,
    ...files.flatMap((file) => file.problems),
    ...bankNameProblems(folder, [...texts.keys()], files),
    ...(blueprint === undefined ? [] : checkBank(located, blueprint)),
  ];
  const bank = files[0]?.bank;
  if (found.length > 0 || blueprint === undefined || bank === undefined) return err(found);
  return ok({ bank, items: located.map(({ item }) => item), blueprint });
}

async function jsonFilesOf(folder: string): Promise<Result<readonly string[], readonly BankProblem[]>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
    // Sorted, because the order of a folder's listing differs between machines and the bank is hashed.
    return ok(names.map((entry) => entry.name).sort());
  } catch {
    return err([{ file: '.', rule: 'folder', reason: `无法读取文件夹 folder cannot be read: ${folder}` }]);
  }
}

function bankNameProblems(
  folder: string,
  names: readonly string[],
  files: readonly BankFile[],
): readonly BankProblem[] {
  if (files.length === 0) {
    return [{ file: '.', rule: 'empty', reason: `没有试题文件 no item files in: ${path.basename(folder)}` }];
  }
  const first = files.find((file) => file.bank !== undefined)?.bank;
  return files.flatMap((file, index) =>
    file.bank === undefined || file.bank === first
      ? []
      : [
          {
            file: names[index] ?? '.',
            rule: 'bank-name',
            reason: `题库名称不一致 bank is called ${file.bank} here and ${first} elsewhere`,
          },
        ],
  );
}
