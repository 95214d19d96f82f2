import type { FaceBox } from '../../src-face/face-box';
import type { Result } from '../../src-shared/basics/result';
import type { PhotoStudy } from '../../src-shared/domain/person/photo-check';
import type { FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import { FACE_MODELS } from './face-models';
import type { MeshLooker } from './mesh/mesh-look';
import { createWorkerLink, whereAssetsAre, whereMeshIs } from './worker-link';

/** Why no face can be compared at all; none of these is the fault of the person in front of the camera. */
export type FaceProblem =
  /** The fast backend cannot be had on this machine. The slow ones are about thirty times slower: refused. */
  | { readonly kind: 'wasm-unavailable' }
  /** A network or .wasm file is missing or is not the one this build was made with. */
  | { readonly kind: 'model-damaged'; readonly file: string }
  /** The policy names a network that this build does not have. */
  | { readonly kind: 'model-unknown'; readonly model: string }
  /** The registered photograph is no picture, or no face was found in it (or none was set). */
  | { readonly kind: 'reference-has-no-face' }
  /** The worker died, or `dispose` was called meanwhile. Make a new checker. */
  | { readonly kind: 'worker-crashed' };

/**
 * A full measurement, where the face was in the last usable frame (to draw, never sent anywhere), and the same frames
 * against the check-in capture, once there is one.
 */
export type FaceLook = {
  readonly measurement: FaceMeasurement;
  readonly box: FaceBox | undefined;
  readonly toCapture?: FaceMeasurement | undefined;
};

/** What one quick look says; units as in `FaceMeasurement`, without the comparison. */
export type FaceGlance =
  | { readonly kind: 'no-face'; readonly luma: number }
  | { readonly kind: 'many-faces'; readonly count: number; readonly luma: number }
  | {
      readonly kind: 'one-face';
      readonly luma: number;
      readonly facePixels: number;
      readonly yawDegrees: number;
      readonly pitchDegrees: number;
      readonly rollDegrees: number;
      readonly sharpness: number;
      readonly coveredMilli: number;
      readonly scoreMilli: number;
      readonly box: FaceBox;
    };

export type FaceSource = 'camera' | 'demonstration-clip';

/**
 * Compares the person before the camera with the registered photograph, in a worker, offline. Descriptors never
 * leave the worker (LW-4). Calls may overlap; the worker takes them one after the other. Bitmaps handed in are
 * transferred: the caller must not use or close them afterwards.
 */
export type FaceChecker = MeshLooker & {
  /**
   * Loads and checks the networks; calling it again is harmless and cheap. Await it before anything else. Answers when
   * a glance is possible; the second embedder goes on starting, and `setReference` and `check` wait for it.
   */
  readonly prepare: () => Promise<Result<FaceReady, FaceProblem>>;
  /** Sets the registered photograph (JPEG bytes) that later checks compare with. */
  readonly setReference: (jpeg: Uint8Array) => Promise<Result<void, FaceProblem>>;
  /**
   * Measures a registered photograph (PH-6) and keeps its reference in the worker, so that `setReference` with the same
   * bytes answers at once.
   */
  readonly studyPhoto: (jpeg: Uint8Array) => Promise<Result<PhotoStudy, FaceProblem>>;
  /** Forgets the person at the seat, and keeps what `studyPhoto` made of the session's photographs. */
  readonly forgetSitting: () => Promise<Result<void, FaceProblem>>;
  /** Quick look for live guidance (about 50 ms): where and how large the face is; compares nothing. */
  readonly glance: (frame: ImageBitmap) => Promise<Result<FaceGlance, FaceProblem>>;
  /**
   * Full check over several frames (three is a good number), fused into one measurement. Frames without a face are
   * left out; one frame with more than one face makes the whole check `many-faces`.
   */
  readonly check: (
    frames: readonly ImageBitmap[],
    source: FaceSource,
  ) => Promise<Result<FaceLook, FaceProblem>>;
  /**
   * The last check becomes the check-in capture, which later checks are compared with as well. It stays in the worker
   * and is forgotten with a new reference.
   */
  readonly keepCapture: () => Promise<Result<void, FaceProblem>>;
  /** Ends the worker and forgets the reference. Calls under way answer `worker-crashed`. */
  readonly dispose: () => void;
};

/** `loadMs`: what loading took. `tensors`: how many are alive now; the same between calls, or memory leaks. */
export type FaceReady = { readonly backend: 'wasm'; readonly loadMs: number; readonly tensors: number };

/**
 * Starts a worker of its own; `dispose` it when the sitting is over. `onDeath`: it has crashed or was disposed of.
 * `models`: the networks to compare by, asked for when it prepares; all of this build unless told otherwise.
 */
export function createFaceChecker(
  onDeath: () => void = () => undefined,
  models: () => readonly string[] = () => FACE_MODELS,
): FaceChecker {
  const link = createWorkerLink(onDeath);
  return {
    prepare: () => link.ask('prepare', { ...whereAssetsAre(), models: models() }),
    setReference: (jpeg) => link.ask('set-reference', { jpeg }),
    studyPhoto: (jpeg) => link.ask('study-photo', { jpeg }),
    forgetSitting: () => link.ask('forget-sitting', {}),
    glance: (frame) => link.ask('glance', { frame }, [frame]),
    check: (frames, source) => link.ask('check', { frames, source }, frames),
    keepCapture: () => link.ask('keep-capture', {}),
    prepareMesh: () => link.ask('prepare-mesh', whereMeshIs()),
    mesh: (frame) => link.ask('mesh', { frame }, [frame]),
    dispose: link.dispose,
  };
}
