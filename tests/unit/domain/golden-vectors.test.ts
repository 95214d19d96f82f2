import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ScoringRequirement, scoringDifferences } from '../../../src-shared/domain/scoring/golden-vectors';

const required = ScoringRequirement.parse(
  JSON.parse(await readFile('resources/scoring/golden-vectors.json', 'utf8')),
);

describe('the golden vectors that travel in a package (TS-4 to TS-8)', () => {
  it('are worked rightly by this scorer', () => {
    expect(required.vectors.length).toBeGreaterThan(25);
    expect(scoringDifferences(required)).toEqual([]);
  });

  it('each can fail: with another total, another verdict, or accepted where it must be refused', () => {
    for (const [at, vector] of required.vectors.entries()) {
      const expected =
        vector.expected === 'malformed'
          ? { total: 0, isPass: false }
          : { ...vector.expected, total: (vector.expected.total + 1) % 101 };
      const vectors = required.vectors.map((one, i) => (i === at ? { ...vector, expected } : one));
      expect(scoringDifferences({ ...required, vectors })).toEqual([vector.name]);
    }
  });

  it('name the version of the rules', () => {
    expect(scoringDifferences({ ...required, scorerVersion: 'other' })).toHaveLength(1);
  });
});
