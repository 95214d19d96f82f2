import type { FindingNetworks } from '../../../src-face/networks/finding-networks';
import { err, ok, type Result } from '../../../src-shared/basics/result';
import { loadCheckedAssets } from '../checked-assets';
import type { FaceProblem } from '../face-checker';
import { tensorCount } from '../wasm-backend';
import type { FaceRequest } from '../worker-protocol';
import { lookAtMesh, type MeshMemory } from './look-at-mesh';
import type { MeshLook, MeshReady } from './mesh-look';
import {
  buildMeshNetworks,
  EYE_PIXELS,
  MESH_PIXELS,
  type MeshNetworks,
  runIris,
  runMesh,
} from './mesh-networks';

type MeshDesk = {
  readonly prepare: (request: FaceRequest<'prepare-mesh'>) => Promise<Result<MeshReady, FaceProblem>>;
  readonly look: (request: FaceRequest<'mesh'>) => Promise<Result<MeshLook, FaceProblem>>;
};

/**
 * The worker's part for movements: loads its networks once, when first asked, and follows one face. `finding`: the
 * networks of the worker itself, once they are there.
 */
export function meshDesk(finding: () => FindingNetworks | undefined): MeshDesk {
  const memory: MeshMemory = { region: undefined };
  let networks: MeshNetworks | undefined;
  let loadMs = 0;
  return {
    prepare: async ({ assetFolder, assets }) => {
      if (networks === undefined) {
        const startedAt = performance.now();
        const loaded = await loadCheckedAssets(assetFolder, assets);
        if (!loaded.ok) return loaded;
        networks = buildMeshNetworks(loaded.value);
        warmUp(networks);
        loadMs = Math.round(performance.now() - startedAt);
      }
      memory.region = undefined;
      return ok({ loadMs, tensors: tensorCount() });
    },
    look: async ({ frame }) => {
      // Asked before it was prepared: the page's own mistake, and no fault of the file.
      const found = finding();
      if (networks === undefined || found === undefined) return err({ kind: 'worker-crashed' });
      try {
        return ok(lookAtMesh(frame, { ...networks, ...found }, memory));
      } finally {
        frame.close();
      }
    },
  };
}

/** The first inference is several times slower than the next. */
function warmUp(networks: MeshNetworks): void {
  runMesh(networks, new ImageData(MESH_PIXELS, MESH_PIXELS));
  const eye = new ImageData(EYE_PIXELS, EYE_PIXELS);
  runIris(networks, [eye, eye]);
}
