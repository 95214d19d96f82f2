import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCORER_VERSION } from '../../src-shared/domain/scoring/score-attempt';

/** The renderer is hostile ground: what is not in its files can not be read out of it (design, Security). */
describe('the built renderer', () => {
  let scripts: readonly { readonly name: string; readonly text: string }[] = [];
  beforeAll(async () => {
    const names = await readdir('out/renderer', { recursive: true });
    scripts = await Promise.all(
      names
        .filter((name) => /\.(js|html|css)$/.test(name))
        .map(async (name) => ({ name, text: await readFile(path.join('out/renderer', name), 'utf8') })),
    );
  });

  const holders = (sentinel: string): string[] =>
    scripts.filter((script) => script.text.includes(sentinel)).map((script) => script.name);

  it('was built, and the search finds what must be there', () => {
    expect(scripts.length).toBeGreaterThan(5);
    expect(holders('check-in:face-measured').length).toBeGreaterThan(0);
  });

  it.each([
    ['the scoring module', SCORER_VERSION],
    ['the paper generator', 'xoshiro128ss/1'],
    ['package opening', 'exam-package/slot/'],
    ['record sealing', 'stationSignPrivateKey'],
    ['Node', 'node:fs'],
  ])('holds nothing of %s', (_, sentinel) => {
    expect(holders(sentinel)).toEqual([]);
  });

  it('holds no text of the demonstration bank', async () => {
    const folder = 'resources/demo-bank/010-civil-constructor';
    const files = (await readdir(folder)).filter((name) => name.includes('-single'));
    const stems = (await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))).flatMap(
      (text) => (JSON.parse(text) as { items: { stem: string }[] }).items.map((item) => item.stem),
    );
    expect(stems.length).toBeGreaterThan(60);
    expect(stems.filter((stem) => holders(stem).length > 0)).toEqual([]);
  });

  it('asks nothing of the network', () => {
    const fetched = scripts.filter((script) => /<script[^>]+src="https?:/.test(script.text));
    expect(fetched.map((script) => script.name)).toEqual([]);
  });
});
