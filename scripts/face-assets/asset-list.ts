import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

type Source = {
  readonly package: string;
  readonly folder: string;
  readonly names: readonly string[];
};

const model = (name: string): readonly string[] => [`${name}-weights_manifest.json`, `${name}.bin`];
const FACE_API = { package: '@vladmandic/face-api', folder: 'model' } as const;

/** What the face worker reads before its first look. */
const FIRST_LOOK: readonly Source[] = [
  { ...FACE_API, names: [...model('tiny_face_detector_model'), ...model('face_landmark_68_model')] },
  // The version that is inside the face-api bundle (4.22.0); package.json pins both.
  { package: '@tensorflow/tfjs-backend-wasm', folder: 'dist', names: ['tfjs-backend-wasm-simd.wasm'] },
];

export type AssetFile = { readonly name: string; readonly path: string; readonly sha256: string };

/** The files of the first look. */
export function faceAssetFiles(): readonly AssetFile[] {
  return filesOf(FIRST_LOOK);
}

/** face-api's descriptor network: large, and needed only once a face is compared. */
export function descriptorAssetFiles(): readonly AssetFile[] {
  return filesOf([{ ...FACE_API, names: model('face_recognition_model') }]);
}

/** As they lie in node_modules. Throws when one is missing: a build without them is no build. */
function filesOf(sources: readonly Source[]): readonly AssetFile[] {
  return sources.flatMap((source) => {
    const root = dirname(require.resolve(`${source.package}/package.json`));
    return source.names.map((name) => assetFile(name, join(root, source.folder, name)));
  });
}

export function assetFile(name: string, path: string): AssetFile {
  return { name, path, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') };
}
