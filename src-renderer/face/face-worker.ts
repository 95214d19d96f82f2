import type { FaceBox } from '../../src-face/face-box';
import { buildFindingNetworks, type FindingNetworks } from '../../src-face/networks/finding-networks';
import { LANDMARK_PIXELS } from '../../src-face/networks/landmark-network';
import { assertNever } from '../../src-shared/basics/assert-never';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PhotoStudy } from '../../src-shared/domain/person/photo-check';
import { loadCheckedAssets } from './checked-assets';
import { type DescribeFace, startEmbedders } from './embedders';
import type { FaceGlance, FaceLook, FaceProblem, FaceReady, FaceSource } from './face-checker';
import type { FaceDescriptors } from './face-descriptors';
import { captureOf, type FrameLook, fuseFrames } from './fuse-frames';
import { describePhoto, lookAtFrame } from './look-at-frame';
import { meshDesk } from './mesh/mesh-desk';
import { runtime } from './networks/bundled-runtime';
import { paddedPhoto } from './pad-photo';
import { createPhotoGallery } from './photo-gallery';
import { studyPhoto } from './study-photo';
import { startWasm, tensorCount } from './wasm-backend';
import type { FaceAnswer, FaceAnswerMessage, FaceRequest, FaceRequestMessage } from './worker-protocol';

/**
 * Entry of the face worker. Takes one request after the other. Holds the descriptors of the session's registered
 * photographs, of the last check and of the check-in capture; they end with the worker, and no message carries one out
 * (LW-4).
 */

let reference: FaceDescriptors | undefined;
let lastCheck: FaceDescriptors | undefined;
let capture: FaceDescriptors | undefined;
let loading: Promise<Result<number, FaceProblem>> | undefined;
let finding: FindingNetworks | undefined;
const mesh = meshDesk(() => finding);
const gallery = createPhotoGallery();
/** Started behind the first answer, because a glance does without. */
let embedders: Promise<Result<DescribeFace, FaceProblem>> | undefined;
let queue: Promise<void> = Promise.resolve();

self.onmessage = (event: MessageEvent<FaceRequestMessage>) => {
  const { call, request } = event.data;
  queue = queue.then(async () => {
    try {
      self.postMessage({ call, answer: await answer(request) } satisfies FaceAnswerMessage);
    } catch (bug) {
      // Reaches `onerror` of the other side, which gives this worker up.
      self.reportError(bug);
    }
  });
};

function answer(request: FaceRequest): Promise<FaceAnswer> {
  switch (request.kind) {
    case 'prepare':
      return prepare(request);
    case 'set-reference':
      return setReference(request.jpeg);
    case 'study-photo':
      return study(request.jpeg);
    case 'forget-sitting':
      return forgetSitting();
    case 'glance':
      return glance(request.frame);
    case 'check':
      return check(request.frames, request.source);
    case 'prepare-mesh':
      return mesh.prepare(request);
    case 'mesh':
      return mesh.look(request);
    case 'keep-capture':
      return keepCapture();
    default:
      return assertNever(request);
  }
}

async function prepare(request: FaceRequest<'prepare'>): Promise<Result<FaceReady, FaceProblem>> {
  loading ??= load(request);
  const loaded = await loading;
  return loaded.ok ? ok({ backend: 'wasm', loadMs: loaded.value, tensors: tensorCount() }) : loaded;
}

/** Milliseconds it took, the first inference included, which is several times slower than the next. */
async function load(request: FaceRequest<'prepare'>): Promise<Result<number, FaceProblem>> {
  const startedAt = performance.now();
  const assets = await loadCheckedAssets(request.assetFolder, request.assets);
  if (!assets.ok) return assets;
  if (!(await startWasm(assets.value))) return err({ kind: 'wasm-unavailable' });
  finding = buildFindingNetworks(runtime, assets.value);
  warmUp(finding);
  embedders = startEmbedders(request.models, request.assetFolder, request.embedderAssets);
  return ok(Math.round(performance.now() - startedAt));
}

/** Of the size of a frame, because each size has its own first time. */
function warmUp(networks: FindingNetworks): void {
  lookAtFrame(new OffscreenCanvas(640, 480), networks);
  networks.landmarks.find(new ImageData(LANDMARK_PIXELS, LANDMARK_PIXELS));
}

type Tools = { readonly finding: FindingNetworks; readonly describeFace: DescribeFace };

/** What comparing takes. Waits for the embedders; asked for before `prepare` it is the page's own mistake. */
async function tools(): Promise<Result<Tools, FaceProblem>> {
  const started = await embedders;
  if (started === undefined || finding === undefined) return err({ kind: 'wasm-unavailable' });
  return started.ok ? ok({ finding, describeFace: started.value }) : started;
}

async function setReference(jpeg: Uint8Array): Promise<Result<undefined, FaceProblem>> {
  await forgetSitting();
  reference = await gallery.find(jpeg);
  if (reference !== undefined) return ok(undefined);
  const ready = await tools();
  if (!ready.ok) return ready;
  const photo = await paddedPhoto(jpeg);
  reference = photo && (await describePhoto(photo, ready.value.finding, ready.value.describeFace));
  return reference === undefined ? err({ kind: 'reference-has-no-face' }) : ok(undefined);
}

async function study(jpeg: Uint8Array): Promise<Result<PhotoStudy, FaceProblem>> {
  const ready = await tools();
  if (!ready.ok) return ready;
  const { study, descriptors } = await studyPhoto(jpeg, ready.value.finding, ready.value.describeFace);
  if (descriptors !== undefined) await gallery.keep(jpeg, descriptors);
  return ok(study);
}

async function forgetSitting(): Promise<Result<undefined, FaceProblem>> {
  reference = undefined;
  lastCheck = undefined;
  capture = undefined;
  return ok(undefined);
}

async function glance(frame: ImageBitmap): Promise<Result<FaceGlance, FaceProblem>> {
  if (finding === undefined) return err({ kind: 'wasm-unavailable' });
  const seen = lookAtFrame(frame, finding);
  frame.close();
  return ok(seen.glance);
}

async function check(
  frames: readonly ImageBitmap[],
  source: FaceSource,
): Promise<Result<FaceLook, FaceProblem>> {
  if (reference === undefined) return err({ kind: 'reference-has-no-face' });
  const ready = await tools();
  if (!ready.ok) return ready;
  const { finding: networks, describeFace } = ready.value;
  const looks: FrameLook[] = [];
  let box: FaceBox | undefined;
  for (const frame of frames) {
    const { glance, marks } = lookAtFrame(frame, networks);
    looks.push({ glance, descriptors: marks && (await describeFace(frame, marks)) });
    if (glance.kind === 'one-face') box = glance.box;
    frame.close();
  }
  const measurement = fuseFrames(looks, reference, source);
  lastCheck = captureOf(looks);
  return ok({
    measurement,
    box: measurement.kind === 'one-face' ? box : undefined,
    toCapture: capture && fuseFrames(looks, capture, source),
  });
}

async function keepCapture(): Promise<Result<undefined, FaceProblem>> {
  capture = lastCheck;
  return ok(undefined);
}
