import { PADDING } from '../../src-face/photo-study';

/** The decoded photograph with room around it; undefined when the bytes are no picture. */
export async function paddedPhoto(jpeg: Uint8Array): Promise<OffscreenCanvas | undefined> {
  const photo = await decodePhoto(jpeg);
  if (photo === undefined) return undefined;
  const canvas = padded(photo);
  photo.close();
  return canvas;
}

/** The photograph with room around it, in its own pixels. The caller still owns `photo`. */
export function padded(photo: ImageBitmap): OffscreenCanvas {
  const left = Math.round(photo.width * PADDING.share);
  const top = Math.round(photo.height * PADDING.share);
  const canvas = new OffscreenCanvas(photo.width + 2 * left, photo.height + 2 * top);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context for an OffscreenCanvas');
  context.fillStyle = `rgb(${PADDING.grey} ${PADDING.grey} ${PADDING.grey})`;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(photo, left, top);
  return canvas;
}

/** Undefined when the bytes are no picture. The caller closes it. */
export async function decodePhoto(jpeg: Uint8Array): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(new Blob([jpeg.slice()], { type: 'image/jpeg' }));
  } catch {
    return undefined;
  }
}
