import type { CommandOutcome } from '../command-outcome';
import type { BankProblem } from '../read/bank-problem';
import { inspectBankFolder } from '../read/read-bank-folder';
import { coverageTable } from './coverage-table';

/** `check <folder>`: every finding, and the table of what could be read. */
export async function checkCommand(folder: string): Promise<CommandOutcome> {
  const { bank, items, blueprint, problems } = await inspectBankFolder(folder);
  const lines = problems.map(problemLine);
  if (blueprint !== undefined) lines.push(coverageTable(items, blueprint), '');
  const counts = `${items.length} 道题 items, ${problems.length} 个问题 problems`;
  lines.push(`${bank ?? folder} ${blueprint?.postName ?? ''}: ${counts}`);
  return { exitCode: problems.length === 0 ? 0 : 1, text: lines.join('\n') };
}

function problemLine({ file, itemId, rule, reason }: BankProblem): string {
  return `${file}${itemId === undefined ? '' : ` ${itemId}`} [${rule}] ${reason}`;
}
