import type { LocalDate } from '../../src-shared/basics/ids';
import type { Item } from '../../src-shared/domain/item/item';
import type { Blueprint } from '../../src-shared/domain/paper/blueprint';
import type { BankProblem } from '../read/bank-problem';
import type { BanksInspection } from '../read/read-banks';
import { coverageOf } from './coverage-table';

const STYLE = `body{font:16px/1.6 "Noto Sans SC","Microsoft YaHei",sans-serif;color:#1b1b1b;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #767676}h3{font-size:1rem;margin:1.2rem 0 .3rem}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{border:1px solid #b5b5b5;padding:.25rem .5rem;text-align:left;vertical-align:top}
thead th{background:#f0f0f0}td.n{text-align:right;font-variant-numeric:tabular-nums}.error{color:#a80000;font-weight:600}.warning{color:#7a4b00}
small{color:#555}code{font-size:.9em}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}`;

/** One HTML file that needs nothing else: no script, no link, no font, no picture. Chinese first. */
export function reportHtml(
  { bank, located, blueprints, problems }: BanksInspection,
  today: LocalDate,
): string {
  const items = located.map(({ item }) => item);
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  const title = `题库检查报告 ${bank ?? ''}`.trim();
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(today)}：${items.length} 道题，<span class="error">${errors} 个错误</span>，<span class="warning">${problems.length - errors} 个提醒</span>。
<small>Bank check report: ${items.length} items, ${errors} errors, ${problems.length - errors} warnings.</small></p>
<p>${errors === 0 ? '可以封装。<small>The bank can be used.</small>' : '改正错误后才能使用。<small>The errors must be put right first.</small>'}</p>
<h2>发现的问题 <small>Findings</small></h2>
${findings(problems)}
<h2>各岗位题量 <small>Items by topic, type and difficulty</small></h2>
${blueprints.map((blueprint) => coverage(items, blueprint)).join('\n')}
</body>
</html>
`;
}

function findings(problems: readonly BankProblem[]): string {
  if (problems.length === 0) return '<p>没有问题。<small>None.</small></p>';
  const byFile = new Map<string, BankProblem[]>();
  // What must be mended stands first: a file with an error before the others, and the error first in its file.
  const errorsFirst = [...problems].sort((a, b) => rank(a) - rank(b));
  for (const problem of errorsFirst) {
    const own = byFile.get(problem.file);
    if (own === undefined) byFile.set(problem.file, [problem]);
    else own.push(problem);
  }
  return [...byFile]
    .map(([file, own]) => {
      const rows = own.map(
        ({ severity, at, itemId, rule, reason }) =>
          `<tr><td class="${severity}">${severity === 'error' ? '错误' : '提醒'}</td><td>${escaped(at ?? '')}</td><td>${escaped(itemId ?? '')}</td><td>${escaped(reason)} <code>${escaped(rule)}</code></td></tr>`,
      );
      return `<section><h3>${escaped(file)}（${own.length}）</h3>
<table><thead><tr><th>级别</th><th>位置</th><th>编号</th><th>原因</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table></section>`;
    })
    .join('\n');
}

const rank = ({ severity }: BankProblem): number => (severity === 'error' ? 0 : 1);

function coverage(items: readonly Item[], blueprint: Blueprint): string {
  const { titles, rows } = coverageOf(items, blueprint);
  const head = ['知识点 topic', ...titles, '合计 all'].map((title) => `<th>${escaped(title)}</th>`).join('');
  const body = rows
    .map(({ head: name, cells, last }) => {
      const counts = [...cells, last].map((cell) => `<td class="n">${escaped(cell)}</td>`).join('');
      return `<tr><th>${escaped(name)}</th>${counts}</tr>`;
    })
    .join('\n');
  return `<h3>${escaped(blueprint.post)} ${escaped(blueprint.postName)} <small>易/中/难 easy/medium/hard</small></h3>
<table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table>`;
}

/** Findings quote what stood in a file from anywhere. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
