import type { CheckedAssets } from '../../src-face/checked-assets';
import { CELL_PIXELS } from '../../src-face/networks/detections';
import { buildFindingNetworks } from '../../src-face/networks/finding-networks';
import { LANDMARK_PIXELS } from '../../src-face/networks/landmark-network';
import { loadCheckedAssets } from '../../src-renderer/face/checked-assets';
import { CHIP_PIXELS } from '../../src-renderer/face/chip-transform';
import { FIVE_POINT_PIXELS } from '../../src-renderer/face/five-point-transform';
import { drawSquare, drawWhole } from '../../src-renderer/face/frame-squares';
import { runtime } from '../../src-renderer/face/networks/bundled-runtime';
import { buildDescriptorNetwork } from '../../src-renderer/face/networks/descriptor-network';
import { startOnnxEmbedder } from '../../src-renderer/face/onnx-embedder';
import { startWasm } from '../../src-renderer/face/wasm-backend';
import { whereAssetsAre } from '../../src-renderer/face/worker-link';
import type { FaceAsset } from '../../src-renderer/face/worker-protocol';

/** What a full check is made of; the worker does these one after the other. Spans in ms. */
export type StageSpans = Readonly<Record<'detector' | 'landmarks' | 'first' | 'second', readonly number[]>>;

/** Where the time goes: each network by itself, its picture drawn included, on the page's thread. */
export async function stageSpans(frame: OffscreenCanvas, runs: number): Promise<StageSpans> {
  const where = whereAssetsAre();
  const assets = await checked(where.assetFolder, where.assets);
  if (!(await startWasm(assets))) throw new Error('no wasm');
  const { detector, landmarks } = buildFindingNetworks(runtime, assets);
  const first = buildDescriptorNetwork(await checked(where.assetFolder, where.embedderAssets.dlib));
  const second = await startOnnxEmbedder(await checked(where.assetFolder, where.embedderAssets.fivePoint));
  if (!second.ok) throw new Error(second.error.kind);
  const [found] = detector.detect(drawWhole(frame, 320, CELL_PIXELS).picture, 0.3);
  if (found === undefined) throw new Error('no face');
  const scale = frame.width / 320;
  const box = {
    x: found.box.x * scale,
    y: found.box.y * scale,
    width: found.box.width * scale,
    height: found.box.height * scale,
  };
  const face = (side: number): ImageData => drawSquare(frame, box, side).picture;
  return {
    detector: await spansOf(runs, () => detector.detect(drawWhole(frame, 320, CELL_PIXELS).picture, 0.5)),
    landmarks: await spansOf(runs, () => landmarks.find(face(LANDMARK_PIXELS))),
    first: await spansOf(runs, () => first.describe(face(CHIP_PIXELS))),
    second: await spansOf(runs, () => second.value.describe(face(FIVE_POINT_PIXELS))),
  };
}

async function spansOf(runs: number, work: () => unknown): Promise<readonly number[]> {
  const spans: number[] = [];
  for (let run = -5; run < runs; run++) {
    const startedAt = performance.now();
    await work();
    if (run >= 0) spans.push(performance.now() - startedAt);
  }
  return spans;
}

async function checked(folder: string, assets: readonly FaceAsset[]): Promise<CheckedAssets> {
  const loaded = await loadCheckedAssets(folder, assets);
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return loaded.value;
}
