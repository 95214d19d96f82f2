/** On every side, as a share of the picture's own side. The detector misses a face that fills its picture. */
const PADDING = 0.25;

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
  const left = Math.round(photo.width * PADDING);
  const top = Math.round(photo.height * PADDING);
  const canvas = new OffscreenCanvas(photo.width + 2 * left, photo.height + 2 * top);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context for an OffscreenCanvas');
  // Registered photographs are taken against white or light blue (PH-*): grey stands out from no person's outline.
  context.fillStyle = 'rgb(128 128 128)';
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
