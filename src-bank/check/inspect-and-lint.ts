import type { LocalDate } from '../../src-shared/basics/ids';
import { compareIds } from '../../src-shared/domain/item/items-of-bank';
import { type BanksInspection, inspectBanks } from '../read/read-banks';
import { lintBank } from './lint-bank';

/** Everything `check` looks at: what reading found, and what the lint of the whole bank finds in what could be read. */
export async function inspectAndLint(folders: readonly string[], today: LocalDate): Promise<BanksInspection> {
  const inspection = await inspectBanks(folders);
  const lint = lintBank(inspection.located, inspection.blueprints, today);
  const problems = [...inspection.problems, ...lint].sort(
    (a, b) => compareIds(a.file, b.file) || compareIds(a.severity, b.severity),
  );
  return { ...inspection, problems };
}
