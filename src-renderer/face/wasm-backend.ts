import { tf } from '@vladmandic/face-api/dist/face-api.esm.js';
import type { CheckedAssets } from '../../src-face/checked-assets';

const WASM_FILE = 'tfjs-backend-wasm-simd.wasm';

/** What the bundle's `tf` holds besides the few functions its published types list. */
type TfRuntime = {
  readonly setWasmPaths: (folder: string, usePlatformFetch: boolean) => void;
  readonly setBackend: (name: 'wasm') => Promise<boolean>;
  readonly getBackend: () => string;
  readonly memory: () => { readonly numTensors: number };
  readonly env: () => {
    readonly set: (flag: string, value: boolean) => void;
    readonly platform: { fetch: (name: string) => Promise<Response> };
  };
};
const runtime = tf as unknown as TfRuntime;

/**
 * Starts the SIMD build of the wasm backend from checked bytes; false when this machine cannot have it. Never falls
 * back: the next backend in tfjs' list would be about thirty times slower without a word.
 */
export async function startWasm(assets: CheckedAssets): Promise<boolean> {
  const binary = assets.get(WASM_FILE);
  // tfjs waits for ever when its binary does not compile (an old processor, a stricter CSP), so it is tried first.
  if (binary === undefined || !(await compiles(binary))) return false;
  // Threads would need a blob: worker, which the CSP refuses; on two cores they bring nothing.
  runtime.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // From here on tfjs gets this file and no other: nothing that was not checked, nothing from a network.
  runtime.env().platform.fetch = async (name) =>
    name === WASM_FILE ? new Response(binary) : new Response(null, { status: 404 });
  runtime.setWasmPaths('', true);
  return (await runtime.setBackend('wasm')) && runtime.getBackend() === 'wasm';
}

/** Tensors alive now; the same before and after every call, or memory leaks. */
export function tensorCount(): number {
  return runtime.memory().numTensors;
}

async function compiles(binary: Uint8Array<ArrayBuffer>): Promise<boolean> {
  try {
    await WebAssembly.compile(binary);
    return true;
  } catch {
    return false;
  }
}
