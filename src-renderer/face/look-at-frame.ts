import { coveredMilli } from './covered-face';
import type { DescribeFace } from './embedders';
import type { FaceBox, FaceGlance } from './face-checker';
import type { FaceDescriptors } from './face-descriptors';
import { drawSquare, drawWhole, insideFrame, type Picture } from './frame-squares';
import { headPitchDegrees, headRollDegrees } from './head-tilt';
import { headYawDegrees } from './head-yaw';
import { type FaceMarks, faceMarks } from './landmark-points';
import { meanLuma } from './mean-luma';
import { CELL_PIXELS } from './networks/detections';
import type { FindingNetworks } from './networks/finding-networks';
import { LANDMARK_PIXELS } from './networks/landmark-network';
import { sharpnessOf } from './sharpness';

/** Detector passes, tried in turn until one finds a face: input side in pixels, and the score it must pass. */
type Pass = { readonly side: number; readonly threshold: number };
const CAMERA_PASSES: readonly Pass[] = [
  { side: 320, threshold: 0.5 },
  { side: 224, threshold: 0.3 },
];
/** A registered photograph shows one person for certain, so a weaker score is enough. */
const PHOTO_PASSES: readonly Pass[] = [
  { side: 320, threshold: 0.3 },
  { side: 224, threshold: 0.3 },
];

const LUMA_PIXELS = 32;

/** A glance, and the landmarks it rests on for whoever goes on to compare. */
export type SeenFrame = { readonly glance: FaceGlance; readonly marks: FaceMarks | undefined };

type Face = { readonly score: number; readonly box: FaceBox };

/** Looks for a face in one camera frame: detector, landmarks, light; about 25 ms. */
export function lookAtFrame(frame: Picture, networks: FindingNetworks): SeenFrame {
  const faces = facesIn(frame, networks, CAMERA_PASSES);
  const [face] = faces;
  const inside = face && insideFrame(face.box, frame);
  if (face === undefined || inside === undefined) {
    return { glance: { kind: 'no-face', luma: lumaOf(frame, wholeOf(frame)) }, marks: undefined };
  }
  if (faces.length > 1) {
    const luma = lumaOf(frame, wholeOf(frame));
    return { glance: { kind: 'many-faces', count: faces.length, luma }, marks: undefined };
  }
  const { marks, sharpness, covered } = studyFace(frame, networks, inside);
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
  const { largest } = findPhotoFaces(photo, networks);
  return largest?.marks && describeFace(photo, largest.marks);
}

/** How many faces a padded photograph shows, and the largest of them. */
export function findPhotoFaces(
  photo: Picture,
  networks: FindingNetworks,
): {
  readonly faces: number;
  readonly largest: (StudiedFace & { readonly box: FaceBox }) | undefined;
} {
  const faces = facesIn(photo, networks, PHOTO_PASSES);
  const [largest] = [...faces].sort((a, b) => b.box.width - a.box.width);
  const inside = largest && insideFrame(largest.box, photo);
  if (largest === undefined || inside === undefined) return { faces: 0, largest: undefined };
  return { faces: faces.length, largest: { ...studyFace(photo, networks, inside), box: largest.box } };
}

function facesIn(picture: Picture, { detector }: FindingNetworks, passes: readonly Pass[]): readonly Face[] {
  for (const { side, threshold } of passes) {
    const { picture: pixels, scale } = drawWhole(picture, side, CELL_PIXELS);
    const found = detector.detect(pixels, threshold);
    if (found.length === 0) continue;
    return found.map(({ score, box }) => ({
      score,
      box: { x: box.x / scale, y: box.y / scale, width: box.width / scale, height: box.height / scale },
    }));
  }
  return [];
}

type StudiedFace = {
  readonly marks: FaceMarks | undefined;
  readonly sharpness: number;
  readonly covered: number;
};

/** Landmarks in pixels of the picture, and what else the one square they are found in tells. */
function studyFace(picture: Picture, { landmarks: network }: FindingNetworks, box: FaceBox): StudiedFace {
  const face = drawSquare(picture, box, LANDMARK_PIXELS);
  const landmarks = network.find(face.picture);
  return {
    marks: faceMarks(landmarks.map(face.toFrame)),
    sharpness: sharpnessOf(face.picture.data, LANDMARK_PIXELS),
    covered: coveredMilli(face.picture.data, LANDMARK_PIXELS, landmarks),
  };
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
