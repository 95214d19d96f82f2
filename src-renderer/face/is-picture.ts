import { meanLuma } from '../../src-face/mean-luma';

/** Below this mean luma (of 255) a whole frame is called black: a closed lid gives 0 to 2, a dim room 15 and more. */
const BLACK_BELOW = 5;

const SAMPLE_PIXELS = 32;

/** Whether a frame shows anything at all. */
export function isPicture(frame: CanvasImageSource): boolean {
  const canvas = new OffscreenCanvas(SAMPLE_PIXELS, SAMPLE_PIXELS);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  context.drawImage(frame, 0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS);
  return meanLuma(context.getImageData(0, 0, SAMPLE_PIXELS, SAMPLE_PIXELS).data) >= BLACK_BELOW;
}
