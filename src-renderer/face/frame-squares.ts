import type { FaceBox } from '../../src-face/face-box';
import type { DrawnPicture, FramedSquare } from '../../src-face/find-faces';
import type { Similarity } from './fit-similarity';

/** Anything with pixels that a canvas can draw. */
export type Picture = ImageBitmap | OffscreenCanvas;

/** The same, for what looks for faces wherever it runs. */
export function drawnPicture(picture: Picture): DrawnPicture {
  return {
    width: picture.width,
    height: picture.height,
    whole: (longer, step) => drawWhole(picture, longer, step),
    square: (region, side) => drawSquare(picture, region, side),
  };
}

/** Draws `region` of the picture into the middle of a square of `side` pixels, as large as it fits, the rest black. */
export function drawSquare(
  picture: Picture,
  region: FaceBox,
  side: number,
): FramedSquare & { readonly picture: ImageData } {
  const scale = side / Math.max(region.width, region.height);
  const width = region.width * scale;
  const height = region.height * scale;
  const left = (side - width) / 2;
  const top = (side - height) / 2;
  const context = square(side);
  context.drawImage(picture, region.x, region.y, region.width, region.height, left, top, width, height);
  return {
    picture: context.getImageData(0, 0, side, side),
    scale,
    toFrame: ({ x, y }) => ({ x: (x - left) / scale + region.x, y: (y - top) / scale + region.y }),
  };
}

/**
 * The whole picture with its longer side drawn `longer` pixels long, for the detector: at the top left, as it was
 * trained, and no larger than it must be in steps of `step` pixels. A square would be a quarter black, and the detector
 * takes as long over black as over anything.
 */
export function drawWhole(
  picture: Picture,
  longer: number,
  step: number,
): { readonly picture: ImageData; readonly scale: number } {
  const scale = longer / Math.max(picture.width, picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  const context = square(longer);
  context.drawImage(picture, 0, 0, width, height);
  const upTo = (length: number): number => Math.min(longer, Math.ceil(length / step) * step);
  return { picture: context.getImageData(0, 0, upTo(width), upTo(height)), scale };
}

/** The upright face of `side` pixels that a descriptor network takes. */
export function drawChip(picture: Picture, by: Similarity, side: number): ImageData {
  const context = square(side);
  context.imageSmoothingQuality = 'high';
  context.setTransform(by.a, by.b, -by.b, by.a, by.dx, by.dy);
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, side, side);
}

/** One canvas for each size: making one costs more than drawing on it, and every square is read at once. */
const squares = new Map<number, OffscreenCanvasRenderingContext2D>();

/** Black, and drawn on from its own corner. What is read from it is a copy. */
function square(side: number): OffscreenCanvasRenderingContext2D {
  const context = squares.get(side) ?? newSquare(side);
  context.resetTransform();
  context.imageSmoothingQuality = 'low';
  context.fillRect(0, 0, side, side);
  return context;
}

function newSquare(side: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context for an OffscreenCanvas');
  squares.set(side, context);
  return context;
}
