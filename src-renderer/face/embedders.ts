import { chipTransform } from './chip-transform';
import type { FaceDescriptors } from './face-descriptors';
import { drawChip, type Picture } from './frame-squares';
import type { FaceMarks } from './landmark-points';
import { describeChip } from './networks';

/** face-api's descriptor network on a chip that is turned upright as dlib does. */
export const DLIB_MODEL = 'face-api-1.7.15/dlib-rotated-chip';

/** Describes the face with these landmarks by every network; undefined when the landmarks are all on one spot. */
export async function describeFace(picture: Picture, marks: FaceMarks): Promise<FaceDescriptors | undefined> {
  const transform = chipTransform(marks);
  if (transform === undefined) return undefined;
  const values = await describeChip(drawChip(picture, transform));
  return [{ model: DLIB_MODEL, values, isUnit: false }];
}
