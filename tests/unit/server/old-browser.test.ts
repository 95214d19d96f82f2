import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('a browser that can’t run the pages is told which one can, in UTF-8 and without a script (S1.4)', async () => {
  const page = await readFile('src-web/index.html', 'utf8');
  const [head = '', body = ''] = page.split('<body>');
  // First in the head: a browser that meets text before it has guessed already.
  expect(head.replaceAll(/\s/g, '')).toContain('<head><metacharset="utf-8"/>');
  const inRoot = body.slice(body.indexOf('id="root"'), body.indexOf('<script'));
  expect(inRoot).toContain('极速模式');
  // The style waits before it shows, so that the pages are there first wherever they can be.
  expect(await readFile('src-web/design/page.css', 'utf8')).toMatch(
    /\.old-browser \{[^}]*visibility: hidden;[^}]*6s/,
  );
});
