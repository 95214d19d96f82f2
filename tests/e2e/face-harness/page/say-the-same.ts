import { nets, tf } from '@vladmandic/face-api/dist/face-api.esm.js';
import type { CheckedAssets } from '../../../../src-face/checked-assets';
import { buildFindingNetworks } from '../../../../src-face/networks/finding-networks';
import { loadCheckedAssets } from '../../../../src-renderer/face/checked-assets';
import { drawSquare } from '../../../../src-renderer/face/frame-squares';
import { runtime } from '../../../../src-renderer/face/networks/bundled-runtime';
import { buildDescriptorNetwork } from '../../../../src-renderer/face/networks/descriptor-network';
import { startWasm } from '../../../../src-renderer/face/wasm-backend';
import { whereAssetsAre } from '../../../../src-renderer/face/worker-link';
import type { FaceAsset } from '../../../../src-renderer/face/worker-protocol';
import type { Crop } from './page';

/** Largest difference between this project's run of face-api's networks and face-api's own, on one picture. */
export type Differences = {
  /** Of the square's 320 pixels. */
  readonly boxPixels: number;
  readonly score: number;
  /** Of the square's 112 pixels. */
  readonly landmarkPixels: number;
  /** In one of the 128 numbers. */
  readonly descriptor: number;
};

/** Both on the page's thread, from the same files. `face`: where in the picture a face is. */
export async function sayTheSame(frame: ImageBitmap, face: Crop): Promise<Differences> {
  const { assetFolder, assets, embedderAssets } = whereAssetsAre();
  const files = await checked(assetFolder, [...assets, ...embedderAssets.dlib]);
  if (!(await startWasm(files))) throw new Error('no wasm');
  const { detector, landmarks } = buildFindingNetworks(runtime, files);
  const descriptor = buildDescriptorNetwork(files);
  nets.tinyFaceDetector.loadFromWeightMap(weightsIn(files, 'tiny_face_detector_model'));
  nets.faceLandmark68Net.loadFromWeightMap(weightsIn(files, 'face_landmark_68_model'));
  nets.faceRecognitionNet.loadFromWeightMap(weightsIn(files, 'face_recognition_model'));

  const whole = square(frame, { x: 0, y: 0, width: frame.width, height: frame.height }, 320);
  const [own] = detector.detect(whole, 0.3);
  const [other] = await nets.tinyFaceDetector.locateFaces(tensorOf(whole), {
    inputSize: 320,
    scoreThreshold: 0.3,
  } as Parameters<typeof nets.tinyFaceDetector.locateFaces>[1]);
  if (own === undefined || other === undefined) throw new Error('no face found');
  const { x, y, width, height } = other.box;

  const close = square(frame, face, 112);
  const marks = await nets.faceLandmark68Net.detectLandmarks(tensorOf(close));
  if (Array.isArray(marks)) throw new Error('one picture, several answers');
  const ownMarks = landmarks.find(close).flatMap((point) => [point.x, point.y]);

  const chip = square(frame, face, 150);
  const described = await nets.faceRecognitionNet.computeFaceDescriptor(tensorOf(chip));
  if (!(described instanceof Float32Array)) throw new Error('one picture, several answers');

  return {
    boxPixels: furthest([own.box.x, own.box.y, own.box.width, own.box.height], [x, y, width, height]),
    score: furthest([own.score], [other.score]),
    landmarkPixels: furthest(
      ownMarks,
      marks.positions.flatMap((point) => [point.x, point.y]),
    ),
    descriptor: furthest([...descriptor.describe(chip)], [...described]),
  };
}

/** As face-api reads them. */
function weightsIn(files: CheckedAssets, model: string): ReturnType<typeof tf.io.decodeWeights> {
  const manifest = JSON.parse(new TextDecoder().decode(files.get(`${model}-weights_manifest.json`)));
  const bytes = files.get(`${model}.bin`);
  if (bytes === undefined) throw new Error(`no ${model}`);
  return tf.io.decodeWeights(bytes.buffer, manifest[0].weights);
}

function square(frame: ImageBitmap, region: Crop, side: number): ImageData {
  return drawSquare(frame, region, side).picture;
}

function tensorOf(picture: ImageData) {
  return tf.browser.fromPixels(picture);
}

function furthest(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length || a.length === 0) throw new Error('answers of different shape');
  return Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))));
}

async function checked(folder: string, assets: readonly FaceAsset[]) {
  const loaded = await loadCheckedAssets(folder, assets);
  if (!loaded.ok) throw new Error(loaded.error.kind);
  return loaded.value;
}
