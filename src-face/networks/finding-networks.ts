import type { CheckedAssets } from '../checked-assets';
import { buildDetector, type FaceDetector } from './face-detector';
import { buildLandmarkNetwork, type LandmarkNetwork } from './landmark-network';
import type { TensorRuntime } from './tensor-runtime';

/** What it takes to find a face and its parts; comparing it takes more (see `embedders`). */
export type FindingNetworks = { readonly detector: FaceDetector; readonly landmarks: LandmarkNetwork };

export function buildFindingNetworks(runtime: TensorRuntime, assets: CheckedAssets): FindingNetworks {
  return { detector: buildDetector(runtime, assets), landmarks: buildLandmarkNetwork(runtime, assets) };
}
