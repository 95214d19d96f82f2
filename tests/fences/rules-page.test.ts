import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planted, ruleFaults, type SourceFile } from './rules-page';

const PAGE = 'docs/rules.md';

async function filesUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(tsx?|html)$/.test(entry.name))
    .map((entry) => path.posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name));
}

async function tree(): Promise<readonly SourceFile[]> {
  const folders = (await readdir('.')).filter((name) => name.startsWith('src-'));
  const files = (await Promise.all([...folders, 'tests'].map(filesUnder))).flat();
  const others = files.filter((file) => !file.startsWith('tests/fences/'));
  return Promise.all(others.map(async (file) => ({ file, text: await readFile(file, 'utf8') })));
}

describe('the page of rules', () => {
  it('names for every rule of the code a file and a test that cite it, and misses none', async () => {
    expect(ruleFaults(await readFile(PAGE, 'utf8'), await tree())).toEqual([]);
  });

  it.each([
    ['whole', planted.page, []],
    ['empty', '', ['no rule on the page', 'ID-1 is not on the page', 'ID-2 is not on the page']],
    [
      'without its table',
      '# Rules\n\nID-1 and ID-2 are kept.\n',
      ['no rule on the page', 'ID-1 is not on the page', 'ID-2 is not on the page'],
    ],
    ['without a row', planted.without('ID-2'), ['ID-2 is not on the page']],
    ['with a row twice', planted.page + planted.row('ID-2'), ['ID-2 stands twice']],
    [
      'with a file that is gone',
      planted.with('src-a/id.ts', 'src-a/gone.ts'),
      ['ID-1: src-a/gone.ts is not there', 'ID-2: src-a/gone.ts is not there'],
    ],
    [
      'with a test that is gone',
      planted.with('tests/id.test.ts', 'tests/gone.test.ts'),
      ['ID-1: tests/gone.test.ts is not there', 'ID-2: tests/gone.test.ts is not there'],
    ],
    [
      'with a test where the code should be',
      planted.with('src-a/id.ts', 'tests/id.test.ts'),
      ['ID-1: tests/id.test.ts is no code', 'ID-2: tests/id.test.ts is no code'],
    ],
    [
      'with a file that does not cite the rule',
      planted.with('src-a/id.ts', 'src-a/other.ts'),
      ['ID-1: src-a/other.ts does not cite it', 'ID-2: src-a/other.ts does not cite it'],
    ],
    [
      'with a rule that nobody knows',
      planted.page + planted.row('ID-9'),
      ['ID-9: src-a/id.ts does not cite it', 'ID-9: tests/id.test.ts does not cite it'],
    ],
    [
      'without a word on what a rule asks',
      planted.with('| asked |', '|  |'),
      ['ID-1 says nothing', 'ID-2 says nothing'],
    ],
  ])('%s is told so', (_what, page, faults) => {
    expect(ruleFaults(page, planted.tree)).toEqual(faults);
  });

  it('does not take ID-20 for a word about ID-2', () => {
    const tree = [{ file: 'src-a/id.ts', text: 'ID-20' }];
    expect(ruleFaults('', tree)).toEqual(['no rule on the page', 'ID-20 is not on the page']);
  });
});
