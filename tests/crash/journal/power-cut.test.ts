import { describe, expect, it } from 'vitest';
import { type LivesReport, lives } from './lives';

const SEEDS = Array.from({ length: 300 }, (_, n) => `lives/${n}`);

describe('a journal on a disk that loses what was not synced', () => {
  it('keeps every acknowledged record over 1,500 power cuts at random calls, and tells nobody of damage', async () => {
    const reports: LivesReport[] = [];
    for (const seed of SEEDS) reports.push(await lives(seed));
    const sum = (of: (report: LivesReport) => number) => reports.reduce((total, one) => total + of(one), 0);
    expect(sum((one) => one.cuts)).toBe(1500);
    expect(sum((one) => one.acknowledged)).toBeGreaterThan(5000);
    // The harness is worth something only if it really tears writes.
    expect(sum((one) => one.tornTails)).toBeGreaterThan(100);
  });

  it.each(['datasync', 'folder-sync'] as const)(
    'is found out when it forgets its %s: this suite would be red',
    async (forgotten) => {
      let red = 0;
      for (const seed of SEEDS.slice(0, 20)) await lives(seed, forgotten).catch(() => red++);
      expect(red).toBeGreaterThan(10);
    },
  );
});
