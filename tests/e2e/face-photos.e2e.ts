import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';
import { checkPhoto } from '../../src-shared/domain/person/photo-check';
import { demonstrationPeople, GROUP, harnessOfFile, LEFT, WALL } from './face-harness/face-world';
import type { FaceHarness } from './face-harness/page/page';

// Inside `page.evaluate` this is the page's global; the test process only borrows the type.
declare const harness: FaceHarness;

const harnessOf = harnessOfFile();

test('says so when the registered photograph shows no face, is no picture, or was never set', async () => {
  const answers = await harnessOf().page.evaluate(
    async ([group, wall]) => {
      const checker = harness.createFaceChecker();
      await checker.prepare();
      const unset = await checker.check([await harness.frameOf(undefined)], 'camera');
      const bare = await checker.setReference(await harness.photoOf(group, wall));
      const noise = await checker.setReference(new Uint8Array([1, 2, 3]));
      checker.dispose();
      return [unset, bare, noise];
    },
    [GROUP, WALL] as const,
  );
  const problem = { ok: false, error: { kind: 'reference-has-no-face' } };
  expect(answers).toEqual([problem, problem, problem]);
});

test('measures a registered photograph, and answers at once when the same one is set later', async () => {
  const seen = await harnessOf().page.evaluate(
    async ([group, { portrait, seat }, wall]) => {
      const checker = harness.createFaceChecker();
      await checker.prepare();
      const photo = await harness.photoOf(group, portrait);
      const studied = await checker.studyPhoto(photo);
      const bare = await checker.studyPhoto(await harness.photoOf(group, wall));
      const both = await checker.studyPhoto(await harness.coupleOf(group, portrait));
      const noise = await checker.studyPhoto(new Uint8Array([1, 2, 3]));
      const check = async () => {
        const look = await checker.check([await harness.frameOf(group, seat)], 'camera');
        return look.ok ? look.value.measurement : look;
      };
      await checker.setReference(photo);
      const byGallery = await check();
      await checker.forgetSitting();
      const forgotten = await check();
      checker.dispose();
      const fresh = harness.createFaceChecker();
      await fresh.prepare();
      await fresh.setReference(photo);
      const look = await fresh.check([await harness.frameOf(group, seat)], 'camera');
      fresh.dispose();
      return {
        studied,
        bare,
        both,
        noise,
        byGallery,
        forgotten,
        byPhoto: look.ok && look.value.measurement,
      };
    },
    [GROUP, LEFT, WALL] as const,
  );
  expect(seen.studied).toMatchObject({ ok: true, value: { kind: 'one-face' } });
  expect(seen.bare).toEqual({ ok: true, value: { kind: 'no-face' } });
  expect(seen.both).toMatchObject({ ok: true, value: { kind: 'many-faces' } });
  expect(seen.noise).toEqual({ ok: true, value: { kind: 'no-picture' } });
  expect(seen.byGallery).toEqual(seen.byPhoto);
  expect(seen.forgotten).toEqual({ ok: false, error: { kind: 'reference-has-no-face' } });
});

test('finds no fault that is not there in the photographs of the demonstration persons', async () => {
  const { candidates } = await demonstrationPeople();
  for (const name of candidates) {
    const photo = `resources/demo/people/${name}/photo.jpg`;
    const study = await harnessOf().page.evaluate(async (who) => {
      const checker = harness.createFaceChecker();
      await checker.prepare();
      const studied = await checker.studyPhoto(await harness.bytesOf(`/demo/${who}/photo.jpg`));
      checker.dispose();
      return studied;
    }, name);
    if (!study.ok) throw new Error(study.error.kind);
    const { outcome, findings } = checkPhoto(jpegFacts(await readFile(photo)), study.value);
    expect(outcome, JSON.stringify(findings.filter((one) => one.outcome !== 'pass'))).not.toBe('fail');
  }
});
