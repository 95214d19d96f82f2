const WIDTH = 295;
const HEIGHT = 413;
const RATIO = WIDTH / HEIGHT;
const RATIO_SPARE = 0.01;

export type PhotoTrouble = 'not-a-picture' | 'too-small' | 'wrong-ratio';

/**
 * PH-5: a picture of at least 295 × 413 and that ratio is scaled down to it; drawn anew, it has lost its metadata.
 * Base64 of the JPEG, or why it can't be used.
 */
export async function scalePhoto(file: Blob): Promise<{ readonly jpegBase64: string } | PhotoTrouble> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return 'not-a-picture';
  const { width, height } = picture;
  if (width < WIDTH || height < HEIGHT) return 'too-small';
  if (Math.abs(width / height - RATIO) > RATIO_SPARE) return 'wrong-ratio';
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext('2d');
  if (pen === null) return 'not-a-picture';
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, WIDTH, HEIGHT);
  const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { jpegBase64: btoa(text) };
}
