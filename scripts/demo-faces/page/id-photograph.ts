import type { DemoPerson } from '../person';
import type { HeadRenderer } from './renderer';

/** PH-5: one inch at 300 dpi. */
export const PHOTO = { width: 295, height: 413 } as const;
const OVERSAMPLING = 2;
/** Not pure white: paper never is. The border strip stays far above the 235 that PH-6 asks for. */
const GROUND = '#f9fafb';

/** An ID photograph as PH-6 wants it: head on, level, even light from both sides, white ground. */
export function composeIdPhotograph(renderer: HeadRenderer, person: DemoPerson): HTMLCanvasElement {
  const head = renderer.draw(
    {
      values: {
        ...person.shape,
        seed: person.seed,
        smile: 0.4,
        pixelsPerUnit: 124 * OVERSAMPLING,
        cameraDistance: 12,
        cameraHeight: -0.25,
        keyLight: 0.74,
        keyAzimuth: -0.38,
        keyElevation: 0.42,
        fillLight: 0.46,
        ambient: 0.5,
      },
      colours: person.colours,
    },
    PHOTO.width * OVERSAMPLING,
    PHOTO.height * OVERSAMPLING,
  );
  const photo = document.createElement('canvas');
  photo.width = PHOTO.width;
  photo.height = PHOTO.height;
  const pen = photo.getContext('2d', { alpha: false });
  if (pen === null) throw new Error('no drawing context');
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, PHOTO.width, PHOTO.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(head, 0, 0, PHOTO.width, PHOTO.height);
  return photo;
}
