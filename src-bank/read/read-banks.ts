import path from 'node:path';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Item } from '../../src-shared/domain/item/item';
import { compareIds } from '../../src-shared/domain/item/items-of-bank';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { checkBank } from '../check/check-bank';
import { type BankProblem, hasErrors, problemAt } from './bank-problem';
import type { LocatedItem } from './parse-bank-file';
import type { PictureBlobs } from './pictures';
import { completeFolder, type FolderReading, type OpenedFolder, openFolder } from './read-folder';

/** One bank made of several folders: a blueprint for each post, items of pools and posts together. */
export type Banks = {
  /** The bank's own name, such as 演示题库. */
  readonly bank: string;
  readonly items: readonly Item[];
  /** In the order of their posts' codes; at least one. */
  readonly blueprints: readonly Blueprint[];
  /** The bytes of every picture that the items show. */
  readonly pictures: PictureBlobs;
};

/** What folders hold, faults and all: what could be read, and everything that is wrong with it. */
export type BanksInspection = {
  readonly bank: string | undefined;
  readonly located: readonly LocatedItem[];
  readonly blueprints: readonly Blueprint[];
  readonly pictures: PictureBlobs;
  readonly problems: readonly BankProblem[];
};

/**
 * Several folders as one bank: those with a `blueprint.json` are a post's own, the others are pools whose items say
 * for which posts they are. A good bank, or every problem of every file of every folder at once.
 */
export async function readBanks(folders: readonly string[]): Promise<Result<Banks, readonly BankProblem[]>> {
  const { bank, located, blueprints, pictures, problems } = await inspectBanks(folders);
  if (hasErrors(problems) || bank === undefined || blueprints.length === 0) return err(problems);
  return ok({ bank, items: located.map(({ item }) => item), blueprints, pictures });
}

export async function inspectBanks(folders: readonly string[]): Promise<BanksInspection> {
  const opened: OpenedFolder[] = [];
  for (const [at, folder] of folders.entries()) opened.push(await openFolder(folder, prefixOf(folders, at)));
  const blueprints = opened.flatMap(({ reading }) => reading.blueprint ?? []);
  const readings: FolderReading[] = [];
  for (const folder of opened) readings.push(await completeFolder(folder, blueprints));
  return joinReadings(readings);
}

/** Puts folders together; what each lacks on its own was told when it was read. */
function joinReadings(readings: readonly FolderReading[]): BanksInspection {
  const blueprints = readings
    .flatMap(({ blueprint }) => (blueprint === undefined ? [] : [blueprint]))
    .sort((a, b) => compareIds(a.post, b.post));
  return {
    bank: readings.find((reading) => reading.bank !== undefined)?.bank,
    located: readings.flatMap((reading) => reading.items),
    blueprints,
    pictures: new Map(readings.flatMap((reading) => [...reading.pictures])),
    problems: [
      ...readings.flatMap((reading) => reading.problems),
      ...blueprintsMissing(readings),
      ...postTwice(readings),
      ...nameProblems(readings),
      ...checkBank(readings),
    ].sort((a, b) => compareIds(a.file, b.file)),
  };
}

/** Folder names stand before file names as soon as there is more than one; equal names are told apart by number. */
function prefixOf(folders: readonly string[], at: number): string {
  if (folders.length < 2) return '';
  const names = folders.map((folder) => path.basename(path.resolve(folder)));
  const name = names[at] ?? '';
  const isTwice = names.filter((other) => other === name).length > 1;
  return `${isTwice ? `${at + 1}:` : ''}${name}/`;
}

function blueprintsMissing(readings: readonly FolderReading[]): readonly BankProblem[] {
  if (readings.some((reading) => !reading.isPool)) return [];
  return [problemAt({ file: 'blueprint.json' }, 'missing', '缺少蓝图 there is no blueprint')];
}

function postTwice(readings: readonly FolderReading[]): readonly BankProblem[] {
  const first = new Map<string, string>();
  return readings.flatMap(({ blueprint, prefix }) => {
    if (blueprint === undefined) return [];
    const earlier = first.get(blueprint.post);
    if (earlier === undefined) {
      first.set(blueprint.post, prefix);
      return [];
    }
    const reason = `岗位 ${blueprint.post} 已有蓝图 the post has a blueprint already: ${earlier}blueprint.json`;
    return [problemAt({ file: `${prefix}blueprint.json` }, 'post-twice', reason)];
  });
}

function nameProblems(readings: readonly FolderReading[]): readonly BankProblem[] {
  const named = readings.filter((reading) => reading.bank !== undefined);
  return named
    .filter((reading) => reading.bank !== named[0]?.bank)
    .map(({ prefix, bank }) =>
      problemAt(
        { file: `${prefix}.` },
        'bank-name',
        `题库名称不一致 the bank is called ${bank} here and ${named[0]?.bank} elsewhere`,
      ),
    );
}
