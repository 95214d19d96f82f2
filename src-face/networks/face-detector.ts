import type { CheckedAssets } from '../checked-assets';
import type { Pixels } from '../pixels';
import { type Detection, detectionsIn } from './detections';
import { convolve, convolveSeparably, type MeanColour, pictureTensor, separable } from './fused-layers';
import { weightsOf } from './network-weights';
import { type Tensor, type TensorRuntime, valuesOf } from './tensor-runtime';

export type FaceDetector = {
  /** Faces in a picture whose sides are multiples of `CELL_PIXELS` that score above `threshold` (0 to 1). */
  readonly detect: (picture: Pixels, threshold: number) => readonly Detection[];
};

const MEAN: MeanColour = [117.001, 114.697, 97.404];
const LAYERS = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5'] as const;

/** face-api's tiny detector. Throws when the bytes are not of the known shape: that is a bug. */
export function buildDetector(runtime: TensorRuntime, assets: CheckedAssets): FaceDetector {
  const weights = weightsOf(runtime, assets, 'tiny_face_detector_model');
  const first = { filter: weights('conv0/filters'), bias: weights('conv0/bias') };
  const layers = LAYERS.map((name) => separable(weights, name));
  const last = { filter: weights('conv8/filters'), bias: weights('conv8/bias') };
  const run = (picture: Pixels): Tensor => {
    let x = convolve(runtime, pictureTensor(runtime, picture, MEAN), first, 1, 'valid', 'leakyrelu');
    for (const layer of layers)
      x = convolveSeparably(runtime, runtime.maxPool(x, 2, 2, 'same'), layer, 1, 'leakyrelu');
    return convolve(runtime, runtime.maxPool(x, 2, 1, 'same'), last, 1, 'valid', 'linear');
  };
  return {
    detect: (picture, threshold) =>
      detectionsIn(
        valuesOf(runtime, () => run(picture)),
        picture.width,
        threshold,
      ),
  };
}
