import { createFaceChecker, type FaceChecker } from '../../src-renderer/face/face-checker';
import { DLIB_MODEL, FACE_MODELS, FIVE_POINT_MODEL } from '../../src-renderer/face/face-models';
import { peerCheck, peerFaces, startPeer } from './peer';
import { stageSpans } from './stages';
import { watchFrames } from './watch-frames';

/** Spans in ms, and the longest time without a repaint during each. */
export type CheckSpans = { readonly spans: readonly number[]; readonly gaps: readonly number[] };

export type ModelSet = 'first' | 'second' | 'both';
const MODELS: Readonly<Record<ModelSet, readonly string[]>> = {
  first: [DLIB_MODEL],
  second: [FIVE_POINT_MODEL],
  both: FACE_MODELS,
};

/** A person of one of face-api's sample pictures, as the camera and as the register have them. */
const PICTURE = '/samples/sample6.jpg';
const SEAT = { x: 94, y: 430, width: 560, height: 420 };
const PORTRAIT = { x: 165, y: 330, width: 420, height: 588 };

type Crop = typeof SEAT;

async function drawn(url: string, crop: Crop, width: number, height: number): Promise<OffscreenCanvas> {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d context');
  context.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  picture.close();
  return canvas;
}

async function jpegOf(canvas: OffscreenCanvas): Promise<Uint8Array> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  return new Uint8Array(await blob.arrayBuffer());
}

async function ready(models: ModelSet): Promise<FaceChecker> {
  const checker = createFaceChecker(undefined, () => MODELS[models]);
  const prepared = await checker.prepare();
  if (!prepared.ok) throw new Error(prepared.error.kind);
  return checker;
}

/** From nothing to the first glance, and on to the first photograph that can be compared with. */
async function starts(models: ModelSet, runs: number) {
  const photo = await jpegOf(await drawn(PICTURE, PORTRAIT, 295, 413));
  const toGlance: number[] = [];
  const toReference: number[] = [];
  for (let i = 0; i < runs; i++) {
    const startedAt = performance.now();
    const checker = await ready(models);
    toGlance.push(performance.now() - startedAt);
    await checker.setReference(photo);
    toReference.push(performance.now() - startedAt);
    checker.dispose();
  }
  return { toGlance, toReference };
}

async function checks(models: ModelSet, runs: number): Promise<CheckSpans> {
  const checker = await ready(models);
  await checker.setReference(await jpegOf(await drawn(PICTURE, PORTRAIT, 295, 413)));
  const canvas = await drawn(PICTURE, SEAT, 640, 480);
  const timed = await timedRuns(runs, async () => {
    const look = await checker.check([await createImageBitmap(canvas)], 'camera');
    if (!look.ok || look.value.measurement.kind !== 'one-face') throw new Error('no measurement');
  });
  checker.dispose();
  return timed;
}

/** face-api as its documents have it: its default detector, landmarks and descriptor, on the page's own thread. */
async function peerChecks(runs: number): Promise<CheckSpans> {
  await startPeer();
  const canvas = await drawn(PICTURE, SEAT, 640, 480);
  return timedRuns(runs, () => peerCheck(canvas));
}

async function timedRuns(runs: number, work: () => Promise<void>): Promise<CheckSpans> {
  for (let i = 0; i < 5; i++) await work();
  const spans: number[] = [];
  const gaps: number[] = [];
  for (let i = 0; i < runs; i++) {
    const watch = await watchFrames();
    const startedAt = performance.now();
    await work();
    spans.push(performance.now() - startedAt);
    gaps.push(await watch.stop());
  }
  return { spans, gaps };
}

let longRun: FaceChecker | undefined;
let longRunCanvas: OffscreenCanvas | undefined;

/** So many more checks by one worker that stays; how many tensors it holds afterwards. */
async function keepChecking(runs: number): Promise<number> {
  longRun ??= await ready('both');
  longRunCanvas ??= await drawn(PICTURE, SEAT, 640, 480);
  await longRun.setReference(await jpegOf(await drawn(PICTURE, PORTRAIT, 295, 413)));
  for (let i = 0; i < runs; i++) await longRun.check([await createImageBitmap(longRunCanvas)], 'camera');
  const prepared = await longRun.prepare();
  return prepared.ok ? prepared.value.tensors : -1;
}

/** Check-ins one after the other by one worker: reference, four looks, three frames compared. Camera time left out. */
async function checkIns(people: number, isStudiedBefore: boolean): Promise<readonly number[]> {
  const checker = await ready('both');
  const canvas = await drawn(PICTURE, SEAT, 640, 480);
  const photos: Uint8Array[] = [];
  for (let i = 0; i < people; i++) {
    // Other bytes for each, so that each is a photograph of its own.
    photos.push(await jpegOf(await drawn(PICTURE, { ...PORTRAIT, x: PORTRAIT.x + i }, 295, 413)));
  }
  if (isStudiedBefore) for (const photo of photos) await checker.studyPhoto(photo);
  const spans: number[] = [];
  for (const photo of photos) {
    const startedAt = performance.now();
    await checker.setReference(photo);
    for (let i = 0; i < 4; i++) await checker.glance(await createImageBitmap(canvas));
    const frames = await Promise.all([1, 2, 3].map(() => createImageBitmap(canvas)));
    await checker.check(frames, 'camera');
    spans.push(performance.now() - startedAt);
    await checker.forgetSitting();
  }
  checker.dispose();
  return spans;
}

/** Every face that face-api finds in its own sample pictures, cut as an ID photograph: how many are missed. */
async function portraitMisses(pictures: readonly string[]) {
  await startPeer();
  const checker = await ready('first');
  let portraits = 0;
  let missedHere = 0;
  let missedByPeer = 0;
  for (const url of pictures) {
    for (const face of await peerFaces(url)) {
      const height = face.height / 0.7;
      const width = height * 0.714;
      const crop = {
        x: face.x + face.width / 2 - width / 2,
        y: face.y + face.height / 2 - height * 0.52,
        width,
        height,
      };
      const canvas = await drawn(url, crop, 295, 413);
      const studied = await checker.studyPhoto(await jpegOf(canvas));
      portraits += 1;
      if (studied.ok && studied.value.kind === 'no-face') missedHere += 1;
      if (!(await peerFaces(canvas)).length) missedByPeer += 1;
    }
  }
  checker.dispose();
  return { portraits, missedHere, missedByPeer };
}

/** Of one full check, network by network. */
async function stages(runs: number) {
  return stageSpans(await drawn(PICTURE, SEAT, 640, 480), runs);
}

const faceBench = { starts, stages, checks, peerChecks, keepChecking, checkIns, portraitMisses };
export type FaceBench = typeof faceBench;
Object.assign(globalThis, { faceBench });
