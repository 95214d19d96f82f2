import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckedAssets } from '../../src-face/checked-assets';

/** The station's own detector, landmarks and wasm (`scripts/face-assets`), by the hashes they were looked at with. */
export const FACE_FILES = [
  {
    name: 'tiny_face_detector_model-weights_manifest.json',
    from: '@vladmandic/face-api/model',
    sha256: '5d1af4849ac48d5b985f4a9b16010c512353ddd6fcc63d50fd0bc9e9e64296e5',
  },
  {
    name: 'tiny_face_detector_model.bin',
    from: '@vladmandic/face-api/model',
    sha256: 'b7503ce7df31039b1c43316a9b865cab6a70dd748cc602d3fa28b551503c3871',
  },
  {
    name: 'face_landmark_68_model-weights_manifest.json',
    from: '@vladmandic/face-api/model',
    sha256: 'ca4886639f86e99b39fed0c155f81b63317225773bd9616716e887b0153389c9',
  },
  {
    name: 'face_landmark_68_model.bin',
    from: '@vladmandic/face-api/model',
    sha256: '4611ef65c87d836d03d684b30eec4d195d8b219fa1dd58fc58945831c6b9299b',
  },
  {
    name: 'tfjs-backend-wasm-simd.wasm',
    from: '@tensorflow/tfjs-backend-wasm/dist',
    sha256: '77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b',
  },
] as const;

const BESIDE = fileURLToPath(new URL('./face-files/', import.meta.url));

/** Beside the built server, or where the packages are when it runs from its sources. */
export function pathOfFaceFile({ name, from }: (typeof FACE_FILES)[number]): string {
  const beside = path.join(BESIDE, name);
  if (existsSync(beside)) return beside;
  const [scope, pack, ...folder] = from.split('/');
  const manifest = createRequire(import.meta.url).resolve(`${scope}/${pack}/package.json`);
  return path.join(path.dirname(manifest), ...folder, name);
}

/** Every file by name. Throws when one is missing or is another one than it was. */
export async function readFaceFiles(): Promise<CheckedAssets> {
  const read = FACE_FILES.map(async (file): Promise<[string, Uint8Array<ArrayBuffer>]> => {
    const bytes = new Uint8Array(await readFile(pathOfFaceFile(file)));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== file.sha256) throw new Error(`${file.name} is not the file that was built in`);
    return [file.name, bytes];
  });
  return new Map(await Promise.all(read));
}
