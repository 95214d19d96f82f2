import type { Result } from '../../../src-shared/basics/result';
import type { FaceProblem } from '../face-checker';

/** What the mesh says of one frame; units and signs as in the domain's `ChallengeFrame`. */
export type MeshLook =
  | { readonly kind: 'no-face' }
  | {
      readonly kind: 'one-face';
      readonly leftEyeMilli: number;
      readonly rightEyeMilli: number;
      readonly yawTenths: number;
      readonly noseYawTenths: number;
      readonly pitchTenths: number;
      readonly centreX: number;
      readonly centreY: number;
      readonly facePixels: number;
    };

/** `loadMs`: what loading took, the first inference included. */
export type MeshReady = { readonly loadMs: number; readonly tensors: number };

/** The part of the face check that movements need; its networks are loaded when it is asked for. */
export type MeshLooker = {
  /** After `prepare`. Calling it again is harmless and cheap. */
  readonly prepareMesh: () => Promise<Result<MeshReady, FaceProblem>>;
  /** Lids and direction of the face in one frame (about 40 ms). The frame is transferred. */
  readonly mesh: (frame: ImageBitmap) => Promise<Result<MeshLook, FaceProblem>>;
};
