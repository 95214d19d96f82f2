import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearDuplicates, trigramsOf } from '../../src-bank/check/near-duplicates';
import { writeQtiPackage } from '../../src-bank/qti/write-qti-package';
import type { SourceFormat } from '../../src-bank/read/read-source-file';
import { templateCsv, templateXlsx } from '../../src-bank/sheet/template-command';
import { Item } from '../../src-shared/domain/item/item';
import { exampleItems } from '../unit/bank/bank-folder';
import { bytesOf, fixture, gbk, readFile } from '../unit/bank/source-files';

/** Text as XHTML keeps it: no white space at the ends of lines or twice, no empty line. */
const words = (maxLength: number) =>
  fc
    .array(
      fc.string({
        unit: fc.constantFrom(...'安全员abcXYZ019<>&"\'²（）。，/[]'),
        minLength: 1,
        maxLength: 12,
      }),
      {
        minLength: 1,
        maxLength,
      },
    )
    .map((parts) => parts.join(' '));
const stem = fc.array(words(4), { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const optionIds = fc.constantFrom(['a', 'b', 'c', 'd'], ['1', '2', '3', '4'], ['x1', '9z', 'opt', '0']);

const question = (type: 'single' | 'multiple' | 'true-false') =>
  fc
    .record({
      stem,
      difficulty: fc.constantFrom(1, 2, 3),
      level: fc.constantFrom('remember', 'understand', 'apply'),
      rationale: words(3),
      source: words(3),
      ids: type === 'true-false' ? fc.constantFrom(['t', 'f'], ['yes', 'no'], ['1', '0']) : optionIds,
      texts: fc.uniqueArray(words(2), { minLength: 4, maxLength: 4 }),
      keys: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2, maxLength: 3 }),
      isFixed: fc.boolean(),
    })
    .map(({ ids, texts, keys, isFixed, ...rest }) => {
      const shown = type === 'true-false' ? ['正确', '错误'] : texts;
      const at = type === 'multiple' ? keys : [(keys[0] ?? 0) % ids.length];
      return {
        ...rest,
        type,
        options: ids.map((id, index) => ({ id, text: shown[index] ?? '' })),
        key: at.map((index) => ids[index] ?? ''),
        ...(isFixed ? { fixedOrder: true } : {}),
      };
    });

const authored = fc.record({
  version: fc.integer({ min: 1, max: 99 }),
  posts: fc.constantFrom(['010'], ['010', '050'], ['140']),
  topic: fc.constantFrom('GEN.LAW', 'POS.SCH'),
  author: words(1),
  reviewer: words(1),
  status: fc.constantFrom('draft', 'approved', 'retired'),
  licence: words(2),
});
const extras = fc.record(
  { enemyGroup: words(1), validFrom: fc.constant('2026-01-01'), validTo: fc.constant('2027-12-31') },
  { requiredKeys: [] },
);
const choice = fc
  .tuple(
    fc.constantFrom('single', 'multiple', 'true-false' as const).chain((type) => question(type)),
    authored,
    extras,
  )
  .map(([own, all, more]) => ({ ...own, ...all, ...more }));
const theCase = fc
  .tuple(
    question('single'),
    question('single'),
    question('multiple'),
    question('true-false'),
    stem,
    authored,
    extras,
  )
  .map(([a, b, c, d, text, all, more]) => ({
    type: 'case',
    stem: text,
    difficulty: a.difficulty,
    items: [a, b, c, d],
    ...all,
    ...more,
  }));
/** Ids may begin with a digit, as XML names may not. */
const bank = fc.array(fc.oneof(choice, theCase), { minLength: 1, maxLength: 6 }).map((items) =>
  items.map((item, at) => {
    const id = `${at}.Q-${at}`;
    const parts =
      'items' in item ? { items: item.items.map((part, n) => ({ ...part, id: `${id}_${n}` })) } : {};
    return Item.parse({ ...item, id, ...parts });
  }),
);

