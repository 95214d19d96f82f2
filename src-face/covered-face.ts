import type { Point } from './landmark-points';

/** Half the side of a patch of skin, as a share of the distance between the eyes. */
const PATCH = 0.09;

/** A difference of colour (of 255) that is certainly no skin, and one that skin has within itself. */
const FULL_COLOUR = 48;
const OWN_COLOUR = 9;

/** As light against the skin as no chin is, and as dark as no beard is: a white and a black mask have no colour to tell. */
const LIGHT = 1.25;
const WHITE = 1.55;
const SHADE = 0.5;
const BLACK = 0.22;

/** Eyes, lids and brows are this dark against the skin between them when nothing is before them, and when glass is. */
const OPEN_EYES = 0.62;
const DARK_GLASS = 0.25;

type Colour = { readonly luma: number; readonly blue: number; readonly red: number };

/**
 * How much the face seems to be covered, in thousandths: the larger of two signs. Mouth and chin that have another
 * colour than the skin between the eyes and under them (mask, scarf), eyes much darker than that skin (dark glasses).
 * Landmarks of a covered face are a guess of where they should be, which is where to look. `landmarks` are the 68
 * points in pixels of the square `rgba`; 0 when they are not 68.
 */
export function coveredMilli(rgba: Uint8ClampedArray, side: number, landmarks: readonly Point[]): number {
  const at = (index: number): Point => landmarks[index] ?? { x: 0, y: 0 };
  if (landmarks.length !== 68) return 0;
  const leftEye = middleOf([36, 37, 38, 39, 40, 41].map(at));
  const rightEye = middleOf([42, 43, 44, 45, 46, 47].map(at));
  const eyes = Math.hypot(rightEye.x - leftEye.x, rightEye.y - leftEye.y);
  const reach = Math.max(1, eyes * PATCH);
  const look = (point: Point): Colour => colourAt(rgba, side, point, reach);
  const skin = look(middleOf([at(21), at(22), at(27)]));
  const lower = [middleOf([at(57), at(8), at(8)]), middleOf([at(48), at(5)]), middleOf([at(54), at(11)])].map(
    (point) => patchShare(look(point), skin),
  );
  const dark = Math.max(look(leftEye).luma, look(rightEye).luma) / Math.max(1, skin.luma);
  // The middle one of three: a shadow on one cheek, a small beard on the chin, is no mask.
  return Math.round(1000 * Math.max(middleValue(lower), share(dark, OPEN_EYES, DARK_GLASS)));
}

/** How little a patch looks like this skin, 0 to 1: by its colour, or by a light or dark that skin does not have. */
function patchShare(patch: Colour, skin: Colour): number {
  const light = patch.luma / Math.max(1, skin.luma);
  return Math.max(
    share(colourDifference(patch, skin), OWN_COLOUR, FULL_COLOUR),
    share(light, LIGHT, WHITE),
    share(light, SHADE, BLACK),
  );
}

/** Difference of chroma; light and shadow change luma far more than colour, so luma is left out. */
function colourDifference(a: Colour, b: Colour): number {
  return Math.hypot(a.blue - b.blue, a.red - b.red);
}

function colourAt(rgba: Uint8ClampedArray, side: number, middle: Point, reach: number): Colour {
  let red = 0;
  let green = 0;
  let blue = 0;
  let count = 0;
  for (let y = Math.round(middle.y - reach); y <= middle.y + reach; y++) {
    for (let x = Math.round(middle.x - reach); x <= middle.x + reach; x++) {
      if (x < 0 || y < 0 || x >= side || y >= side) continue;
      const pixel = 4 * (y * side + x);
      red += rgba[pixel] ?? 0;
      green += rgba[pixel + 1] ?? 0;
      blue += rgba[pixel + 2] ?? 0;
      count += 1;
    }
  }
  const n = Math.max(1, count);
  const luma = (0.299 * red + 0.587 * green + 0.114 * blue) / n;
  return { luma, blue: 0.564 * (blue / n - luma), red: 0.713 * (red / n - luma) };
}

/** 0 at or before `none`, 1 at or beyond `full`, straight between. */
function share(value: number, none: number, full: number): number {
  return Math.min(1, Math.max(0, (value - none) / (full - none)));
}

function middleValue(three: readonly number[]): number {
  return [...three].sort((a, b) => a - b)[1] ?? 0;
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y }), {
    x: 0,
    y: 0,
  });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
