import { findPhotoFaces } from '../../src-face/find-faces';
import type { FindingNetworks } from '../../src-face/networks/finding-networks';
import { photoStudyOf } from '../../src-face/photo-study';
import { borderStrip } from '../../src-shared/domain/person/border-strip';
import type { PhotoStudy } from '../../src-shared/domain/person/photo-check';
import type { DescribeFace } from './embedders';
import type { FaceDescriptors } from './face-descriptors';
import { drawnPicture, type Picture } from './frame-squares';
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
  const found = findPhotoFaces(drawnPicture(canvas), networks);
  const border = borderStrip(pixelsOf(photo));
  const study = photoStudyOf(found, border, photo.height);
  photo.close();
  const marks = found.largest?.marks;
  const descriptors = marks === undefined ? undefined : await describeFace(canvas, marks);
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
