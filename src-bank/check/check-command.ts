import { LocalDate } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import type { CommandOutcome } from '../command-outcome';
import { type BankProblem, hasErrors } from '../read/bank-problem';
import { writeFileAtomic } from '../write-file-atomic';
import { coverageTable } from './coverage-table';
import { inspectAndLint } from './inspect-and-lint';
import { reportHtml } from './report-html';

export type CheckSettings = {
  /** UTC ms; the day in Asia/Shanghai on which items must be valid. */
  readonly nowMs: number;
  /** Where the HTML report goes. */
  readonly report?: string;
};

/** On a terminal, more findings than this only hide each other; the report has them all. */
const LINES = 2000;

/** `check <folders>`: every finding, and the table of what could be read for each post. Warnings do not fail. */
export async function checkCommand(
  folders: readonly string[],
  settings: CheckSettings,
): Promise<CommandOutcome> {
  const today = LocalDate.parse(shanghaiDate(settings.nowMs));
  const inspection = await inspectAndLint(folders, today);
  const { bank, located, blueprints, problems } = inspection;
  const items = located.map(({ item }) => item);
  const lines = problems.slice(0, LINES).map(problemLine);
  if (problems.length > LINES)
    lines.push(`……其余 ${problems.length - LINES} 条见报告 the rest is in the report`);
  for (const blueprint of blueprints) {
    lines.push(`岗位 post ${blueprint.post} ${blueprint.postName}`, coverageTable(items, blueprint), '');
  }
  if (settings.report !== undefined) {
    try {
      await writeFileAtomic(settings.report, new TextEncoder().encode(reportHtml(inspection, today)));
      lines.push(`报告 report: ${settings.report}`);
    } catch {
      return { exitCode: 1, text: `${settings.report}: 无法写入 cannot be written` };
    }
  }
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const counts = `${items.length} 道题 items, ${errors} 个错误 errors, ${problems.length - errors} 个提醒 warnings`;
  const posts = blueprints.map(({ postName }) => postName).join('、');
  lines.push(`${bank ?? folders.join(' ')} ${posts}: ${counts}`);
  return { exitCode: hasErrors(problems) ? 1 : 0, text: lines.join('\n') };
}

export function problemLine({ severity, file, at, itemId, rule, reason }: BankProblem): string {
  const place = [file, at, itemId].filter((part) => part !== undefined).join(' ');
  return `${severity === 'error' ? '' : '提醒 '}${place} [${rule}] ${reason}`;
}
