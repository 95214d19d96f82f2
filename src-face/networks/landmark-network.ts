import type { CheckedAssets } from '../checked-assets';
import type { Point } from '../landmark-points';
import type { Pixels } from '../pixels';
import {
  type Convolution,
  convolve,
  convolveSeparably,
  FACE_MEAN,
  pictureTensor,
  type Separable,
  separable,
} from './fused-layers';
import { weightsOf } from './network-weights';
import { type Tensor, type TensorRuntime, valuesOf } from './tensor-runtime';

/** Side of the square picture it takes, in pixels. */
export const LANDMARK_PIXELS = 112;

export type LandmarkNetwork = {
  /** The 68 landmarks of the face that fills a square of 112 pixels, in pixels of the square. */
  readonly find: (picture: Pixels) => readonly Point[];
};

type Block = {
  readonly entry: (x: Tensor) => Tensor;
  readonly inner: readonly [Separable, Separable, Separable];
};

/** face-api's network of 68 points. Throws when the bytes are not of the known shape: that is a bug. */
export function buildLandmarkNetwork(runtime: TensorRuntime, assets: CheckedAssets): LandmarkNetwork {
  const weights = weightsOf(runtime, assets, 'face_landmark_68_model');
  const first: Convolution = { filter: weights('dense0/conv0/filters'), bias: weights('dense0/conv0/bias') };
  const blocks = [0, 1, 2, 3].map((at): Block => {
    const layer = (of: number): Separable => separable(weights, `dense${at}/conv${of}`);
    const inner = [layer(1), layer(2), layer(3)] as const;
    if (at === 0) return { entry: (x) => convolve(runtime, x, first, 2, 'same', 'relu'), inner };
    const entry = layer(0);
    return { entry: (x) => convolveSeparably(runtime, x, entry, 2, 'relu'), inner };
  });
  const [matrix, bias] = [weights('fc/weights'), weights('fc/bias')];
  const run = (picture: Pixels): Tensor => {
    let x = pictureTensor(runtime, picture, FACE_MEAN);
    for (const block of blocks) x = throughBlock(runtime, x, block);
    const pooled = runtime.avgPool(x, 7, 2, 'valid');
    return runtime.add(runtime.matMul(runtime.reshape(pooled, [1, -1]), matrix), bias);
  };
  return {
    find: (picture) => {
      const shares = valuesOf(runtime, () => run(picture));
      return Array.from({ length: shares.length / 2 }, (_, i) => ({
        x: (shares[2 * i] ?? 0) * LANDMARK_PIXELS,
        y: (shares[2 * i + 1] ?? 0) * LANDMARK_PIXELS,
      }));
    },
  };
}

/** Every layer of a block is added to the sum of those before it. */
function throughBlock(runtime: TensorRuntime, x: Tensor, { entry, inner }: Block): Tensor {
  let sum = entry(x);
  let next = sum;
  for (const layer of inner) {
    sum = runtime.add(sum, convolveSeparably(runtime, next, layer, 1, 'linear'));
    next = runtime.relu(sum);
  }
  return next;
}
