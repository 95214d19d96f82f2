import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Item } from '../../src-shared/domain/item/item';
import { compareIds } from '../../src-shared/domain/item/items-of-bank';
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

/** What a folder holds, faults and all: what could be read, and everything that is wrong. */
export type BankInspection = {
  readonly bank: string | undefined;
  readonly items: readonly Item[];
  readonly blueprint: Blueprint | undefined;
  readonly problems: readonly BankProblem[];
};

/** A good bank, or every problem of every file at once. */
export async function readBankFolder(folder: string): Promise<Result<Bank, readonly BankProblem[]>> {
  const { bank, items, blueprint, problems } = await inspectBankFolder(folder);
  if (problems.length > 0 || bank === undefined || blueprint === undefined) return err(problems);
  return ok({ bank, items, blueprint });
}

/** Reads one post's bank: `blueprint.json` and every other `*.json`, each `{ bank, items }`. */
export async function inspectBankFolder(folder: string): Promise<BankInspection> {
  const texts = await readTexts(folder);
  if (!texts.ok) return { bank: undefined, items: [], blueprint: undefined, problems: [texts.error] };
  const blueprintText = texts.value.get(BLUEPRINT_FILE);
  const { blueprint, problems: blueprintProblems } =
    blueprintText === undefined
      ? {
          blueprint: undefined,
          problems: [{ file: BLUEPRINT_FILE, rule: 'missing', reason: '缺少蓝图 there is no blueprint' }],
        }
      : parseBlueprint(BLUEPRINT_FILE, blueprintText);
  const files = [...texts.value]
    .filter(([name]) => name !== BLUEPRINT_FILE)
    .map(([name, text]) => parseBankFile(name, text));
  const located = files.flatMap((file) => file.items);
  return {
    bank: files.find((file) => file.bank !== undefined)?.bank,
    items: located.map(({ item }) => item),
    blueprint,
    problems: [
      ...blueprintProblems,
      ...files.flatMap((file) => file.problems),
      ...nameProblems(files),
      ...(blueprint === undefined ? [] : checkBank(located, blueprint)),
    ].sort((a, b) => compareIds(a.file, b.file)),
  };
}

async function readTexts(folder: string): Promise<Result<ReadonlyMap<string, string>, BankProblem>> {
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
    return err({
      file: name,
      rule: 'unreadable',
      reason: `无法读取 cannot be read: ${path.join(folder, name)}`,
    });
  }
}

function nameProblems(files: readonly BankFile[]): readonly BankProblem[] {
  if (files.length === 0) return [{ file: '.', rule: 'empty', reason: '没有试题文件 no item files' }];
  const first = files.find((file) => file.bank !== undefined)?.bank;
  return files
    .filter((file) => file.bank !== undefined && file.bank !== first)
    .map(({ file, bank }) => ({
      file,
      rule: 'bank-name',
      reason: `题库名称不一致 the bank is called ${bank} here and ${first} elsewhere`,
    }));
}
