import { createFaceChecker } from '../../../../src-renderer/face/face-checker';
import type { MeshLook } from '../../../../src-renderer/face/mesh/mesh-look';
import { splitMjpeg } from '../../../../src-renderer/face/split-mjpeg';
import type { FaceMeasurement } from '../../../../src-shared/domain/presence/face-measurement';
import { type Hold, heldPicture } from './held-picture';

/** One picture before the camera: a place in a clip, shown as it is, or held up as a photograph in some way. */
export type PictureSpec = { readonly url: string; readonly index: number; readonly hold?: Hold };

export type MeasuredPicture = {
  readonly look: MeshLook;
  readonly identity: FaceMeasurement;
  readonly meshMs: number;
};

/** What the worker makes of each picture, one after the other as in a film, against this registered photograph. */
export async function measurePictures(
  photo: string,
  specs: readonly PictureSpec[],
): Promise<readonly MeasuredPicture[]> {
  const checker = createFaceChecker();
  await checker.prepare();
  await checker.setReference(await bytesOf(photo));
  const ready = await checker.prepareMesh();
  if (!ready.ok) throw new Error(ready.error.kind);
  const clips = new Map<string, readonly ImageBitmap[]>();
  const measured: MeasuredPicture[] = [];
  for (const { url, index, hold } of specs) {
    const clip = clips.get(url) ?? (await framesOf(url));
    clips.set(url, clip);
    const picture = clip[index];
    if (picture === undefined) throw new Error(`${url} has no picture ${index}`);
    const shown = hold === undefined ? picture : heldPicture(picture, hold);
    const frame = await createImageBitmap(shown);
    const startedAt = performance.now();
    const look = await checker.mesh(frame);
    const meshMs = performance.now() - startedAt;
    const checked = await checker.check([await createImageBitmap(shown)], 'camera');
    if (!look.ok || !checked.ok) throw new Error('the worker gave no answer');
    measured.push({ look: look.value, identity: checked.value.measurement, meshMs });
  }
  checker.dispose();
  return measured;
}

/** The pictures of a clip of JPEGs, decoded. */
async function framesOf(url: string): Promise<ImageBitmap[]> {
  const pictures = splitMjpeg(await bytesOf(url));
  return Promise.all(
    pictures.map((jpeg) => createImageBitmap(new Blob([jpeg.slice()], { type: 'image/jpeg' }))),
  );
}

async function bytesOf(url: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
}
