import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Everything the face worker reads at run time: package, folder in it, file names. */
const SOURCES: readonly {
  readonly package: string;
  readonly folder: string;
  readonly names: readonly string[];
}[] = [
  {
    package: '@vladmandic/face-api',
    folder: 'model',
    names: ['tiny_face_detector_model', 'face_landmark_68_model', 'face_recognition_model'].flatMap(
      (model) => [`${model}-weights_manifest.json`, `${model}.bin`],
    ),
  },
  // The version that is inside the face-api bundle (4.22.0); package.json pins both.
  { package: '@tensorflow/tfjs-backend-wasm', folder: 'dist', names: ['tfjs-backend-wasm-simd.wasm'] },
];

export type AssetFile = { readonly name: string; readonly path: string; readonly sha256: string };

/** The files as they lie in node_modules. Throws when one is missing: a build without them is no build. */
export function faceAssetFiles(): readonly AssetFile[] {
  return SOURCES.flatMap((source) => {
    const root = dirname(require.resolve(`${source.package}/package.json`));
    return source.names.map((name) => assetFile(name, join(root, source.folder, name)));
  });
}

export function assetFile(name: string, path: string): AssetFile {
  return { name, path, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') };
}
