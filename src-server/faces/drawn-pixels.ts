import type { FaceBox } from '../../src-face/face-box';
import type { DrawnPicture } from '../../src-face/find-faces';
import type { Pixels } from '../../src-face/pixels';

/** A decoded picture as the networks are shown it: what a page does with a canvas, by bilinear sampling here. */
export function drawnPixels(picture: Pixels): DrawnPicture {
  const { width, height } = picture;
  return {
    width,
    height,
    whole: (longer, step) => {
      const scale = longer / Math.max(width, height);
      const upTo = (length: number): number => Math.min(longer, Math.ceil(length / step) * step);
      const into = blank(upTo(width * scale), upTo(height * scale));
      draw(picture, { x: 0, y: 0, width, height }, into, { left: 0, top: 0, scale });
      return { picture: into, scale };
    },
    square: (region, side) => {
      const scale = side / Math.max(region.width, region.height);
      const left = (side - region.width * scale) / 2;
      const top = (side - region.height * scale) / 2;
      const into = blank(side, side);
      draw(picture, region, into, { left, top, scale });
      const toFrame = ({ x, y }: { readonly x: number; readonly y: number }) => ({
        x: (x - left) / scale + region.x,
        y: (y - top) / scale + region.y,
      });
      return { picture: into, scale, toFrame };
    },
  };
}

/** The picture with `share` of its own sides added on every side, in one grey. */
export function withRoom(
  picture: Pixels,
  { share, grey }: { readonly share: number; readonly grey: number },
) {
  const left = Math.round(picture.width * share);
  const top = Math.round(picture.height * share);
  const into = blank(picture.width + 2 * left, picture.height + 2 * top);
  for (let at = 0; at < into.data.length; at += 4) into.data.fill(grey, at, at + 3);
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(4 * y * picture.width, 4 * (y + 1) * picture.width);
    into.data.set(row, 4 * ((y + top) * into.width + left));
  }
  return into;
}

/** Black and opaque. */
function blank(width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { width, height, data };
}

/** `region` of the picture (inside it), scaled, with its corner at `left`, `top`; what does not fit is left out. */
function draw(
  { width, data }: Pixels,
  region: FaceBox,
  into: Pixels,
  to: { readonly left: number; readonly top: number; readonly scale: number },
): void {
  const lastX = region.x + region.width - 1;
  const lastY = region.y + region.height - 1;
  const endX = Math.min(into.width, Math.round(to.left + region.width * to.scale));
  const endY = Math.min(into.height, Math.round(to.top + region.height * to.scale));
  for (let y = Math.max(0, Math.round(to.top)); y < endY; y++) {
    const fromY = clamp((y + 0.5 - to.top) / to.scale - 0.5 + region.y, region.y, lastY);
    const top = Math.floor(fromY);
    const low = Math.min(lastY, top + 1);
    for (let x = Math.max(0, Math.round(to.left)); x < endX; x++) {
      const fromX = clamp((x + 0.5 - to.left) / to.scale - 0.5 + region.x, region.x, lastX);
      const left = Math.floor(fromX);
      const right = Math.min(lastX, left + 1);
      for (let colour = 0; colour < 3; colour++) {
        const at = (column: number, row: number): number => data[4 * (row * width + column) + colour] ?? 0;
        const above = mix(at(left, top), at(right, top), fromX - left);
        const below = mix(at(left, low), at(right, low), fromX - left);
        into.data[4 * (y * into.width + x) + colour] = mix(above, below, fromY - top);
      }
    }
  }
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, value));
}
