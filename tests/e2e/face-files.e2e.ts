import { expect, test } from '@playwright/test';
import { descriptorAssetFiles, faceAssetFiles } from '../../scripts/face-assets/asset-list';
import { embedderAssetFiles } from '../../scripts/face-assets/embedder-asset-list';
import { meshAssetFiles } from '../../scripts/face-assets/mesh-asset-list';
import { GROUP, harnessOfFile, LEFT, POLICY } from './face-harness/face-world';
import type { FaceHarness } from './face-harness/page/page';

// Inside `page.evaluate` this is the page's global; the test process only borrows the type.
declare const harness: FaceHarness;

const harnessOf = harnessOfFile();

test('starts on the wasm backend under the content security policy, and nothing is refused', async () => {
  const consoleLines: string[] = [];
  harnessOf().page.on('console', (message) => consoleLines.push(message.text()));
  const ready = await harnessOf().page.evaluate(async () => {
    const checker = harness.createFaceChecker();
    const first = await checker.prepare();
    const again = await checker.prepare();
    checker.dispose();
    return { first, again, violations: harness.violations };
  });
  expect(ready.first).toMatchObject({ ok: true, value: { backend: 'wasm' } });
  expect(ready.again).toEqual(ready.first);
  expect(ready.violations).toEqual([]);
  expect(consoleLines.filter((line) => line.includes('Content Security Policy'))).toEqual([]);
});

for (const { name } of faceAssetFiles()) {
  test(`refuses to start when one bit of ${name} was changed after the build`, async () => {
    await setInMain({ damagedFile: name });
    const problem = await prepared();
    await setInMain({ damagedFile: undefined });
    expect(problem).toEqual({ ok: false, error: { kind: 'model-damaged', file: name } });
  });
}

test('compares by no network that was changed after the build', async () => {
  for (const { name } of [...descriptorAssetFiles(), ...(await embedderAssetFiles())]) {
    await setInMain({ damagedFile: name });
    const answers = await harnessOf().page.evaluate(
      async ([group, { portrait, seat }]) => {
        const checker = harness.createFaceChecker();
        const prepared = await checker.prepare();
        const reference = await checker.setReference(await harness.photoOf(group, portrait));
        const glance = await checker.glance(await harness.frameOf(group, seat));
        checker.dispose();
        return { isPrepared: prepared.ok, reference, isGlancing: glance.ok };
      },
      [GROUP, LEFT] as const,
    );
    await setInMain({ damagedFile: undefined });
    expect(answers).toEqual({
      isPrepared: true,
      reference: { ok: false, error: { kind: 'model-damaged', file: name } },
      isGlancing: true,
    });
  }
});

test('runs the networks that the policy names and no other, and knows when it has none of that name', async () => {
  const models = POLICY.fusion.map(({ model }) => model);
  const measured = await harnessOf().page.evaluate(
    async ([group, { portrait, seat }, sets]) => {
      const seen: unknown[] = [];
      for (const names of sets) {
        const checker = harness.createFaceChecker(
          () => undefined,
          () => names,
        );
        await checker.prepare();
        const reference = await checker.setReference(await harness.photoOf(group, portrait));
        const look = await checker.check([await harness.frameOf(group, seat)], 'camera');
        const measurement = look.ok ? look.value.measurement : undefined;
        const isOne = measurement?.kind === 'one-face';
        seen.push(isOne ? measurement.distances.map(({ model }) => model) : reference);
        checker.dispose();
      }
      return seen;
    },
    [GROUP, LEFT, [...models.map((model) => [model]), models, ['某个网络']]] as const,
  );
  const unknown = { ok: false, error: { kind: 'model-unknown', model: '某个网络' } };
  expect(measured).toEqual([...models.map((model) => [model]), models, unknown]);
});

for (const { name } of meshAssetFiles()) {
  test(`refuses movements when one bit of ${name} was changed, and still compares faces`, async () => {
    await setInMain({ damagedFile: name });
    const answers = await harnessOf().page.evaluate(async () => {
      const checker = harness.createFaceChecker();
      const ready = await checker.prepare();
      const mesh = await checker.prepareMesh();
      checker.dispose();
      return { isReady: ready.ok, mesh };
    });
    await setInMain({ damagedFile: undefined });
    expect(answers).toEqual({
      isReady: true,
      mesh: { ok: false, error: { kind: 'model-damaged', file: name } },
    });
  });
}

test('refuses to start, rather than go on thirty times slower, where wasm may not be compiled', async () => {
  await setInMain({ isWasmForbidden: true });
  const answer = await prepared();
  await setInMain({ isWasmForbidden: false });
  expect(answer).toEqual({ ok: false, error: { kind: 'wasm-unavailable' } });
});

function prepared() {
  return harnessOf().page.evaluate(async () => {
    const checker = harness.createFaceChecker();
    const answer = await checker.prepare();
    checker.dispose();
    return answer;
  });
}

function setInMain(settings: {
  readonly damagedFile?: string | undefined;
  readonly isWasmForbidden?: boolean;
}) {
  return harnessOf().app.evaluate((_, values) => void Object.assign(globalThis, values), settings);
}
