/**
 * How a picture is held before the camera: turned about its upright axis or tilted about its level one (degrees),
 * rolled, moved sideways (pixels), and bent like a sheet around a pillar (degrees of arc from edge to edge).
 */
export type Hold = {
  readonly turn?: number;
  readonly tilt?: number;
  readonly roll?: number;
  readonly shift?: number;
  readonly bend?: number;
};

/** From the camera to the sheet, in pixels of the frame: about two and a half times the frame's width. */
const DISTANCE = 1600;
const STRIP = 2;
const WALL = '#8c9296';

/** A camera frame that shows a picture held up, drawn strip by strip as a camera sees it. */
export function heldPicture(picture: ImageBitmap, hold: Hold): OffscreenCanvas {
  const upright = strips(picture, hold.turn ?? 0, hold.bend ?? 0, 'columns');
  const tilted = hold.tilt ? strips(upright, hold.tilt, 0, 'rows') : upright;
  const { canvas, context } = sheet(picture.width, picture.height);
  context.translate(picture.width / 2 + (hold.shift ?? 0), picture.height / 2);
  context.rotate(((hold.roll ?? 0) * Math.PI) / 180);
  context.drawImage(tilted, -picture.width / 2, -picture.height / 2);
  return canvas;
}

function strips(
  picture: ImageBitmap | OffscreenCanvas,
  degrees: number,
  bend: number,
  by: 'columns' | 'rows',
): OffscreenCanvas {
  const { width, height } = picture;
  const length = by === 'columns' ? width : height;
  const across = by === 'columns' ? height : width;
  const angle = (degrees * Math.PI) / 180;
  const arc = (bend * Math.PI) / 180;
  const place = (u: number) => {
    const radius = arc === 0 ? 0 : length / arc;
    const flat =
      arc === 0
        ? { x: u, z: 0 }
        : { x: radius * Math.sin(u / radius), z: radius * (1 - Math.cos(u / radius)) };
    const x = flat.x * Math.cos(angle) - flat.z * Math.sin(angle);
    const z = flat.x * Math.sin(angle) + flat.z * Math.cos(angle);
    const scale = DISTANCE / (DISTANCE + z);
    return { at: x * scale + length / 2, scale };
  };
  const { canvas, context } = sheet(width, height);
  for (let from = 0; from < length; from += STRIP) {
    const a = place(from - length / 2);
    const b = place(from + STRIP - length / 2);
    const size = across * a.scale;
    const edge = (across - size) / 2;
    // A little wider than the gap: no seams.
    const span = b.at - a.at + 0.6;
    if (by === 'columns') context.drawImage(picture, from, 0, STRIP, height, a.at, edge, span, size);
    else context.drawImage(picture, 0, from, width, STRIP, edge, a.at, size, span);
  }
  return canvas;
}

function sheet(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no 2d context');
  context.fillStyle = WALL;
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}
