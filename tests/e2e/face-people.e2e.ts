import { expect, test } from '@playwright/test';
import type { FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import { costsTry, judgeFace } from '../../src-shared/domain/presence/judge-face';
import { demonstrationPeople, harnessOfFile, POLICY } from './face-harness/face-world';
import type { FaceHarness } from './face-harness/page/page';

// Inside `page.evaluate` this is the page's global; the test process only borrows the type.
declare const harness: FaceHarness;

const harnessOf = harnessOfFile();

test('accepts every demonstration person before their own photograph and refuses the stranger', async () => {
  const people = await demonstrationPeople();
  const matrix = await harnessOf().page.evaluate(async ({ candidates, strangers }) => {
    const checker = harness.createFaceChecker();
    await checker.prepare();
    const looks: { photo: string; clip: string; measurement: FaceMeasurement | undefined }[] = [];
    for (const photo of candidates) {
      await checker.setReference(await harness.bytesOf(`/demo/${photo}/photo.jpg`));
      for (const clip of [photo, ...strangers]) {
        const source = await harness.openDemonstrationClip(clip);
        if (!source.ok) throw new Error(`${clip} has no clip`);
        const frames: ImageBitmap[] = [];
        for (let i = 0; i < 3; i++) {
          // A glance takes about as long as the clip takes to its next frame.
          await checker.glance(await source.value.grab());
          frames.push(await source.value.grab());
        }
        const look = await checker.check(frames, source.value.kind);
        source.value.stop();
        looks.push({ photo, clip, measurement: look.ok ? look.value.measurement : undefined });
      }
    }
    checker.dispose();
    return looks;
  }, people);
  const verdicts = matrix.map(({ photo, clip, measurement }) => {
    const verdict = measurement && judgeFace(measurement, POLICY);
    // Refused is what costs a try; a picture that could not be compared proves nothing.
    const told = verdict && (verdict.kind === 'accept' ? 'accepted' : costsTry(verdict) && 'refused');
    return `${clip} as ${photo}: ${told}`;
  });
  expect(verdicts).toEqual(
    people.candidates.flatMap((photo) => [
      `${photo} as ${photo}: accepted`,
      ...people.strangers.map((clip) => `${clip} as ${photo}: refused`),
    ]),
  );
  expect(people.strangers).not.toEqual([]);
});

test('says so when there is no such demonstration clip', async () => {
  const missing = await harnessOf().page.evaluate(() => harness.openDemonstrationClip('nobody'));
  expect(missing).toEqual({ ok: false, error: { kind: 'clip-missing' } });
});
