import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Item } from '../../../src-shared/domain/item/item';
import { buildItem } from '../../builders/build-bank';
import { buildBlueprint } from '../../builders/build-blueprint';

/** One approved item of each type in the test blueprint's topics. */
export function exampleItems(): readonly Item[] {
  return [
    buildItem({ type: 'single', topic: 'GEN.LAW', difficulty: 1 }, 1),
    buildItem({ type: 'multiple', topic: 'BAS.MEC', difficulty: 2 }, 1),
    buildItem({ type: 'true-false', topic: 'POS.QUA', difficulty: 3 }, 1),
    buildItem({ type: 'case', topic: 'POS.SCH', difficulty: 2 }, 1),
  ];
}

/** A temporary bank folder; texts and values by file name, over a good `blueprint.json` and a good `items.json`. */
export async function bankFolder(files: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bank-'));
  const all = {
    'blueprint.json': buildBlueprint(),
    'items.json': { bank: '样例题库', items: exampleItems() },
    ...files,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined) continue;
    await writeFile(path.join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
  }
  return folder;
}
