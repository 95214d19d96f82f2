import type { Plugin } from 'vite';

/** How onnxruntime-web points at its wasm; a bundler takes that for an asset to ship. */
const OWN_WASM = 'new URL("ort-wasm-simd-threaded.wasm",import.meta.url)';

/**
 * For the worker's build: the runtime is handed its wasm as checked bytes (see `embedder-asset-list`), so the copy of
 * 14 MB that the bundler would make of it is left out. Fails when the runtime no longer names it this way, because
 * then nobody knows what it loads.
 */
export function oneRuntime(): Plugin {
  return {
    name: 'one-onnx-runtime',
    enforce: 'pre',
    transform(code, id) {
      if (!/onnxruntime-web\/dist\/ort\.wasm\.bundle/.test(id)) return undefined;
      if (!code.includes(OWN_WASM)) this.error('onnxruntime-web names its wasm in another way now');
      return code.replaceAll(OWN_WASM, 'new URL("data:,not-used")');
    },
  };
}
