import type { Pixels } from '../pixels';
import type { Weights } from './network-weights';
import type { Activation, Padding, Tensor, TensorRuntime } from './tensor-runtime';

/**
 * Layers of face-api's networks as one operation each. face-api runs them as three to six, and every one of those goes
 * through the whole picture in memory once more: fused, the same numbers (to a few units of the last place) come in
 * half the time.
 */
export type Convolution = { readonly filter: Tensor; readonly bias: Tensor };

/** What the detector lets through of what is below nothing. */
const LEAK = 0.1;

export function convolve(
  runtime: TensorRuntime,
  x: Tensor,
  { filter, bias }: Convolution,
  strides: number,
  pad: Padding,
  activation: Activation,
): Tensor {
  return runtime.fused.conv2d({ x, filter, bias, strides, pad, activation, leakyreluAlpha: LEAK });
}

/** Each channel by itself, then across the channels. */
export type Separable = { readonly depthwise: Tensor; readonly pointwise: Convolution };

export function separable(weights: Weights, name: string): Separable {
  return {
    depthwise: weights(`${name}/depthwise_filter`),
    pointwise: { filter: weights(`${name}/pointwise_filter`), bias: weights(`${name}/bias`) },
  };
}

export function convolveSeparably(
  runtime: TensorRuntime,
  x: Tensor,
  layer: Separable,
  strides: number,
  activation: Activation,
): Tensor {
  const own = runtime.depthwiseConv2d(x, layer.depthwise, strides, 'same');
  return convolve(runtime, own, layer.pointwise, 1, 'valid', activation);
}

/** Red, green and blue that count as nothing, 0 to 255: the mean of the pictures a network was trained with. */
export type MeanColour = readonly [number, number, number];

/** What the landmark and the descriptor network take for nothing. */
export const FACE_MEAN: MeanColour = [122.782, 117.001, 104.298];

/** One picture as a network takes it: without alpha, from its mean colour, in shares of 255. */
export function pictureTensor(
  runtime: TensorRuntime,
  { width, height, data }: Pixels,
  mean: MeanColour,
): Tensor {
  const values = new Float32Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      values[3 * pixel + colour] = ((data[4 * pixel + colour] ?? 0) - (mean[colour] ?? 0)) / 255;
    }
  }
  return runtime.tensor(values, [1, height, width, 3]);
}
