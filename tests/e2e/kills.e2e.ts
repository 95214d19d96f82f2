import { expect, test } from '@playwright/test';
import { underFire } from '../crash/station/under-fire';

/** The same blows in each run of the whole suite; `npm run test:crash` takes other ones, and many more. */
const SEED = 'kills/1';
const BLOWS = 50;

test('every acknowledged answer is there after each of 50 kills, in journal and read model; nothing invented', async () => {
  test.setTimeout(600_000);
  const { kills, answers } = await underFire({ seed: SEED, blows: BLOWS, say: (line) => console.log(line) });
  const total = [...kills.values()].reduce((sum, count) => sum + count, 0);
  expect(total).toBeGreaterThanOrEqual(BLOWS);
  expect([...kills.keys()]).toEqual(
    expect.arrayContaining(['main', 'whole group', 'main within a write', 'renderer']),
  );
  expect(answers).toBeGreaterThan(BLOWS * 10);
});
