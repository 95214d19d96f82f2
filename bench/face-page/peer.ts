import * as faceapi from '@vladmandic/face-api/dist/face-api.esm.js';

/** The functions of the bundle's `tf` that its published types leave out. */
type Runtime = {
  readonly setWasmPaths: (folder: string) => void;
  readonly setBackend: (name: 'wasm') => Promise<boolean>;
  readonly ready: () => Promise<void>;
};

let starting: Promise<void> | undefined;

/** face-api on the same wasm backend, loaded the way its documents load it. */
export function startPeer(): Promise<void> {
  starting ??= (async () => {
    const runtime = faceapi.tf as unknown as Runtime;
    runtime.setWasmPaths('/tfwasm/');
    await runtime.setBackend('wasm');
    await runtime.ready();
    await faceapi.nets.ssdMobilenetv1.loadFromUri('/models');
    await faceapi.nets.tinyFaceDetector.loadFromUri('/models');
    await faceapi.nets.faceLandmark68Net.loadFromUri('/models');
    await faceapi.nets.faceRecognitionNet.loadFromUri('/models');
  })();
  return starting;
}

export async function peerCheck(frame: OffscreenCanvas): Promise<void> {
  const found = await faceapi.detectSingleFace(elementOf(frame)).withFaceLandmarks().withFaceDescriptor();
  if (found === undefined) throw new Error('the peer finds no face');
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Of a picture: by its large detector. Of a portrait on a canvas: by its small one, as it comes. */
export async function peerFaces(source: string | OffscreenCanvas): Promise<readonly Box[]> {
  if (typeof source !== 'string') {
    const found = await faceapi.detectAllFaces(elementOf(source), new faceapi.TinyFaceDetectorOptions());
    return found.map(({ box }) => box);
  }
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  const found = await faceapi.detectAllFaces(picture, new faceapi.SsdMobilenetv1Options());
  return found.map(({ box }) => box);
}

function elementOf(canvas: OffscreenCanvas): HTMLCanvasElement {
  const element = document.createElement('canvas');
  element.width = canvas.width;
  element.height = canvas.height;
  element.getContext('2d')?.drawImage(canvas, 0, 0);
  return element;
}
