import type { Point } from '../../../src-face/landmark-points';

/** A turned square of the frame: its middle and side in pixels, and the angle of the eyes' line in radians. */
export type Region = { readonly centre: Point; readonly side: number; readonly angle: number };

/** Space around a face that the mesh network was trained with, as a factor of the face's own extent. */
const ROOM = 1.5;

/** The square around these points, turned so that the line from `right` to `left` eye is level. */
export function regionAround(points: readonly Point[], right: Point, left: Point, room = ROOM): Region {
  const angle = Math.atan2(left.y - right.y, left.x - right.x);
  const along = points.map((point) => turned(point, -angle));
  const xs = along.map(({ x }) => x);
  const ys = along.map(({ y }) => y);
  const [left0, right0, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const middle = turned({ x: (left0 + right0) / 2, y: (top + bottom) / 2 }, angle);
  return { centre: middle, side: Math.max(right0 - left0, bottom - top) * room, angle };
}

/** Draws the region into a square of `pixels`; `isMirrored` exchanges left and right. */
export function drawRegion(
  picture: ImageBitmap | OffscreenCanvas,
  { centre, side, angle }: Region,
  pixels: number,
  isMirrored = false,
): ImageData {
  const context = new OffscreenCanvas(pixels, pixels).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context for an OffscreenCanvas');
  context.fillRect(0, 0, pixels, pixels);
  context.translate(pixels / 2, pixels / 2);
  const scale = pixels / side;
  context.scale(isMirrored ? -scale : scale, scale);
  context.rotate(-angle);
  context.translate(-centre.x, -centre.y);
  context.drawImage(picture, 0, 0);
  return context.getImageData(0, 0, pixels, pixels);
}

/** The way back: a point of the square of `pixels` in the frame. */
export function fromRegion({ centre, side, angle }: Region, pixels: number, point: Point): Point {
  const scale = side / pixels;
  const inFrame = turned({ x: (point.x - pixels / 2) * scale, y: (point.y - pixels / 2) * scale }, angle);
  return { x: inFrame.x + centre.x, y: inFrame.y + centre.y };
}

function turned({ x, y }: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}
