import type { FaceBox } from '../../../src-face/face-box';
import { CELL_PIXELS } from '../../../src-face/networks/detections';
import { buildFindingNetworks, type FindingNetworks } from '../../../src-face/networks/finding-networks';
import { loadCheckedAssets } from '../../../src-renderer/face/checked-assets';
import { createFaceChecker, type FaceGlance } from '../../../src-renderer/face/face-checker';
import { drawWhole } from '../../../src-renderer/face/frame-squares';
import { runtime } from '../../../src-renderer/face/networks/bundled-runtime';
import { splitMjpeg } from '../../../src-renderer/face/split-mjpeg';
import { startWasm } from '../../../src-renderer/face/wasm-backend';
import { whereAssetsAre } from '../../../src-renderer/face/worker-link';
import { type Change, changed } from './changes';

/** Of a clip, every so many pictures: neighbours are nearly the same. */
const EVERY = 6;

const checker = createFaceChecker();
const good = new Map<string, readonly ImageBitmap[]>();

/**
 * What the station's own worker says of good pictures changed in this way. `url`: a clip of one person, or a photograph of
 * several, each of whom is then shown as a camera would have them.
 */
async function glances(url: string, change: Change): Promise<readonly FaceGlance[]> {
  const prepared = await checker.prepare();
  if (!prepared.ok) throw new Error(prepared.error.kind);
  const pictures = good.get(url) ?? (url.endsWith('.mjpeg') ? await clipPictures(url) : await seats(url));
  good.set(url, pictures);
  const seen: FaceGlance[] = [];
  for (const picture of pictures) {
    const box = await faceOf(picture);
    if (box === undefined) continue;
    const looked = await checker.glance(await createImageBitmap(changed(picture, box, change)));
    if (!looked.ok) throw new Error(looked.error.kind);
    seen.push(looked.value);
  }
  return seen;
}

async function faceOf(picture: ImageBitmap): Promise<FaceBox | undefined> {
  const looked = await checker.glance(await createImageBitmap(picture));
  return looked.ok && looked.value.kind === 'one-face' ? looked.value.box : undefined;
}

async function clipPictures(url: string): Promise<readonly ImageBitmap[]> {
  const pictures = splitMjpeg(new Uint8Array(await (await fetch(url)).arrayBuffer()));
  return Promise.all(
    pictures
      .filter((_, at) => at % EVERY === 0)
      .map((jpeg) => createImageBitmap(new Blob([jpeg.slice()], { type: 'image/jpeg' }))),
  );
}

let finding: Promise<FindingNetworks> | undefined;

async function seats(url: string): Promise<readonly ImageBitmap[]> {
  finding ??= startFinding();
  const { detector } = await finding;
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const { picture: pixels, scale } = drawWhole(picture, 640, CELL_PIXELS);
  const size = { resizeWidth: 640, resizeHeight: 480, resizeQuality: 'high' } as const;
  return Promise.all(
    detector.detect(pixels, 0.5).map(({ box }) => {
      // A face a third as wide as the frame, as people sit.
      const width = (3 * box.width) / scale;
      const height = width * 0.75;
      const x = (box.x + box.width / 2) / scale - width / 2;
      const y = (box.y + box.height / 2) / scale - height / 2;
      return createImageBitmap(picture, x, y, width, height, size);
    }),
  );
}

/** The worker says how many faces there are and not where; here they are wanted one by one. */
async function startFinding(): Promise<FindingNetworks> {
  const { assetFolder, assets } = whereAssetsAre();
  const loaded = await loadCheckedAssets(assetFolder, assets);
  if (!loaded.ok || !(await startWasm(loaded.value))) throw new Error('the networks do not start');
  return buildFindingNetworks(runtime, loaded.value);
}

const faceGates = { glances };
export type FaceGates = typeof faceGates;
Object.assign(globalThis, { faceGates });
