export type Tensor = {
  readonly shape: readonly number[];
  readonly dataSync: () => Float32Array;
  readonly dispose: () => void;
};

export type Padding = 'same' | 'valid';
/** `leakyrelu` takes a tenth of what is below nothing, as the detector was trained. */
export type Activation = 'linear' | 'relu' | 'leakyrelu';

type FusedConvolution = {
  readonly x: Tensor;
  readonly filter: Tensor;
  readonly bias: Tensor;
  readonly strides: number;
  readonly pad: Padding;
  readonly activation: Activation;
  readonly leakyreluAlpha: number;
};

/**
 * What the networks use of TensorFlow.js. Handed in: the station has the one inside face-api's bundle, the centre the
 * package of the same version (4.22.0), and neither ever holds a second one.
 */
export type TensorRuntime = {
  readonly tidy: <T>(work: () => T) => T;
  readonly tensor: (values: Float32Array, shape: readonly number[]) => Tensor;
  readonly fused: { readonly conv2d: (of: FusedConvolution) => Tensor };
  readonly depthwiseConv2d: (x: Tensor, filter: Tensor, strides: number, pad: Padding) => Tensor;
  readonly maxPool: (x: Tensor, side: number, strides: number, pad: Padding) => Tensor;
  readonly avgPool: (x: Tensor, side: number, strides: number, pad: Padding) => Tensor;
  readonly relu: (x: Tensor) => Tensor;
  readonly add: (a: Tensor, b: Tensor) => Tensor;
  readonly mul: (a: Tensor, b: Tensor) => Tensor;
  readonly pad: (x: Tensor, by: readonly (readonly [number, number])[]) => Tensor;
  readonly mean: (x: Tensor, axes: readonly number[]) => Tensor;
  readonly matMul: (a: Tensor, b: Tensor) => Tensor;
  readonly reshape: (x: Tensor, shape: readonly number[]) => Tensor;
  readonly io: { readonly decodeWeights: (bytes: ArrayBuffer, specs: readonly object[]) => object };
};

/** Runs a network to its last numbers; nothing it made on the way stays. */
export function valuesOf(runtime: TensorRuntime, run: () => Tensor): Float32Array {
  const result = runtime.tidy(run);
  try {
    return result.dataSync();
  } finally {
    result.dispose();
  }
}
