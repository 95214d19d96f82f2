import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

type Row = { readonly fault: string; readonly file: string; readonly title: string };

async function rowsOfTable(): Promise<readonly Row[]> {
  const text = await readFile('docs/fault-matrix.md', 'utf8');
  return [...text.matchAll(/^\| ([^|]+) \| (tests\/[^|]+) \| ([^|]+) \|$/gm)].map(
    ([, fault = '', file = '', title = '']) => ({ fault, file: file.trim(), title: title.trim() }),
  );
}

it('every row of the fault matrix names a test that is there', async () => {
  const rows = await rowsOfTable();
  expect(rows.length).toBeGreaterThan(40);
  const lost: Row[] = [];
  for (const row of rows) {
    const text = await readFile(row.file, 'utf8').catch(() => '');
    if (!text.includes(row.title)) lost.push(row);
  }
  expect(lost).toEqual([]);
});
