import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBanks } from '../../../../src-bank/read/read-banks';
import type { ItemId } from '../../../../src-shared/basics/ids';
import { generatePaper } from '../../../../src-shared/domain/paper/generate-paper';
import { indexBank } from '../../../../src-shared/domain/paper/index-bank';
import type { Paper } from '../../../../src-shared/domain/paper/paper';

const bank = await readBanks(['resources/demo-bank/shared', 'resources/demo-bank/010-civil-constructor']);
if (!bank.ok) throw new Error('the demonstration bank is broken');
const [blueprint] = bank.value.blueprints;
if (blueprint === undefined) throw new Error('no blueprint');
const index = indexBank({ bankVersion: 'test', items: bank.value.items }, blueprint);
if (!index.ok) throw new Error(index.error.kind);

const seedOf = (n: number): Uint8Array => createHash('sha256').update(`seed ${n}`).digest();
const idsOf = (paper: Paper): readonly ItemId[] =>
  paper.questions.map((question) => (question.kind === 'case' ? question.caseId : question.item.itemId));

function paper(n: number, earlierItemIds: readonly ItemId[] = []): Paper {
  const made = generatePaper({
    index: index.ok ? index.value : neverIndex(),
    seed: seedOf(n),
    earlierItemIds,
  });
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

function neverIndex(): never {
  throw new Error('no index');
}

describe('a paper for somebody who has sat before (TS-12)', () => {
  it('repeats at most a fifth of the earlier paper when the bank allows it, and says which items', () => {
    for (let n = 0; n < 100; n++) {
      const first = paper(n);
      const earlier = idsOf(first);
      const second = paper(n + 1000, earlier);
      const shared = idsOf(second).filter((id) => earlier.includes(id));
      expect([...second.repeated].sort()).toEqual([...shared].sort());
      expect(shared.length).toBeLessThanOrEqual(Math.floor(74 / 5));
      expect(second.questions).toHaveLength(74);
    }
  });

  it('repeats fewer than a paper drawn without regard to the earlier one', () => {
    const counts = Array.from({ length: 50 }, (_, n) => {
      const earlier = idsOf(paper(n));
      const count = (drawn: Paper): number => idsOf(drawn).filter((id) => earlier.includes(id)).length;
      return { kept: count(paper(n + 1000, earlier)), free: count(paper(n + 1000)) };
    });
    const sum = (key: 'kept' | 'free'): number => counts.reduce((total, one) => total + one[key], 0);
    expect(sum('kept')).toBeLessThan(sum('free') / 3);
  });

  it('is still made, never short, when everything has been seen, and reports all of it', () => {
    const everything = bank.ok ? bank.value.items.map((item) => item.id) : [];
    const again = paper(1, everything);
    expect(again.questions).toHaveLength(74);
    expect(again.repeated).toHaveLength(74);
  });

  it('is the same for the same seed and the same earlier items, in whatever order they are named', () => {
    const earlier = idsOf(paper(3));
    expect(paper(4, earlier)).toEqual(paper(4, [...earlier].reverse()));
  });
});
