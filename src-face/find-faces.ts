import { coveredMilli } from './covered-face';
import { type FaceBox, insideFrame } from './face-box';
import { type FaceMarks, faceMarks, type Point } from './landmark-points';
import { CELL_PIXELS } from './networks/detections';
import type { FindingNetworks } from './networks/finding-networks';
import { LANDMARK_PIXELS } from './networks/landmark-network';
import type { Pixels } from './pixels';
import { sharpnessOf } from './sharpness';

/** A region of a picture drawn into a square, and the way back from the square to the picture. */
export type FramedSquare = {
  readonly picture: Pixels;
  readonly toFrame: (point: Point) => Point;
  readonly scale: number;
};

/** A picture that can be drawn in the sizes the networks take; a page draws on a canvas, the centre by itself. */
export type DrawnPicture = {
  readonly width: number;
  readonly height: number;
  /**
   * The whole picture with its longer side drawn `longer` pixels long: at the top left, as the detector was trained, and
   * no larger than it must be in steps of `step` pixels, the rest black.
   */
  readonly whole: (longer: number, step: number) => { readonly picture: Pixels; readonly scale: number };
  /** `region` in the middle of a square of `side` pixels, as large as it fits, the rest black. */
  readonly square: (region: FaceBox, side: number) => FramedSquare;
};

/** Detector passes, tried in turn until one finds a face: input side in pixels, and the score it must pass. */
export type Pass = { readonly side: number; readonly threshold: number };

/** A registered photograph shows one person for certain, so a weaker score is enough. */
const PHOTO_PASSES: readonly Pass[] = [
  { side: 320, threshold: 0.3 },
  { side: 224, threshold: 0.3 },
];

export type Face = { readonly score: number; readonly box: FaceBox };

/** The faces that the first pass with any finds, in pixels of the picture. */
export function facesIn(
  picture: DrawnPicture,
  { detector }: FindingNetworks,
  passes: readonly Pass[],
): readonly Face[] {
  for (const { side, threshold } of passes) {
    const { picture: pixels, scale } = picture.whole(side, CELL_PIXELS);
    const found = detector.detect(pixels, threshold);
    if (found.length === 0) continue;
    return found.map(({ score, box }) => ({
      score,
      box: { x: box.x / scale, y: box.y / scale, width: box.width / scale, height: box.height / scale },
    }));
  }
  return [];
}

export type StudiedFace = {
  readonly marks: FaceMarks | undefined;
  readonly sharpness: number;
  readonly covered: number;
};

/** Landmarks in pixels of the picture, and what else the one square they are found in tells. */
export function studyFace(
  picture: DrawnPicture,
  { landmarks: network }: FindingNetworks,
  box: FaceBox,
): StudiedFace {
  const face = picture.square(box, LANDMARK_PIXELS);
  const landmarks = network.find(face.picture);
  return {
    marks: faceMarks(landmarks.map(face.toFrame)),
    sharpness: sharpnessOf(face.picture.data, LANDMARK_PIXELS),
    covered: coveredMilli(face.picture.data, LANDMARK_PIXELS, landmarks),
  };
}

/** How many faces a padded photograph shows, and the largest of them. */
export type PhotoFaces = {
  readonly faces: number;
  readonly largest: (StudiedFace & { readonly box: FaceBox }) | undefined;
};

export function findPhotoFaces(photo: DrawnPicture, networks: FindingNetworks): PhotoFaces {
  const faces = facesIn(photo, networks, PHOTO_PASSES);
  const [largest] = [...faces].sort((a, b) => b.box.width - a.box.width);
  const inside = largest && insideFrame(largest.box, photo);
  if (largest === undefined || inside === undefined) return { faces: 0, largest: undefined };
  return { faces: faces.length, largest: { ...studyFace(photo, networks, inside), box: largest.box } };
}