describe('a bank that goes out as QTI 3.0 and comes back', () => {
  it('is the same bank', async () => {
    await fc.assert(
      fc.asyncProperty(bank, async (items) => {
        const archive = writeQtiPackage(items, new Map());
        if (!archive.ok) throw new Error(JSON.stringify(archive.error));
        const { items: read, found } = await readFile('qti', archive.value, {});
        expect(found).toEqual([]);
        expect(read).toEqual(items);
        const again = writeQtiPackage(read, new Map());
        expect(again.ok && Buffer.from(again.value).equals(Buffer.from(archive.value))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

type Change =
  | { readonly kind: 'set'; readonly at: number; readonly byte: number }
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'copy'; readonly at: number; readonly length: number }
  | { readonly kind: 'end'; readonly at: number };
const place = fc.nat({ max: 1_000_000 });
const changes = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('set' as const), at: place, byte: fc.nat({ max: 255 }) }),
    fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.nat({ max: 40 }) }),
    fc.record({ kind: fc.constant('copy' as const), at: place, length: fc.nat({ max: 400 }) }),
    fc.record({ kind: fc.constant('end' as const), at: place }),
  ),
  { minLength: 1, maxLength: 6 },
);

function changed(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  return list.reduce((now, change) => {
    const at = now.length === 0 ? 0 : change.at % now.length;
    switch (change.kind) {
      case 'set':
        return now.map((byte, index) => (index === at ? change.byte : byte));
      case 'cut':
        return new Uint8Array([...now.subarray(0, at), ...now.subarray(at + change.length)]);
      case 'copy':
        return new Uint8Array([...now.subarray(0, at + change.length), ...now.subarray(at)]);
      default:
        return now.slice(0, at);
    }
  }, bytes);
}

describe('a file that was damaged anywhere', () => {
  const qti = () => {
    const archive = writeQtiPackage(exampleItems(), new Map());
    if (!archive.ok) throw new Error('not written');
    return archive.value;
  };
  const sources: readonly (readonly [string, SourceFormat, () => Promise<Uint8Array> | Uint8Array])[] = [
    ['an .xlsx file', 'xlsx', templateXlsx],
    ['a CSV file', 'csv', templateCsv],
    [
      'a CSV file in GBK',
      'csv',
      () => gbk('题型,题干,选项A,选项B,选项C,选项D,答案\n单选,样例题干,甲,乙,丙,丁,A\n'),
    ],
    ['a QTI package', 'qti', qti],
    ['a QTI 3 item', 'xml', () => bytesOf(fixture('qti3-choice.xml'))],
    ['a QTI 2 item', 'xml', () => bytesOf(fixture('qti21-multiple.xml'))],
    ['a Moodle export', 'xml', () => bytesOf(fixture('moodle-export.xml'))],
    ['a GIFT file', 'gift', () => bytesOf(fixture('questions.gift'))],
  ];

  it.each(sources)('%s gives items and findings, never a crash', async (_name, format, make) => {
    const bytes = await make();
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const { items, found } = await readFile(format, changed(new Uint8Array(bytes), list));
        for (const item of items) expect(Item.safeParse(item).success).toBe(true);
        for (const one of found) expect(one).toMatch(/[a-z]$/);
      }),
      { numRuns: 150 },
    );
  });

  it('or is not a file of the kind at all gives findings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom<SourceFormat>('xlsx', 'csv', 'qti', 'xml', 'gift'),
        async (bytes, format) => {
          const { items } = await readFile(format, bytes);
          for (const item of items) expect(Item.safeParse(item).success).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the search for near-duplicates', () => {
  const limit = { shared: 4, of: 5 };
  const isAlike = (one: string, other: string) => {
    const [a, b] = [trigramsOf(one), trigramsOf(other)];
    const shared = [...a].filter((gram) => b.has(gram)).length;
    return shared * 5 >= (a.size + b.size - shared) * 4;
  };

  it('finds every text that is like another, and no pair that is not alike', () => {
    const text = fc.string({ unit: fc.constantFrom(...'安全员施工'), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 25 }), (texts) => {
        const found = nearDuplicates(
          texts.map((one) => ({ text: one })),
          limit,
        );
        const expected = texts.some((one, at) => texts.slice(0, at).some((other) => isAlike(one, other)));
        expect(found.length > 0).toBe(expected);
        for (const { first, second } of found)
          expect(isAlike(texts[first] ?? '', texts[second] ?? '')).toBe(true);
        // What is left when every text found is taken out is free of likeness.
        const kept = texts.filter(
          (_one, at) => !found.some(({ first, second }) => first === at || second === at),
        );
        expect(
          nearDuplicates(
            kept.map((one) => ({ text: one })),
            limit,
          ),
        ).toEqual([]);
        for (const [at, one] of kept.entries())
          for (const other of kept.slice(0, at)) expect(isAlike(one, other)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
