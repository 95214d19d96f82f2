import type { CheckedAssets } from '../checked-assets';
import type { Tensor, TensorRuntime } from './tensor-runtime';

/** A network's numbers by the names its manifest gives them. Throws for a name it does not have: that is a bug. */
export type Weights = (name: string) => Tensor;

/** From checked bytes, as face-api ships them: stored as bytes, unpacked to floats here. */
export function weightsOf(runtime: TensorRuntime, assets: CheckedAssets, model: string): Weights {
  const manifest = assets.get(`${model}-weights_manifest.json`);
  const packed = assets.get(`${model}.bin`);
  if (manifest === undefined || packed === undefined) throw new Error(`the build left out ${model}`);
  const groups: unknown = JSON.parse(asciiText(manifest));
  const byName = new Map(Object.entries(runtime.io.decodeWeights(packed.buffer, onlyGroup(groups))));
  return (name) => {
    const found: unknown = byName.get(name);
    if (!isTensor(found)) throw new Error(`${model} has no ${name}`);
    return found;
  };
}

/** The manifests hold nothing but ASCII; this layer has no decoder for more. */
function asciiText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** The manifest is the one the build hashed, so its shape is known; a bundle of several files is not handled. */
function onlyGroup(groups: unknown): readonly object[] {
  const group: unknown = Array.isArray(groups) && groups.length === 1 ? groups[0] : undefined;
  if (typeof group !== 'object' || group === null || !('weights' in group) || !Array.isArray(group.weights)) {
    throw new Error('the weights manifest is not of the known shape');
  }
  return group.weights;
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === 'object' && value !== null && 'dataSync' in value && 'dispose' in value;
}
