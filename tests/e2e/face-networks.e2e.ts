import { expect, test } from '@playwright/test';
import { GROUP, harnessOfFile, LEFT, RIGHT } from './face-harness/face-world';
import type { FaceHarness } from './face-harness/page/page';

// Inside `page.evaluate` this is the page's global; the test process only borrows the type.
declare const harness: FaceHarness;

const harnessOf = harnessOfFile();

// Thresholds were measured on what face-api says; a faster way to run its networks must say the same.
for (const [who, { seat }] of [['one person', LEFT] as const, ['another', RIGHT] as const]) {
  test(`face-api's networks say what face-api says of ${who}: the same face, landmarks and descriptor`, async () => {
    const differences = await harnessOf().page.evaluate(
      async ([group, crop]) => {
        const face = { x: 200, y: 120, width: 240, height: 240 };
        return harness.sayTheSame(await harness.frameOf(group, crop), face);
      },
      [GROUP, seat] as const,
    );
    expect(differences.boxPixels).toBeLessThan(0.01);
    expect(differences.score).toBeLessThan(1e-4);
    expect(differences.landmarkPixels).toBeLessThan(0.01);
    expect(differences.descriptor).toBeLessThan(1e-5);
  });
}
