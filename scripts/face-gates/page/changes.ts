import type { FaceBox } from '../../../src-face/face-box';

/** What is done to a good picture before it is measured; lengths in pixels of a frame of 640 by 480. */
export type Change =
  | { readonly kind: 'as-it-is' }
  /** Light, as a factor. */
  | { readonly kind: 'light'; readonly factor: number }
  /** Further away: the face this wide. */
  | { readonly kind: 'far'; readonly facePixels: number }
  /** Out of focus. */
  | { readonly kind: 'blur'; readonly pixels: number }
  /** Moved sideways while the shutter was open. */
  | { readonly kind: 'smear'; readonly pixels: number }
  /** Something of this colour over mouth and chin, or over the eyes. */
  | { readonly kind: 'mask' | 'glasses'; readonly colour: string };

export function changed(picture: ImageBitmap, box: FaceBox, change: Change): OffscreenCanvas {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d context');
  switch (change.kind) {
    case 'as-it-is':
      context.drawImage(picture, 0, 0);
      break;
    case 'light':
      context.filter = `brightness(${change.factor})`;
      context.drawImage(picture, 0, 0);
      break;
    case 'far': {
      const scale = change.facePixels / box.width;
      context.fillStyle = '#8c9296';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingQuality = 'high';
      context.translate(canvas.width / 2, canvas.height / 2);
      context.scale(scale, scale);
      context.drawImage(picture, -picture.width / 2, -picture.height / 2);
      break;
    }
    case 'blur':
      context.filter = `blur(${change.pixels}px)`;
      context.drawImage(picture, 0, 0);
      break;
    case 'smear':
      for (let at = 0; at < change.pixels; at++) {
        context.globalAlpha = 1 / (at + 1);
        context.drawImage(picture, at - change.pixels / 2, 0);
      }
      break;
    case 'mask':
      context.drawImage(picture, 0, 0);
      cover(context, change.colour, box, { top: 0.56, bottom: 1.06, left: 0.06, right: 0.94 });
      break;
    case 'glasses':
      context.drawImage(picture, 0, 0);
      cover(context, change.colour, box, { top: 0.14, bottom: 0.36, left: 0.08, right: 0.47 });
      cover(context, change.colour, box, { top: 0.14, bottom: 0.36, left: 0.53, right: 0.92 });
      break;
  }
  return canvas;
}

type Part = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

function cover(
  context: OffscreenCanvasRenderingContext2D,
  colour: string,
  box: FaceBox,
  { top, bottom, left, right }: Part,
): void {
  const [width, height] = [(right - left) * box.width, (bottom - top) * box.height];
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(box.x + left * box.width, box.y + top * box.height, width, height, height * 0.3);
  context.fill();
}
