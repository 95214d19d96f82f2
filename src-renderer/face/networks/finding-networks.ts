import type { CheckedAssets } from '../checked-assets';
import { buildDetector, type FaceDetector } from './face-detector';
import { buildLandmarkNetwork, type LandmarkNetwork } from './landmark-network';

/** What it takes to find a face and its parts; comparing it takes more (see `embedders`). */
export type FindingNetworks = { readonly detector: FaceDetector; readonly landmarks: LandmarkNetwork };

export function buildFindingNetworks(assets: CheckedAssets): FindingNetworks {
  return { detector: buildDetector(assets), landmarks: buildLandmarkNetwork(assets) };
}
