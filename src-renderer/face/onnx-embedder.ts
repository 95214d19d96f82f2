import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { CheckedAssets } from '../../src-face/checked-assets';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { FaceProblem } from './face-checker';
import { toUnit } from './face-descriptors';
import { FIVE_POINT_PIXELS } from './five-point-transform';

const RUNTIME = 'ort-wasm-simd-threaded.wasm';
const MODEL = 'fr_feature.onnx';

/** A network that describes an aligned chip of 112 pixels by a vector of length one. */
export type OnnxEmbedder = { readonly describe: (chip: ImageData) => Promise<Float32Array> };

/**
 * Starts the second embedder from checked bytes, on wasm and in this thread; there is no other backend in this build
 * of the runtime to fall back to. Threads would need a blob: worker, which the CSP refuses.
 */
export async function startOnnxEmbedder(assets: CheckedAssets): Promise<Result<OnnxEmbedder, FaceProblem>> {
  const runtime = assets.get(RUNTIME);
  const model = assets.get(MODEL);
  if (runtime === undefined || model === undefined) throw new Error('the build left out the second embedder');
  env.wasm.wasmBinary = runtime;
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  env.logLevel = 'error';
  const session = await startSession(model);
  if (session === undefined) return err({ kind: 'wasm-unavailable' });
  // The first run is several times slower than the next.
  await run(session, new Float32Array(VALUES));
  return ok({ describe: (chip) => run(session, chipValues(chip)) });
}

const PIXELS = FIVE_POINT_PIXELS * FIVE_POINT_PIXELS;
const VALUES = 3 * PIXELS;

async function startSession(model: Uint8Array): Promise<InferenceSession | undefined> {
  try {
    return await InferenceSession.create(model, {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
  } catch {
    return undefined;
  }
}

/** Planes of red, green and blue, as the network was trained: (value - 127) / 128. */
export function chipValues({ data }: Pick<ImageData, 'data'>): Float32Array {
  const values = new Float32Array(VALUES);
  for (let i = 0; i < PIXELS; i++) {
    for (let plane = 0; plane < 3; plane++) {
      values[plane * PIXELS + i] = ((data[4 * i + plane] ?? 0) - 127) / 128;
    }
  }
  return values;
}

async function run(session: InferenceSession, values: Float32Array): Promise<Float32Array> {
  const input = new Tensor('float32', values, [1, 3, FIVE_POINT_PIXELS, FIVE_POINT_PIXELS]);
  const [inputName = 'input'] = session.inputNames;
  const outputs = await session.run({ [inputName]: input });
  const [output] = Object.values(outputs);
  if (!(output?.data instanceof Float32Array)) throw new Error('the model gives no vector');
  const unit = toUnit(output.data.slice());
  output.dispose();
  return unit;
}
