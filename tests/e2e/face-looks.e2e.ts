import { expect, test } from '@playwright/test';
import type { FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import { fuseDistances } from '../../src-shared/domain/presence/fuse-distances';
import { judgeFace } from '../../src-shared/domain/presence/judge-face';
import { GROUP, harnessOfFile, LEFT, POLICY, RIGHT } from './face-harness/face-world';
import type { Crop, FaceHarness } from './face-harness/page/page';

// Inside `page.evaluate` this is the page's global; the test process only borrows the type.
declare const harness: FaceHarness;

const harnessOf = harnessOfFile();

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

test('calls a blurred picture blurred and a mouth behind a black mask covered, before anything is compared', async () => {
  const good = await compare([LEFT.seat]);
  const blurred = await compare([LEFT.seat], { blurPixels: 4 });
  // Over mouth and chin of this person, in pixels of the frame.
  const covered = await compare([LEFT.seat], { cover: { x: 235, y: 285, width: 190, height: 120 } });
  expect(judgeFace(good, POLICY)).toEqual({ kind: 'accept' });
  expect(judgeFace(blurred, POLICY)).toEqual({ kind: 'retry', reason: 'too-blurred' });
  expect(judgeFace(covered, POLICY)).toEqual({ kind: 'retry', reason: 'covered' });
});

test('gives no face and no light for a black frame, and counts the faces of a group', async () => {
  const seen = await harnessOf().page.evaluate(async (group) => {
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
  const fused = await harnessOf().page.evaluate(
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

test('holds as many tensors after thirty checks as before, and answers calls in order', async () => {
  const counts = await harnessOf().page.evaluate(
    async ([group, { portrait, seat }]) => {
      const checker = harness.createFaceChecker();
      await checker.prepare();
      await checker.setReference(await harness.photoOf(group, portrait));
      // Asked again, because the networks to compare by came after the first answer.
      const before = await checker.prepare();
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
  const answers = await harnessOf().page.evaluate(async () => {
    const checker = harness.createFaceChecker();
    const underWay = checker.prepare();
    checker.dispose();
    return [await underWay, await checker.prepare()];
  });
  const crashed = { ok: false, error: { kind: 'worker-crashed' } };
  expect(answers).toEqual([crashed, crashed]);
});

async function compare(seats: readonly Crop[], change = {}): Promise<FaceMeasurement> {
  const look = await harnessOf().page.evaluate(
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

function distanceOf(measurement: FaceMeasurement): number {
  if (measurement.kind !== 'one-face') throw new Error(`expected one face, got ${measurement.kind}`);
  const fused = fuseDistances(measurement.distances, POLICY.fusion);
  if (fused === undefined) throw new Error('a network did not run');
  return fused;
}
