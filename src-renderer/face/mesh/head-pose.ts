import { CHIN, FOREHEAD, LEFT_CHEEK, type MeshPoint, RIGHT_CHEEK } from './mesh-points';

/** Degrees: positive yaw is turned to the person's left, positive pitch is the chin on its way down. */
export type HeadPose = { readonly yaw: number; readonly pitch: number };

/**
 * Where the head points, from the depth that the mesh gives its outline: the line from cheek to cheek for the turn,
 * the line from forehead to chin for the nod. Zero is not exactly facing the camera, it differs from face to face; what
 * rests on it measures a change.
 */
export function headPose(points: readonly MeshPoint[]): HeadPose | undefined {
  const right = points[RIGHT_CHEEK];
  const left = points[LEFT_CHEEK];
  const top = points[FOREHEAD];
  const chin = points[CHIN];
  if (right === undefined || left === undefined || top === undefined || chin === undefined) return undefined;
  // Turned to the person's left, the left cheek goes back: its z grows.
  const yaw = Math.atan2(left.z - right.z, Math.hypot(left.x - right.x, left.y - right.y));
  // Bowed, the chin goes back.
  const pitch = Math.atan2(chin.z - top.z, Math.hypot(chin.x - top.x, chin.y - top.y));
  return { yaw: (yaw * 180) / Math.PI, pitch: (pitch * 180) / Math.PI };
}
