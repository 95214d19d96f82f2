import { type FaceBox, insideFrame } from '../../src-face/face-box';
import { facesIn, findPhotoFaces, type Pass, studyFace } from '../../src-face/find-faces';
import { headPitchDegrees, headRollDegrees } from '../../src-face/head-tilt';
import { headYawDegrees } from '../../src-face/head-yaw';
import type { FaceMarks } from '../../src-face/landmark-points';
import { meanLuma } from '../../src-face/mean-luma';
import type { FindingNetworks } from '../../src-face/networks/finding-networks';
import type { DescribeFace } from './embedders';
import type { FaceGlance } from './face-checker';
import type { FaceDescriptors } from './face-descriptors';
import { drawnPicture, drawSquare, type Picture } from './frame-squares';

const CAMERA_PASSES: readonly Pass[] = [
  { side: 320, threshold: 0.5 },
  { side: 224, threshold: 0.3 },
];
const LUMA_PIXELS = 32;

/** A glance, and the landmarks it rests on for whoever goes on to compare. */
export type SeenFrame = { readonly glance: FaceGlance; readonly marks: FaceMarks | undefined };

/** Looks for a face in one camera frame: detector, landmarks, light; about 25 ms. */
export function lookAtFrame(frame: Picture, networks: FindingNetworks): SeenFrame {
  const drawn = drawnPicture(frame);
  const faces = facesIn(drawn, networks, CAMERA_PASSES);
  const [face] = faces;
  const inside = face && insideFrame(face.box, frame);
  if (face === undefined || inside === undefined) {
    return { glance: { kind: 'no-face', luma: lumaOf(frame, wholeOf(frame)) }, marks: undefined };
  }
  if (faces.length > 1) {
    const luma = lumaOf(frame, wholeOf(frame));
    return { glance: { kind: 'many-faces', count: faces.length, luma }, marks: undefined };
  }
  const { marks, sharpness, covered } = studyFace(drawn, networks, inside);
  const glance: FaceGlance = {
    kind: 'one-face',
    luma: lumaOf(frame, inside),
    facePixels: Math.min(4096, Math.max(1, Math.round(face.box.width))),
    yawDegrees: marks === undefined ? 90 : headYawDegrees(marks),
    pitchDegrees: marks === undefined ? 90 : headPitchDegrees(marks),
    rollDegrees: marks === undefined ? 90 : headRollDegrees(marks),
    sharpness,
    coveredMilli: covered,
    scoreMilli: Math.round(face.score * 1000),
    box: face.box,
  };
  return { glance, marks };
}

/** The descriptors of the largest face of a registered photograph, which must have been padded; undefined without one. */
export async function describePhoto(
  photo: Picture,
  networks: FindingNetworks,
  describeFace: DescribeFace,
): Promise<FaceDescriptors | undefined> {
  const { largest } = findPhotoFaces(drawnPicture(photo), networks);
  return largest?.marks && describeFace(photo, largest.marks);
}

function lumaOf(picture: Picture, region: FaceBox): number {
  const { width, height } = region;
  const side = Math.min(width, height);
  const middle = {
    x: region.x + (width - side) / 2,
    y: region.y + (height - side) / 2,
    width: side,
    height: side,
  };
  return meanLuma(drawSquare(picture, middle, LUMA_PIXELS).picture.data);
}

function wholeOf(picture: Picture): FaceBox {
  return { x: 0, y: 0, width: picture.width, height: picture.height };
}
