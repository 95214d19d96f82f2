import { borderStrip } from '../../src-shared/domain/person/border-strip';
import type { PhotoStudy } from '../../src-shared/domain/person/photo-check';
import type { DescribeFace } from './embedders';
import type { FaceDescriptors } from './face-descriptors';
import type { Picture } from './frame-squares';
import { eyeDistance, headPitchDegrees, headRollDegrees } from './head-tilt';
import { headYawDegrees } from './head-yaw';
import { findPhotoFaces } from './look-at-frame';
import type { FindingNetworks } from './networks/finding-networks';
import { decodePhoto, padded } from './pad-photo';

/** What a registered photograph measures (PH-6), and what later checks compare with; none where no face is. */
export type StudiedPhoto = {
  readonly study: PhotoStudy;
  readonly descriptors: FaceDescriptors | undefined;
};

/** One look at a registered photograph for both. With several faces the largest is the one compared with. */
export async function studyPhoto(
  jpeg: Uint8Array,
  networks: FindingNetworks,
  describeFace: DescribeFace,
): Promise<StudiedPhoto> {
  const photo = await decodePhoto(jpeg);
  if (photo === undefined) return { study: { kind: 'no-picture' }, descriptors: undefined };
  const canvas = padded(photo);
  const { faces, largest } = findPhotoFaces(canvas, networks);
  const border = borderStrip(pixelsOf(photo));
  const height = photo.height;
  photo.close();
  const marks = largest?.marks;
  if (largest === undefined || marks === undefined) {
    return { study: { kind: 'no-face' }, descriptors: undefined };
  }
  const descriptors = await describeFace(canvas, marks);
  if (faces > 1) return { study: { kind: 'many-faces', count: Math.min(100, faces) }, descriptors };
  const study: PhotoStudy = {
    kind: 'one-face',
    boxHeightMilli: Math.min(5000, Math.round((largest.box.height * 1000) / height)),
    rollDegrees: headRollDegrees(marks),
    yawDegrees: headYawDegrees(marks),
    pitchDegrees: headPitchDegrees(marks),
    eyePixels: Math.min(10_000, Math.round(eyeDistance(marks))),
    border,
    sharpness: largest.sharpness,
    coveredMilli: largest.covered,
  };
  return { study, descriptors };
}

/** No wider than this is enough to tell the colour of a wall. */
const BORDER_PIXELS = 300;

function pixelsOf(photo: Picture): ImageData {
  const scale = Math.min(1, BORDER_PIXELS / photo.width);
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d context for an OffscreenCanvas');
  context.drawImage(photo, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
