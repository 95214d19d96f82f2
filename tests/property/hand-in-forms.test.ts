import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from '../../src-shared/basics/base45';
import { ItemId, OptionId } from '../../src-shared/basics/ids';
import { framesOf, joinFrames } from '../../src-shared/domain/record/code-frames';
import { merklePath, merkleRoot, rootOfPath, type Sha256 } from '../../src-shared/domain/record/merkle';
import { packAnswers, unpackAnswers } from '../../src-shared/domain/record/pack-answers';

const sha256: Sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leaves = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 90 });

describe('a Merkle tree', () => {
  it('leads from every leaf to its root', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (list, pick) => {
        const index = pick % list.length;
        const leaf = list[index] as Uint8Array;
        const path = merklePath(sha256, list, index) ?? [];
        expect(rootOfPath(sha256, leaf, path)).toEqual(merkleRoot(sha256, list));
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(list.length)));
      }),
    );
  });

  it('leads from no other leaf to its root, and from no leaf by another’s path', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), fc.uint8Array({ maxLength: 20 }), (list, pick, other) => {
        const index = pick % list.length;
        const path = merklePath(sha256, list, index) ?? [];
        if (Buffer.compare(other, list[index] as Uint8Array) === 0) return;
        expect(rootOfPath(sha256, other, path)).not.toEqual(merkleRoot(sha256, list));
      }),
    );
  });

  it('has another root when a leaf is changed, doubled, left out or moved', () => {
    fc.assert(
      fc.property(leaves, fc.nat(), (list, pick) => {
        const index = pick % list.length;
        const root = merkleRoot(sha256, list);
        const leaf = list[index] as Uint8Array;
        const changed = [...list];
        changed[index] = Uint8Array.from([...leaf, 1]);
        expect(merkleRoot(sha256, changed)).not.toEqual(root);
        expect(merkleRoot(sha256, [...list, list.at(-1) as Uint8Array])).not.toEqual(root);
        if (list.length > 1)
          expect(
            merkleRoot(
              sha256,
              list.filter((_, at) => at !== index),
            ),
          ).not.toEqual(root);
      }),
    );
  });

  it('does not pass an inner node off as a leaf', () => {
    const list = [1, 2, 3, 4].map((n) => Uint8Array.of(n));
    const inner = Buffer.concat([merkleRoot(sha256, list.slice(0, 2)), merkleRoot(sha256, list.slice(2))]);
    expect(merkleRoot(sha256, [inner])).not.toEqual(merkleRoot(sha256, list));
  });

  it('gives RFC 9162’s root of nothing and of one empty leaf', () => {
    expect(Buffer.from(merkleRoot(sha256, [])).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    expect(Buffer.from(merkleRoot(sha256, [new Uint8Array()])).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });
});

describe('Base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as RFC 9285 does', (clear, text) => {
    expect(toBase45(Buffer.from(clear))).toBe(text);
    expect(Buffer.from(fromBase45(text) ?? []).toString()).toBe(clear);
  });

  it('comes back as it was, and one text stands for one row of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0AZ $%*+-./:9G'), maxLength: 12 }), (text) => {
        const read = fromBase45(text);
        if (read !== undefined) expect(toBase45(read)).toBe(text);
      }),
    );
  });

  it.each(['GGW', '::', 'a', '0', 'ä00'])('refuses %s', (text) => {
    expect(fromBase45(text)).toBeUndefined();
  });
});

const options = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => OptionId.parse(id));
const paper = fc.array(fc.integer({ min: 2, max: 6 }), { minLength: 1, maxLength: 100 }).map((counts) =>
  counts.map((count, at) => ({
    itemId: ItemId.parse(`I-${String(at).padStart(3, '0')}`),
    optionIds: options.slice(0, count),
  })),
);

describe('answers as bits', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(paper, fc.infiniteStream(fc.nat(63)), (slots, stream) => {
        const answers = slots.flatMap(({ itemId, optionIds }) => {
          const mask = stream.next().value as number;
          const chosen = optionIds.filter((_, bit) => (mask & (1 << bit)) !== 0);
          return chosen.length === 0 ? [] : [{ itemId, chosen }];
        });
        const bits = packAnswers(slots, answers);
        expect(bits && unpackAnswers(slots, bits)).toEqual(answers);
      }),
    );
  });
});

describe('the frames of a code', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0AZ:/9 '), minLength: 1, maxLength: 400 });
  it('are joined in any order and with repetitions', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 100 }), fc.nat(), (clear, max, turn) => {
        const frames = framesOf('KSQ', clear, 'ABC123', max);
        const turned = [...frames.slice(turn % frames.length), ...frames];
        expect(joinFrames('KSQ', turned)).toEqual({ ok: true, value: clear });
        if (frames.length > 1)
          expect(joinFrames('KSQ', frames.slice(1))).toEqual({ ok: false, error: 'frames-missing' });
      }),
    );
  });

  it('of two codes are not mixed, and other texts are none', () => {
    const [one] = framesOf('KSQ', 'A'.repeat(60), 'ABC123', 30);
    const [, two] = framesOf('KSQ', 'B'.repeat(60), 'ABC124', 30);
    expect(joinFrames('KSQ', [one ?? '', two ?? ''])).toEqual({
      ok: false,
      error: 'frames-of-different-codes',
    });
    for (const other of ['HTTPS://EXAMPLE.ORG', 'KSR:1/1:ABC123:X', ''])
      expect(joinFrames('KSQ', [other])).toEqual({ ok: false, error: 'not-a-code' });
    expect(joinFrames('KSQ', [])).toEqual({ ok: false, error: 'not-a-code' });
  });
});
