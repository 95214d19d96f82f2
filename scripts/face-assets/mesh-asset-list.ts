import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AssetFile } from './asset-list';

const require = createRequire(import.meta.url);

/**
 * The face mesh and the iris network (MediaPipe's, Apache-2.0, as TensorFlow.js graphs in a package under MIT). Nothing
 * else of that package is used: its code brings a second TensorFlow.js.
 */
const NAMES = ['facemesh.json', 'facemesh.bin', 'iris.json', 'iris.bin'];

/** Loaded when movements are asked for, not before: 4 MB that most looks through the camera do without. */
export function meshAssetFiles(): readonly AssetFile[] {
  // The package exports no package.json to go by.
  const root = path.dirname(path.dirname(require.resolve('@vladmandic/human')));
  return NAMES.map((name) => {
    const file = path.join(root, 'models', name);
    return { name, path: file, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') };
  });
}
