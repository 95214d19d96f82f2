import { buildFindingNetworks, type FindingNetworks } from '../../../src-face/networks/finding-networks';
import { loadCheckedAssets } from '../../../src-renderer/face/checked-assets';
import { type DescribeFace, startEmbedders } from '../../../src-renderer/face/embedders';
import { distancesBetween, type FaceDescriptors } from '../../../src-renderer/face/face-descriptors';
import { describePhoto } from '../../../src-renderer/face/look-at-frame';
import { runtime } from '../../../src-renderer/face/networks/bundled-runtime';
import { paddedPhoto } from '../../../src-renderer/face/pad-photo';
import { startWasm } from '../../../src-renderer/face/wasm-backend';
import type { LabAnswer, LabRequest } from './lab-protocol';

/**
 * Entry of the calibration's worker: the station's own pipeline for registered photographs, and distances of all
 * pairs. Descriptors stay here, as in the station.
 */

const described: FaceDescriptors[] = [];
let tools: { readonly finding: FindingNetworks; readonly describe: DescribeFace } | undefined;

self.onmessage = async (event: MessageEvent<LabRequest>) => {
  self.postMessage(await answer(event.data));
};

async function answer(request: LabRequest): Promise<LabAnswer> {
  switch (request.kind) {
    case 'start':
      return start(request);
    case 'add': {
      const photo = await paddedPhoto(request.jpeg);
      const descriptors = photo && tools && (await describePhoto(photo, tools.finding, tools.describe));
      if (descriptors === undefined) return { kind: 'added', isFound: false };
      described.push(descriptors);
      return { kind: 'added', isFound: true };
    }
    case 'row': {
      const one = described[request.index];
      const before = described.slice(0, request.index);
      return {
        kind: 'row',
        distances: one === undefined ? [] : before.map((other) => distancesBetween(other, one)),
      };
    }
  }
}

async function start(request: Extract<LabRequest, { kind: 'start' }>): Promise<LabAnswer> {
  const assets = await loadCheckedAssets(request.assetFolder, request.assets);
  if (!assets.ok || !(await startWasm(assets.value))) return { kind: 'failed', detail: 'wasm or networks' };
  const finding = buildFindingNetworks(runtime, assets.value);
  const embedders = await startEmbedders(request.models, request.assetFolder, request.embedderAssets);
  if (!embedders.ok) return { kind: 'failed', detail: embedders.error.kind };
  tools = { finding, describe: embedders.value };
  return { kind: 'started' };
}
