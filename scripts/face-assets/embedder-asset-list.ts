import { createRequire } from 'node:module';
import { type AssetFile, assetFile } from './asset-list';
import { ensureQuietModel } from './ensure-quiet-model';

const require = createRequire(import.meta.url);

/** The second embedder: its model, and onnxruntime's wasm that runs it. Loaded only where a policy names it. */
export async function embedderAssetFiles(): Promise<readonly AssetFile[]> {
  const name = 'ort-wasm-simd-threaded.wasm';
  return [
    assetFile(name, require.resolve(`onnxruntime-web/${name}`)),
    assetFile('fr_feature.onnx', await ensureQuietModel()),
  ];
}
