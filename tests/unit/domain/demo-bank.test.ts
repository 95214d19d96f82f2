import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Item } from '../../../src-shared/domain/item/item';
import { lintItem } from '../../../src-shared/domain/item/lint-item';
import { Blueprint } from '../../../src-shared/domain/paper/blueprint';
import { scoredItemIds, toCandidatePaper } from '../../../src-shared/domain/paper/candidate-paper';
import { generatePaper } from '../../../src-shared/domain/paper/generate-paper';
import { indexBank } from '../../../src-shared/domain/paper/index-bank';
import { keysOfPaper } from '../../../src-shared/domain/scoring/keys-of-paper';
import { scoreAttempt } from '../../../src-shared/domain/scoring/score-attempt';
import { buildSeed } from '../../builders/build-seed';

const BANKS = fileURLToPath(new URL('../../../resources/demo-bank/', import.meta.url));
const BankFile = z.object({ bank: z.string(), items: z.array(z.unknown()) }).strict();

const folders = readdirSync(BANKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

function readBank(folder: string) {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(BANKS, folder, file), 'utf8'));
  const files = readdirSync(join(BANKS, folder)).filter((file) => file.endsWith('.json'));
  const banks = files.filter((file) => file !== 'blueprint.json').map((file) => BankFile.parse(json(file)));
  return {
    blueprint: Blueprint.parse(json('blueprint.json')),
    names: banks.map((bank) => bank.bank),
    raw: banks.flatMap((bank) => bank.items),
  };
}

describe('the demonstration banks that ship', () => {
  it('are there', () => {
    expect(folders).not.toEqual([]);
  });

  describe.each(folders)('%s', (folder) => {
    const { blueprint, names, raw } = readBank(folder);
    const items = raw.map((item) => Item.parse(item));

    it('is marked 演示 in every file (QB-7)', () => {
      for (const name of names) expect(name).toContain('演示');
    });

    it('has only items that pass the schema and the item lint (QB-4)', () => {
      expect(items.length).toBe(raw.length);
      expect(items.flatMap(lintItem)).toEqual([]);
      expect(items.filter((item) => item.status !== 'approved').map((item) => item.id)).toEqual([]);
    });

    it('gives a full paper, worth 100 points by its keys, for each of 200 seeds (TS-2, TS-22)', () => {
      const index = indexBank({ bankVersion: '演示', items }, blueprint);
      if (!index.ok) throw new Error(JSON.stringify(index.error));
      const borrowed = new Map<string, number>();
      for (let seed = 0; seed < 200; seed++) {
        const made = generatePaper({ index: index.value, seed: buildSeed(`${folder} ${seed}`) });
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        const paper = made.value;
        expect(toCandidatePaper(paper, items, true).questions).toHaveLength(74);
        expect(new Set(scoredItemIds(paper)).size).toBe(86);
        const keys = keysOfPaper(paper, items);
        if (!keys.ok) throw new Error(JSON.stringify(keys.error));
        const answers = new Map(keys.value.map((key) => [key.itemId, key.key]));
        const score = scoreAttempt({ keys: keys.value, answers, passMark: 60 });
        expect(score.ok && score.value.total).toBe(100);
        for (const { type } of paper.borrows) borrowed.set(type, (borrowed.get(type) ?? 0) + 1);
      }
      expect(Object.fromEntries(borrowed)).toEqual({});
    });
  });
});
