import * as faceapi from '@vladmandic/face-api';

/** What face-api sees in one picture; lengths in pixels of the picture as given. */
export type FaceReading = {
  readonly faces: number;
  readonly score: number;
  readonly boxHeight: number;
  readonly eyeDistance: number;
  readonly eyeLineDegrees: number;
  readonly descriptor: readonly number[];
};

const DETECTOR = new faceapi.TinyFaceDetectorOptions({ inputSize: 320, scoreThreshold: 0.5 });

const surveyor = { start, read };
export type Surveyor = typeof surveyor;
Object.assign(globalThis, { surveyor });

async function start(wasmFolder: string, modelFolder: string): Promise<string> {
  // The bundle's own types leave the backend functions out.
  const tf = faceapi.tf as unknown as {
    setWasmPaths(folder: string): void;
    setBackend(name: string): Promise<boolean>;
    ready(): Promise<void>;
    getBackend(): string;
  };
  tf.setWasmPaths(wasmFolder);
  await tf.setBackend('wasm');
  await tf.ready();
  await faceapi.nets.tinyFaceDetector.loadFromUri(modelFolder);
  await faceapi.nets.faceLandmark68Net.loadFromUri(modelFolder);
  await faceapi.nets.faceRecognitionNet.loadFromUri(modelFolder);
  return tf.getBackend();
}

/**
 * `paddingShare` widens the picture on every side: an ID photograph fills its frame so much that the
 * detector misses faces without it.
 */
async function read(jpegBase64: string, paddingShare: number): Promise<FaceReading> {
  const bytes = Uint8Array.from(atob(jpegBase64), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const canvas = document.createElement('canvas');
  const [dx, dy] = [bitmap.width * paddingShare, bitmap.height * paddingShare];
  canvas.width = bitmap.width + 2 * dx;
  canvas.height = bitmap.height + 2 * dy;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no drawing context');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, dx, dy);
  const found = await faceapi.detectAllFaces(canvas, DETECTOR).withFaceLandmarks().withFaceDescriptors();
  const [face] = found;
  if (face === undefined) {
    return { faces: 0, score: 0, boxHeight: 0, eyeDistance: 0, eyeLineDegrees: 0, descriptor: [] };
  }
  const [left, right] = [middle(face.landmarks.getLeftEye()), middle(face.landmarks.getRightEye())];
  const [across, down] = [right.x - left.x, right.y - left.y];
  return {
    faces: found.length,
    score: face.detection.score,
    boxHeight: face.detection.box.height,
    eyeDistance: Math.hypot(across, down),
    eyeLineDegrees: (Math.atan2(down, across) * 180) / Math.PI,
    descriptor: [...face.descriptor],
  };
}

function middle(points: readonly faceapi.Point[]) {
  const sum = points.reduce((a, b) => ({ x: a.x + b.x, y: a.y + b.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
