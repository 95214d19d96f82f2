import { err, ok, type Result } from '../../src-shared/basics/result';
import type { Item } from '../../src-shared/domain/item/item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import { type BankProblem, problemAt } from './bank-problem';
import type { PictureBlobs } from './pictures';
import { readBanks } from './read-banks';

export type Bank = {
  /** The bank's own name, such as 演示题库; the same in every file. */
  readonly bank: string;
  readonly items: readonly Item[];
  readonly blueprint: Blueprint;
  readonly pictures: PictureBlobs;
};

/** One post's bank from one folder with a `blueprint.json`; or every problem of every file at once. */
export async function readBankFolder(folder: string): Promise<Result<Bank, readonly BankProblem[]>> {
  const banks = await readBanks([folder]);
  if (!banks.ok) return banks;
  const { bank, items, blueprints, pictures } = banks.value;
  const [blueprint] = blueprints;
  if (blueprint === undefined) return err([problemAt({ file: 'blueprint.json' }, 'missing', '缺少蓝图')]);
  return ok({ bank, items, blueprint, pictures });
}
