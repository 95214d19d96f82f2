import type { FaceGlance } from '../../face/face-checker';

/** The one thing the person should do next; `hold` when the picture is good. */
export type Guidance =
  | 'no-face'
  | 'many-faces'
  | 'too-dark'
  | 'too-far'
  | 'too-near'
  | 'off-centre'
  | 'not-facing'
  | 'hold';

/** Sizes in pixels of the frame. `minFacePixels` is the policy's; the rest only guides, main judges. */
export type GuidanceLimits = {
  readonly width: number;
  readonly height: number;
  readonly minFacePixels: number;
};

const DARK_ROOM_LUMA = 35;
const DARK_FACE_LUMA = 55;
/** A little more than main asks for, so that a nod does not spoil the measurement. */
const SPARE_SIZE = 1.1;
const FILLS_FRAME = 0.6;
const OFF_CENTRE = 0.18;
const TURNED_DEGREES = 18;

export function guide(glance: FaceGlance, limits: GuidanceLimits): Guidance {
  if (glance.kind === 'many-faces') return 'many-faces';
  if (glance.kind === 'no-face') return glance.luma < DARK_ROOM_LUMA ? 'too-dark' : 'no-face';
  const { box } = glance;
  const offX = Math.abs(box.x + box.width / 2 - limits.width / 2) / limits.width;
  const offY = Math.abs(box.y + box.height / 2 - limits.height / 2) / limits.height;
  if (glance.luma < DARK_FACE_LUMA) return 'too-dark';
  if (glance.facePixels < limits.minFacePixels * SPARE_SIZE) return 'too-far';
  if (glance.facePixels > limits.width * FILLS_FRAME) return 'too-near';
  if (offX > OFF_CENTRE || offY > OFF_CENTRE) return 'off-centre';
  if (glance.yawDegrees > TURNED_DEGREES) return 'not-facing';
  return 'hold';
}

/** What is shown, and how often in a row the newest guidance has been seen. */
export type Steadied = { readonly shown: Guidance; readonly newest: Guidance; readonly inARow: number };

export const UNSEEN: Steadied = { shown: 'no-face', newest: 'no-face', inARow: 0 };

/** A sentence stands until another has been seen twice in a row: one wrong frame does not make it flicker. */
export function steady(before: Steadied, seen: Guidance): Steadied {
  const inARow = seen === before.newest ? before.inARow + 1 : 1;
  return { shown: inARow >= 2 ? seen : before.shown, newest: seen, inARow };
}

/** Enough good looks in a row to measure. */
export function isSteadyEnough(steadied: Steadied): boolean {
  return steadied.newest === 'hold' && steadied.inARow >= 4;
}
