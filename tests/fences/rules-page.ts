export type SourceFile = { readonly file: string; readonly text: string };

/** The families of rules, and S for the questions that people ask. */
const RULE = /(?<![A-Za-z0-9])(?:(?:ID|PH|EN|CT|TS|CE|RM|LW|QB|G)-(?:\d+r?|L)|S\d\.\d)(?![A-Za-z0-9])/g;
const ROW = /^\| (\S+) \| ([^|]*) \| `([^`|]+)` \| `([^`|]+)` \|$/gm;

/** What is wrong with a page of rules against a tree of files, one line for each fault; empty when nothing is. */
export function ruleFaults(page: string, tree: readonly SourceFile[]): readonly string[] {
  const cited = new Map(tree.map(({ file, text }) => [file, new Set(text.match(RULE) ?? [])]));
  const rows = [...page.matchAll(ROW)].map(([, rule = '', asks = '', code = '', test = '']) => ({
    rule,
    asks,
    code,
    test,
  }));
  const faults: string[] = rows.length === 0 ? ['no rule on the page'] : [];
  const onPage = new Set<string>();
  for (const { rule, asks, code, test } of rows) {
    if (onPage.has(rule)) faults.push(`${rule} stands twice`);
    onPage.add(rule);
    if (asks.trim() === '') faults.push(`${rule} says nothing`);
    if (!code.startsWith('src-')) faults.push(`${rule}: ${code} is no code`);
    if (!test.startsWith('tests/')) faults.push(`${rule}: ${test} is no test`);
    for (const file of [code, test]) {
      const rules = cited.get(file);
      if (rules === undefined) faults.push(`${rule}: ${file} is not there`);
      else if (!rules.has(rule)) faults.push(`${rule}: ${file} does not cite it`);
    }
  }
  const known = new Set([...cited.values()].flatMap((rules) => [...rules]));
  for (const rule of [...known].sort()) if (!onPage.has(rule)) faults.push(`${rule} is not on the page`);
  return faults;
}

const row = (rule: string): string => `| ${rule} | asked | \`src-a/id.ts\` | \`tests/id.test.ts\` |\n`;
const page = `| rule | what | code | test |\n|---|---|---|---|\n${row('ID-1')}${row('ID-2')}`;

/** A small tree with a page that fits it, and ways to spoil the page. */
export const planted = {
  page,
  row,
  without: (rule: string): string => page.replace(row(rule), ''),
  with: (here: string, there: string): string => page.replaceAll(here, there),
  tree: [
    { file: 'src-a/id.ts', text: '/** ID-1, ID-2 */' },
    { file: 'src-a/other.ts', text: 'nothing' },
    { file: 'tests/id.test.ts', text: "it('(ID-1 to ID-2)')" },
  ] satisfies readonly SourceFile[],
} as const;
