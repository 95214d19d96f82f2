import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { faceAssetFiles } from '../../scripts/face-assets/asset-list';
import { embedderAssetFiles } from '../../scripts/face-assets/embedder-asset-list';
import { meshAssetFiles } from '../../scripts/face-assets/mesh-asset-list';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';
import { checkPhoto } from '../../src-shared/domain/person/photo-check';
import { FacePolicy } from '../../src-shared/domain/policy/face-policy';
import type { FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import { fuseDistances } from '../../src-shared/domain/presence/fuse-distances';
import { costsTry, judgeFace } from '../../src-shared/domain/presence/judge-face';
import { buildHarnessPage, fakeCamera, type Harness, launchHarness } from './face-harness/launch-harness';
import type { Crop, FaceHarness } from './face-harness/page/page';

// Inside `page.evaluate` this is the page's global; the test process only borrows the type.
declare const harness: FaceHarness;

/** What the demonstration's stations judge by. */
const POLICY = FacePolicy.parse(
  JSON.parse(readFileSync('resources/demo/session/session.json', 'utf8')).policy.face,
);

/** Two of the people on one of face-api's own sample photographs (MIT), each as a portrait and as a camera sees them. */
const GROUP = '/samples/sample6.jpg';
const LEFT = {
  portrait: { x: 165, y: 330, width: 420, height: 588 },
  seat: { x: 94, y: 430, width: 560, height: 420 },
};
const RIGHT = { seat: { x: 1330, y: 231, width: 560, height: 420 } };

let pageFolder: string;
let scratch: string;

test.beforeAll(async () => {
  pageFolder = await buildHarnessPage();
  scratch = await mkdtemp(path.join(tmpdir(), 'face-clips-'));
});
test.afterAll(async () => {
  await rm(pageFolder, { recursive: true, force: true });
  await rm(scratch, { recursive: true, force: true });
});

/** One Electron for all that needs no camera. */
test.describe('the face worker', () => {
  let opened: Harness;
  const consoleLines: string[] = [];
  test.beforeAll(async () => {
    opened = await launchHarness(pageFolder);
    opened.page.on('console', (message) => consoleLines.push(message.text()));
  });
  test.afterAll(() => opened.close());

  test('starts on the wasm backend under the content security policy, and nothing is refused', async () => {
    const ready = await opened.page.evaluate(async () => {
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

  test('compares by no network of the second embedder that was changed after the build', async () => {
    for (const { name } of await embedderAssetFiles()) {
      await setInMain({ damagedFile: name });
      const answers = await opened.page.evaluate(
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
    const measured = await opened.page.evaluate(
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
      const answers = await opened.page.evaluate(async () => {
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

  test('finds the same person near and another one far, also when tilted or in poorer light', async () => {
    const same = await compare([LEFT.seat, LEFT.seat, LEFT.seat]);
    const changed = await compare([LEFT.seat], { turnDegrees: 12, brightness: 0.5 });
    const other = await compare([RIGHT.seat, RIGHT.seat, RIGHT.seat]);
    expect(judgeFace(same, POLICY)).toEqual({ kind: 'accept' });
    expect(judgeFace(other, POLICY)).toEqual({ kind: 'no-match' });
    expect(distanceOf(changed)).toBeLessThan(POLICY.acceptDistanceMilli);
    expect(same).toMatchObject({ kind: 'one-face', frames: 3, source: 'camera' });
    expect(same.luma).toBeGreaterThan(changed.luma);
  });

  test('gives no face and no light for a black frame, and counts the faces of a group', async () => {
    const seen = await opened.page.evaluate(async (group) => {
      const checker = harness.createFaceChecker();
      await checker.prepare();
      const black = await checker.glance(await harness.frameOf(undefined));
      const many = await checker.glance(await harness.frameOf(group));
      checker.dispose();
      return { black, many };
    }, GROUP);
    expect(seen.black).toEqual({ ok: true, value: { kind: 'no-face', luma: 0 } });
    expect(seen.many).toMatchObject({ ok: true, value: { kind: 'many-faces' } });
  });

  test('lets one frame with two faces decide, and leaves out frames without any', async () => {
    const fused = await opened.page.evaluate(
      async ([group, { portrait, seat }]) => {
        const checker = harness.createFaceChecker();
        await checker.prepare();
        await checker.setReference(await harness.photoOf(group, portrait));
        const alone = await harness.frameOf(group, seat);
        const both = [await harness.frameOf(group, seat), await harness.frameOf(group)];
        const withGap = await checker.check([alone, await harness.frameOf(undefined)], 'camera');
        const withSecond = await checker.check(both, 'camera');
        const nobody = await checker.check([await harness.frameOf(undefined)], 'camera');
        checker.dispose();
        return { withGap, withSecond, nobody };
      },
      [GROUP, LEFT] as const,
    );
    expect(fused.withGap).toMatchObject({ value: { measurement: { kind: 'one-face', frames: 1 } } });
    expect(fused.withSecond).toMatchObject({
      value: { measurement: { kind: 'many-faces' }, box: undefined },
    });
    expect(fused.nobody).toMatchObject({ value: { measurement: { kind: 'no-face', luma: 0 } } });
  });

  test('says so when the registered photograph shows no face, is no picture, or was never set', async () => {
    const answers = await opened.page.evaluate(async (group) => {
      const checker = harness.createFaceChecker();
      await checker.prepare();
      const unset = await checker.check([await harness.frameOf(undefined)], 'camera');
      const wall = await checker.setReference(
        await harness.photoOf(group, { x: 1750, y: 1000, width: 150, height: 210 }),
      );
      const noise = await checker.setReference(new Uint8Array([1, 2, 3]));
      checker.dispose();
      return [unset, wall, noise];
    }, GROUP);
    const problem = { ok: false, error: { kind: 'reference-has-no-face' } };
    expect(answers).toEqual([problem, problem, problem]);
  });

  test('measures a registered photograph, and answers at once when the same one is set later', async () => {
    const seen = await opened.page.evaluate(
      async ([group, { portrait, seat }]) => {
        const checker = harness.createFaceChecker();
        await checker.prepare();
        const photo = await harness.photoOf(group, portrait);
        const studied = await checker.studyPhoto(photo);
        const wall = await checker.studyPhoto(
          await harness.photoOf(group, { x: 1750, y: 1000, width: 150, height: 210 }),
        );
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
          wall,
          both,
          noise,
          byGallery,
          forgotten,
          byPhoto: look.ok && look.value.measurement,
        };
      },
      [GROUP, LEFT] as const,
    );
    expect(seen.studied).toMatchObject({ ok: true, value: { kind: 'one-face' } });
    expect(seen.wall).toEqual({ ok: true, value: { kind: 'no-face' } });
    expect(seen.both).toMatchObject({ ok: true, value: { kind: 'many-faces' } });
    expect(seen.noise).toEqual({ ok: true, value: { kind: 'no-picture' } });
    expect(seen.byGallery).toEqual(seen.byPhoto);
    expect(seen.forgotten).toEqual({ ok: false, error: { kind: 'reference-has-no-face' } });
  });

  test('finds no fault that is not there in the photographs of the demonstration persons', async () => {
    const { candidates } = await demonstrationPeople();
    for (const name of candidates) {
      const photo = `resources/demo/people/${name}/photo.jpg`;
      const study = await opened.page.evaluate(async (who) => {
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

  test('holds as many tensors after thirty checks as before, and answers calls in order', async () => {
    const counts = await opened.page.evaluate(
      async ([group, { portrait, seat }]) => {
        const checker = harness.createFaceChecker();
        const before = await checker.prepare();
        await checker.setReference(await harness.photoOf(group, portrait));
        const frames = await Promise.all(Array.from({ length: 30 }, () => harness.frameOf(group, seat)));
        const order: number[] = [];
        await Promise.all(
          frames.map((frame, i) => checker.check([frame], 'camera').then(() => void order.push(i))),
        );
        const after = await checker.prepare();
        checker.dispose();
        return { before, after, order };
      },
      [GROUP, LEFT] as const,
    );
    expect(counts.after).toEqual(counts.before);
    expect(counts.order).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  test('answers what is under way, and all that follows, when it is disposed of', async () => {
    const answers = await opened.page.evaluate(async () => {
      const checker = harness.createFaceChecker();
      const underWay = checker.prepare();
      checker.dispose();
      return [await underWay, await checker.prepare()];
    });
    const crashed = { ok: false, error: { kind: 'worker-crashed' } };
    expect(answers).toEqual([crashed, crashed]);
  });

  test('accepts every demonstration person before their own photograph and refuses the stranger', async () => {
    const people = await demonstrationPeople();
    const matrix = await opened.page.evaluate(async ({ candidates, strangers }) => {
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
    const missing = await opened.page.evaluate(() => harness.openDemonstrationClip('nobody'));
    expect(missing).toEqual({ ok: false, error: { kind: 'clip-missing' } });
  });

  async function compare(seats: readonly Crop[], change = {}): Promise<FaceMeasurement> {
    const look = await opened.page.evaluate(
      async ([group, portrait, crops, how]) => {
        const checker = harness.createFaceChecker();
        await checker.prepare();
        await checker.setReference(await harness.photoOf(group, portrait));
        const frames = await Promise.all(crops.map((crop) => harness.frameOf(group, crop, how)));
        const answer = await checker.check(frames, 'camera');
        checker.dispose();
        return answer;
      },
      [GROUP, LEFT.portrait, seats, change] as const,
    );
    if (!look.ok) throw new Error(look.error.kind);
    return look.value.measurement;
  }

  function prepared() {
    return opened.page.evaluate(async () => {
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
    return opened.app.evaluate((_, values) => void Object.assign(globalThis, values), settings);
  }
});

test.describe('the camera', () => {
  const clipOf = (name: string) => path.join(scratch, `${name}.mjpeg`);

  test.beforeAll(async () => {
    await withHarness([], async ({ page }) => {
      const frames = await page.evaluate(
        async ([group, { seat }]) => ({
          person: [...(await harness.jpegFrameOf(group, seat))],
          black: [...(await harness.jpegFrameOf(undefined))],
        }),
        [GROUP, LEFT] as const,
      );
      for (const [name, jpeg] of Object.entries(frames)) {
        await writeFile(clipOf(name), Buffer.concat(Array.from({ length: 12 }, () => Buffer.from(jpeg))));
      }
    });
  });

  test('is opened, previewed as in a mirror, and its person is accepted', async () => {
    await withHarness(fakeCamera(clipOf('person')), async ({ page }) => {
      const seen = await page.evaluate(
        async ([group, { portrait }]) => {
          const camera = await harness.openCamera();
          if (!camera.ok) return camera;
          const { kind, width, height } = camera.value;
          const preview = document.querySelector('canvas');
          if (preview === null) throw new Error('no canvas');
          camera.value.attach(preview);
          const isMirrored = await harness.isMirrored(preview, await camera.value.grab());
          const checker = harness.createFaceChecker();
          await checker.prepare();
          await checker.setReference(await harness.photoOf(group, portrait));
          const look = await checker.check([await camera.value.grab(), await camera.value.grab()], kind);
          camera.value.stop();
          const afterStop = await checker.glance(await camera.value.grab());
          checker.dispose();
          return { kind, width, height, isMirrored, look, afterStop };
        },
        [GROUP, LEFT] as const,
      );
      const stopped = { ok: true, value: { kind: 'no-face', luma: 0 } };
      const opened = { kind: 'camera', width: 640, height: 480, isMirrored: true };
      expect(seen).toMatchObject({ ...opened, afterStop: stopped });
      if (!('look' in seen) || !seen.look.ok) throw new Error('no look');
      expect(judgeFace(seen.look.value.measurement, POLICY)).toEqual({ kind: 'accept' });
    });
  });

  test('is called dark when it shows nothing but black', async () => {
    await withHarness(fakeCamera(clipOf('black')), async ({ page }) => {
      const opened = await page.evaluate(() => harness.openCamera());
      expect(opened).toEqual({ ok: false, error: { kind: 'camera-dark-or-dead' } });
    });
  });

  test('is told apart when it is refused', async () => {
    await withHarness(['--use-fake-device-for-media-stream'], async ({ app, page }) => {
      await app.evaluate(({ session }) =>
        session.defaultSession.setPermissionRequestHandler((_, __, answer) => answer(false)),
      );
      const opened = await page.evaluate(() => harness.openCamera());
      expect(opened).toEqual({ ok: false, error: { kind: 'camera-refused' } });
    });
  });
});

const PEOPLE = fileURLToPath(new URL('../../resources/demo/people/', import.meta.url));

type People = { readonly candidates: readonly string[]; readonly strangers: readonly string[] };

async function demonstrationPeople(): Promise<People> {
  const listed: readonly { personId: string; role: string }[] = JSON.parse(
    await readFile(path.join(PEOPLE, 'people.json'), 'utf8'),
  );
  const idsOf = (role: string) =>
    listed.filter((person) => person.role === role).map(({ personId }) => personId);
  return { candidates: idsOf('candidate'), strangers: idsOf('stranger') };
}

async function withHarness(
  switches: readonly string[],
  use: (opened: Harness) => Promise<void>,
): Promise<void> {
  const opened = await launchHarness(pageFolder, switches);
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}

function distanceOf(measurement: FaceMeasurement): number {
  if (measurement.kind !== 'one-face') throw new Error(`expected one face, got ${measurement.kind}`);
  const fused = fuseDistances(measurement.distances, POLICY.fusion);
  if (fused === undefined) throw new Error('a network did not run');
  return fused;
}
