import type { CommandOutcome } from '../command-outcome';
import { type BankProblem, hasErrors } from '../read/bank-problem';
import { inspectBanks } from '../read/read-banks';
import { coverageTable } from './coverage-table';

/** `check <folders>`: every finding, and the table of what could be read for each post. */
export async function checkCommand(folders: readonly string[]): Promise<CommandOutcome> {
  const { bank, located, blueprints, problems } = await inspectBanks(folders);
  const items = located.map(({ item }) => item);
  const lines = problems.map(problemLine);
  for (const blueprint of blueprints) lines.push(coverageTable(items, blueprint), '');
  const counts = `${items.length} 道题 items, ${problems.length} 个问题 problems`;
  const posts = blueprints.map(({ postName }) => postName).join('、');
  lines.push(`${bank ?? folders.join(' ')} ${posts}: ${counts}`);
  return { exitCode: hasErrors(problems) ? 1 : 0, text: lines.join('\n') };
}

function problemLine({ file, itemId, rule, reason }: BankProblem): string {
  return `${file}${itemId === undefined ? '' : ` ${itemId}`} [${rule}] ${reason}`;
}
