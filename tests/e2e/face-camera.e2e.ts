import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { judgeFace } from '../../src-shared/domain/presence/judge-face';
import { GROUP, LEFT, POLICY, pageOfFile } from './face-harness/face-world';
import { fakeCamera, type Harness, launchHarness } from './face-harness/launch-harness';
import type { FaceHarness } from './face-harness/page/page';

// Inside `page.evaluate` this is the page's global; the test process only borrows the type.
declare const harness: FaceHarness;

const pageFolder = pageOfFile();

test.describe('the camera', () => {
  let scratch: string;
  const clipOf = (name: string) => path.join(scratch, `${name}.mjpeg`);

  test.beforeAll(async () => {
    scratch = await mkdtemp(path.join(tmpdir(), 'face-clips-'));
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

  test.afterAll(() => rm(scratch, { recursive: true, force: true }));

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

async function withHarness(
  switches: readonly string[],
  use: (opened: Harness) => Promise<void>,
): Promise<void> {
  const opened = await launchHarness(pageFolder(), switches);
  try {
    await use(opened);
  } finally {
    await opened.close();
  }
}
