import {
  type Environment,
  env,
  nets,
  TinyFaceDetectorOptions,
  tf,
} from '@vladmandic/face-api/dist/face-api.esm.js';
import type { CheckedAssets } from './checked-assets';
import type { Point } from './landmark-points';

/** Side of the square picture each network takes, in pixels. */
export const LANDMARK_PIXELS = 112;

/** A square RGBA picture, as `getImageData` gives it. */
export type Square = ImageData;

export type Detection = {
  readonly score: number;
  /** In pixels of the square. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
};

/** face-api asks of every input whether it is one of these; here it is given tensors only, so nothing is. */
class NoSuchElement {}

/** Builds the three networks from checked bytes. Throws when face-api does not understand them: that is a bug. */
export function buildNetworks(assets: CheckedAssets): void {
  env.setEnv({
    Canvas: NoSuchElement,
    CanvasRenderingContext2D: NoSuchElement,
    Image: NoSuchElement,
    ImageData: NoSuchElement,
    Video: NoSuchElement,
  } as unknown as Environment);
  nets.tinyFaceDetector.loadFromWeightMap(weightsOf(assets, 'tiny_face_detector_model'));
  nets.faceLandmark68Net.loadFromWeightMap(weightsOf(assets, 'face_landmark_68_model'));
  nets.faceRecognitionNet.loadFromWeightMap(weightsOf(assets, 'face_recognition_model'));
}

/** Faces in a square of `picture.width` pixels (a multiple of 32) that score above `threshold` (0 to 1). */
export function detectFaces(picture: Square, threshold: number): Promise<readonly Detection[]> {
  const options = new TinyFaceDetectorOptions({ inputSize: picture.width, scoreThreshold: threshold });
  return withTensor(picture, async (tensor) => {
    const found = await nets.tinyFaceDetector.locateFaces(tensor, options);
    return found.map(({ score, box }) => ({
      score,
      box: { x: box.x, y: box.y, width: box.width, height: box.height },
    }));
  });
}

/** The 68 landmarks of the face that fills a square of 112 pixels, in pixels of the square. */
export function findLandmarks(picture: Square): Promise<readonly Point[]> {
  return withTensor(picture, async (tensor) => {
    const landmarks = await nets.faceLandmark68Net.detectLandmarks(tensor);
    return Array.isArray(landmarks) ? [] : landmarks.positions.map(({ x, y }) => ({ x, y }));
  });
}

/** The 128 numbers of an aligned chip of 150 pixels. */
export function describeChip(picture: Square): Promise<Float32Array> {
  return withTensor(picture, async (tensor) => {
    const descriptor = await nets.faceRecognitionNet.computeFaceDescriptor(tensor);
    return descriptor instanceof Float32Array ? descriptor : new Float32Array(0);
  });
}

async function withTensor<T>(
  picture: Square,
  use: (tensor: ReturnType<typeof tf.browser.fromPixels>) => Promise<T>,
): Promise<T> {
  const tensor = tf.browser.fromPixels(picture);
  try {
    return await use(tensor);
  } finally {
    tensor.dispose();
  }
}

type WeightSpecs = Parameters<typeof tf.io.decodeWeights>[1];

function weightsOf(assets: CheckedAssets, model: string): ReturnType<typeof tf.io.decodeWeights> {
  const manifest = assets.get(`${model}-weights_manifest.json`);
  const weights = assets.get(`${model}.bin`);
  if (manifest === undefined || weights === undefined) throw new Error(`the build left out ${model}`);
  const groups: unknown = JSON.parse(new TextDecoder().decode(manifest));
  return tf.io.decodeWeights(weights.buffer, onlyGroup(groups));
}

/** The manifest is the one the build hashed, so its shape is known; a bundle of several files is not handled. */
function onlyGroup(groups: unknown): WeightSpecs {
  const group: unknown = Array.isArray(groups) && groups.length === 1 ? groups[0] : undefined;
  if (typeof group !== 'object' || group === null || !('weights' in group) || !Array.isArray(group.weights)) {
    throw new Error('the weights manifest is not of the known shape');
  }
  return group.weights;
}
