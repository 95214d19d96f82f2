import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readBanks } from '../../../src-bank/read/read-banks';
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

function readFolder(folder: string) {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(BANKS, folder, file), 'utf8'));
  const files = readdirSync(join(BANKS, folder)).filter((file) => file.endsWith('.json'));
  const banks = files.filter((file) => file !== 'blueprint.json').map((file) => BankFile.parse(json(file)));
  return {
    folder,
    blueprint: files.includes('blueprint.json') ? Blueprint.parse(json('blueprint.json')) : undefined,
    names: banks.map((bank) => bank.bank),
  };
}

const read = folders.map(readFolder);
const banks = await readBanks(folders.map((folder) => join(BANKS, folder)));
if (!banks.ok) throw new Error(JSON.stringify(banks.error.slice(0, 5)));
const everything = banks.value.items;
const posts = read.flatMap(({ folder, blueprint }) =>
  blueprint === undefined ? [] : [{ folder, blueprint }],
);

describe('the demonstration banks that ship', () => {
  it('are there', () => {
    expect(posts.length).toBeGreaterThan(0);
  });

  it('use every id once, over all folders', () => {
    const ids = everything.map((item) => item.id);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it.each(read)('$folder is marked 演示 in every file (QB-7)', ({ names }) => {
    for (const name of names) expect(name).toContain('演示');
  });

  it('have only items that pass the schema and the item lint (QB-4)', () => {
    expect(everything.length).toBeGreaterThan(1000);
    expect(everything.flatMap(lintItem)).toEqual([]);
    expect(everything.filter((item) => item.status !== 'approved').map((item) => item.id)).toEqual([]);
  });

  it('reach the quantities of QB-3: a shared pool of 60/15/30 and 140/35/70/20 of its own for each post', () => {
    const count = (ofPost: string, isShared: boolean) => {
      const own = everything.filter(
        (item) => item.posts.includes(ofPost) && item.posts.length > 1 === isShared,
      );
      return ['single', 'multiple', 'true-false', 'case'].map(
        (type) => own.filter((i) => i.type === type).length,
      );
    };
    const atLeast = (counts: readonly number[], wanted: readonly number[]): boolean =>
      counts.every((found, at) => found >= (wanted[at] ?? 0));
    expect(posts.map(({ blueprint }) => blueprint.post)).toEqual(['010', '050', '110', '140']);
    for (const { blueprint } of posts) {
      expect(atLeast(count(blueprint.post, true), [60, 15, 30, 0])).toBe(true);
      expect(atLeast(count(blueprint.post, false), [140, 35, 70, 20])).toBe(true);
    }
  });

  it.each(posts)('$folder weighs its four groups 20, 30, 30 and 20 of 100 (QB-5)', ({ blueprint }) => {
    const weights = new Map<string, number>();
    for (const { code, weight } of blueprint.topics) {
      const group = code.slice(0, 3);
      weights.set(group, (weights.get(group) ?? 0) + weight);
    }
    expect(Object.fromEntries(weights)).toEqual({ GEN: 200, BAS: 300, POS: 300, SKL: 200 });
  });

  it.each(posts)(
    '$folder with the shared pool gives full papers for 200 seeds, worth 100 by their keys (TS-2, TS-22)',
    ({ folder, blueprint }) => {
      const index = indexBank({ bankVersion: '演示', items: everything }, blueprint);
      if (!index.ok) throw new Error(JSON.stringify(index.error));
      const borrowed = new Map<string, number>();
      for (let seed = 0; seed < 200; seed++) {
        const made = generatePaper({ index: index.value, seed: buildSeed(`${folder} ${seed}`) });
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        const paper = made.value;
        expect(toCandidatePaper(paper, everything, true).questions).toHaveLength(74);
        expect(new Set(scoredItemIds(paper)).size).toBe(86);
        const keys = keysOfPaper(paper, everything);
        if (!keys.ok) throw new Error(JSON.stringify(keys.error));
        const answers = new Map(keys.value.map((key) => [key.itemId, key.key]));
        const score = scoreAttempt({ keys: keys.value, answers, passMark: 60 });
        expect(score.ok && score.value.total).toBe(100);
        for (const { type } of paper.borrows) borrowed.set(type, (borrowed.get(type) ?? 0) + 1);
      }
      expect(Object.fromEntries(borrowed)).toEqual({});
    },
  );
});
