import type { CheckedAssets } from '../checked-assets';
import { type Detection, detectionsIn } from './detections';
import { convolve, convolveSeparably, type MeanColour, pictureTensor, separable } from './fused-layers';
import { weightsOf } from './network-weights';
import { runtime, type Tensor, valuesOf } from './tensor-runtime';

export type FaceDetector = {
  /** Faces in a picture whose sides are multiples of `CELL_PIXELS` that score above `threshold` (0 to 1). */
  readonly detect: (picture: ImageData, threshold: number) => readonly Detection[];
};

const MEAN: MeanColour = [117.001, 114.697, 97.404];
const LAYERS = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5'] as const;

/** face-api's tiny detector. Throws when the bytes are not of the known shape: that is a bug. */
export function buildDetector(assets: CheckedAssets): FaceDetector {
  const weights = weightsOf(assets, 'tiny_face_detector_model');
  const first = { filter: weights('conv0/filters'), bias: weights('conv0/bias') };
  const layers = LAYERS.map((name) => separable(weights, name));
  const last = { filter: weights('conv8/filters'), bias: weights('conv8/bias') };
  const run = (picture: ImageData): Tensor => {
    let x = convolve(pictureTensor(picture, MEAN), first, 1, 'valid', 'leakyrelu');
    for (const layer of layers)
      x = convolveSeparably(runtime.maxPool(x, 2, 2, 'same'), layer, 1, 'leakyrelu');
    return convolve(runtime.maxPool(x, 2, 1, 'same'), last, 1, 'valid', 'linear');
  };
  return {
    detect: (picture, threshold) =>
      detectionsIn(
        valuesOf(() => run(picture)),
        picture.width,
        threshold,
      ),
  };
}
