import { type FaceBox, insideFrame } from '../../../src-face/face-box';
import { faceMarks } from '../../../src-face/landmark-points';
import type { FindingNetworks } from '../../../src-face/networks/finding-networks';
import { LANDMARK_PIXELS } from '../../../src-face/networks/landmark-network';
import { drawSquare } from '../frame-squares';
import { lookAtFrame } from '../look-at-frame';
import { eyeOpenness } from './eye-openness';
import { headPose } from './head-pose';
import type { MeshLook } from './mesh-look';
import { EYE_PIXELS, MESH_PIXELS, MESH_POINTS, type MeshNetworks, runIris, runMesh } from './mesh-networks';
import { LEFT_EYE, type MeshPoint, RIGHT_EYE } from './mesh-points';
import { drawRegion, fromRegion, type Region, regionAround } from './mesh-region';
import { noseTurnDegrees } from './nose-turn';

/** Less than this and the square no longer shows a face. */
const SURE = 0.5;
/** Space around an eye that the iris network was trained with, as a factor of its width. */
const EYE_ROOM = 2.3;
/** Of the square's side, and in radians: no further off than this and one look is enough. */
const NEAR = 0.05;
/** The detector's box ends at brows and chin; the mesh's own extent is a little more. */
const BOX_ROOM = 1.6;

/** The mesh follows a face; another network finds it, and a third has its say about the turn. */
export type MovementNetworks = MeshNetworks & FindingNetworks;

/** What is remembered from frame to frame: where the face was. */
export type MeshMemory = { region: Region | undefined };

/** Follows the face from where it was; looks for it in the whole frame only when it is not there any more. */
export function lookAtMesh(frame: ImageBitmap, networks: MovementNetworks, memory: MeshMemory): MeshLook {
  const points = followMesh(frame, networks, memory.region) ?? findMesh(frame, networks);
  const look = points && describe(frame, networks, points);
  if (points === undefined || look === undefined) {
    memory.region = undefined;
    return { kind: 'no-face' };
  }
  memory.region = regionOf(points);
  return look;
}

/** The network is exact only where the face fills its square as it was trained: after a large step it looks twice. */
function followMesh(
  frame: ImageBitmap,
  networks: MeshNetworks,
  before: Region | undefined,
): readonly MeshPoint[] | undefined {
  const points = before && meshIn(frame, networks, before);
  const region = points && regionOf(points);
  if (before === undefined || region === undefined) return undefined;
  return isNear(before, region) ? points : meshIn(frame, networks, region);
}

function isNear(a: Region, b: Region): boolean {
  return (
    Math.hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y) < NEAR * a.side &&
    Math.abs(Math.log(a.side / b.side)) < NEAR &&
    Math.abs(a.angle - b.angle) < NEAR
  );
}

function findMesh(frame: ImageBitmap, networks: MovementNetworks): readonly MeshPoint[] | undefined {
  const { glance, marks } = lookAtFrame(frame, networks);
  if (glance.kind !== 'one-face' || marks === undefined) return undefined;
  const { x, y, width, height } = glance.box;
  const corners = [
    { x, y },
    { x: x + width, y },
    { x, y: y + height },
    { x: x + width, y: y + height },
  ];
  const rough = regionAround(corners, marks.leftEyeOuter, marks.rightEyeOuter, BOX_ROOM);
  const points = meshIn(frame, networks, rough);
  const region = points && regionOf(points);
  return region && meshIn(frame, networks, region);
}

function meshIn(
  frame: ImageBitmap,
  networks: MeshNetworks,
  region: Region,
): readonly MeshPoint[] | undefined {
  const found = runMesh(networks, drawRegion(frame, region, MESH_PIXELS));
  if (found === undefined || found.confidence < SURE) return undefined;
  const { values } = found;
  const scale = region.side / MESH_PIXELS;
  return Array.from({ length: MESH_POINTS }, (_, i) => {
    const inSquare = { x: values[3 * i] ?? 0, y: values[3 * i + 1] ?? 0 };
    return { ...fromRegion(region, MESH_PIXELS, inSquare), z: (values[3 * i + 2] ?? 0) * scale };
  });
}

function regionOf(points: readonly MeshPoint[]): Region | undefined {
  const right = points[RIGHT_EYE.outer];
  const left = points[LEFT_EYE.outer];
  return right && left && regionAround(points, right, left);
}

function describe(
  frame: ImageBitmap,
  networks: MovementNetworks,
  points: readonly MeshPoint[],
): MeshLook | undefined {
  const pose = headPose(points);
  const left = eyeRegion(points, LEFT_EYE);
  const right = eyeRegion(points, RIGHT_EYE);
  const noseTurn = noseTurnOf(frame, networks, points);
  if (pose === undefined || left === undefined || right === undefined || noseTurn === undefined) {
    return undefined;
  }
  // The network was trained on one side's eyes; the other side's are shown to it in a mirror.
  const eyes = runIris(networks, [
    drawRegion(frame, left, EYE_PIXELS, true),
    drawRegion(frame, right, EYE_PIXELS),
  ]);
  if (eyes === undefined) return undefined;
  const { x, y, width, height } = boxOf(points);
  return {
    kind: 'one-face',
    leftEyeMilli: within(0, 2000, eyeOpenness(eyes[0]) * 1000),
    rightEyeMilli: within(0, 2000, eyeOpenness(eyes[1]) * 1000),
    yawTenths: within(-900, 900, pose.yaw * 10),
    noseYawTenths: within(-900, 900, noseTurn * 10),
    pitchTenths: within(-900, 900, pose.pitch * 10),
    centreX: within(-4096, 8192, x + width / 2),
    centreY: within(-4096, 8192, y + height / 2),
    // The height: a turn leaves it as it is.
    facePixels: within(1, 4096, height),
  };
}

/** From the network that the comparison aligns faces with: it was trained apart from the mesh. */
function noseTurnOf(
  frame: ImageBitmap,
  { landmarks }: FindingNetworks,
  points: readonly MeshPoint[],
): number | undefined {
  const box = insideFrame(boxOf(points), frame);
  if (box === undefined) return undefined;
  const face = drawSquare(frame, box, LANDMARK_PIXELS);
  const marks = faceMarks(landmarks.find(face.picture).map(face.toFrame));
  return marks && noseTurnDegrees(marks);
}

function boxOf(points: readonly MeshPoint[]): FaceBox {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function eyeRegion(
  points: readonly MeshPoint[],
  eye: { readonly outer: number; readonly inner: number },
): Region | undefined {
  const outer = points[eye.outer];
  const inner = points[eye.inner];
  if (outer === undefined || inner === undefined) return undefined;
  const [right, left] = outer.x < inner.x ? [outer, inner] : [inner, outer];
  return regionAround([outer, inner], right, left, EYE_ROOM);
}

function within(least: number, most: number, value: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}
