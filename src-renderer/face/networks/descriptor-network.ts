import type { CheckedAssets } from '../../../src-face/checked-assets';
import {
  type Convolution,
  convolve,
  FACE_MEAN,
  pictureTensor,
} from '../../../src-face/networks/fused-layers';
import { type Weights, weightsOf } from '../../../src-face/networks/network-weights';
import { type Tensor, valuesOf } from '../../../src-face/networks/tensor-runtime';
import { runtime } from './bundled-runtime';

export type DescriptorNetwork = {
  /** The 128 numbers of an aligned chip of 150 pixels. */
  readonly describe: (chip: ImageData) => Float32Array;
};

/** Its residual blocks in order; those that halve the picture are named so. */
const BLOCKS = [
  'conv32_1',
  'conv32_2',
  'conv32_3',
  'conv64_down',
  'conv64_1',
  'conv64_2',
  'conv64_3',
  'conv128_down',
  'conv128_1',
  'conv128_2',
  'conv256_down',
  'conv256_1',
  'conv256_2',
  'conv256_down_out',
] as const;

type Block = { readonly halves: boolean; readonly first: Convolution; readonly second: Convolution };

/** face-api's (dlib's) descriptor network. Throws when the bytes are not of the known shape: that is a bug. */
export function buildDescriptorNetwork(assets: CheckedAssets): DescriptorNetwork {
  const weights = weightsOf(runtime, assets, 'face_recognition_model');
  const entry = scaled(weights, 'conv32_down');
  const blocks = BLOCKS.map(
    (name): Block => ({
      halves: name.includes('down'),
      first: scaled(weights, `${name}/conv1`),
      second: scaled(weights, `${name}/conv2`),
    }),
  );
  const matrix = weights('fc');
  const run = (chip: ImageData): Tensor => {
    let x = convolve(runtime, pictureTensor(runtime, chip, FACE_MEAN), entry, 2, 'valid', 'relu');
    x = runtime.maxPool(x, 3, 2, 'valid');
    for (const block of blocks) x = throughBlock(x, block);
    return runtime.matMul(runtime.mean(x, [1, 2]), matrix);
  };
  return { describe: (chip) => valuesOf(runtime, () => run(chip)) };
}

/** The layer and the scaling that follows it, which is one multiplication and may as well be in its weights. */
function scaled(weights: Weights, name: string): Convolution {
  const parts = [
    `${name}/conv/filters`,
    `${name}/conv/bias`,
    `${name}/scale/weights`,
    `${name}/scale/biases`,
  ];
  const [filter, bias, scale, shift] = parts.map(weights) as [Tensor, Tensor, Tensor, Tensor];
  const layer = runtime.tidy(() => ({
    filter: runtime.mul(filter, scale),
    bias: runtime.add(runtime.mul(bias, scale), shift),
  }));
  for (const part of [filter, bias, scale, shift]) part.dispose();
  return layer;
}

function throughBlock(x: Tensor, { halves, first, second }: Block): Tensor {
  const inner = convolve(runtime, x, first, halves ? 2 : 1, halves ? 'valid' : 'same', 'relu');
  const out = convolve(runtime, inner, second, 1, 'same', 'linear');
  return runtime.relu(halves ? addPadded(runtime.avgPool(x, 2, 2, 'valid'), out) : runtime.add(out, x));
}

/** A block that halves gives one row and column less than the pooled picture, and often more channels. */
function addPadded(pooled: Tensor, out: Tensor): Tensor {
  const missing = (of: Tensor, than: Tensor, axis: number): readonly [number, number] => [
    0,
    Math.max(0, (than.shape[axis] ?? 0) - (of.shape[axis] ?? 0)),
  ];
  const padded = (of: Tensor, than: Tensor): Tensor => {
    const by = [missing(of, than, 0), missing(of, than, 1), missing(of, than, 2), missing(of, than, 3)];
    return by.some(([, after]) => after > 0) ? runtime.pad(of, by) : of;
  };
  return runtime.add(padded(pooled, out), padded(out, pooled));
}
