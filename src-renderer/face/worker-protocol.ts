import type { Result } from '../../src-shared/basics/result';
import type { PhotoStudy } from '../../src-shared/domain/person/photo-check';
import type { EmbedderAssets } from './embedders';
import type { FaceGlance, FaceLook, FaceProblem, FaceReady, FaceSource } from './face-checker';
import type { MeshLook, MeshReady } from './mesh/mesh-look';

/** One file the worker needs, as the build saw it. `name` is relative to the asset folder. */
export type FaceAsset = { readonly name: string; readonly sha256: string };

/** What may be asked of the worker, and what each question is answered with. */
export type FaceCalls = {
  readonly prepare: {
    readonly request: {
      readonly assetFolder: string;
      readonly assets: readonly FaceAsset[];
      /** Of each network that faces are compared by; fetched only when `models` names it. */
      readonly embedderAssets: EmbedderAssets;
      /** Names of the networks to compare by (see `face-models`), at least one. */
      readonly models: readonly string[];
    };
    readonly value: FaceReady;
  };
  readonly 'prepare-mesh': {
    readonly request: { readonly assetFolder: string; readonly assets: readonly FaceAsset[] };
    readonly value: MeshReady;
  };
  readonly mesh: {
    readonly request: { readonly frame: ImageBitmap };
    readonly value: MeshLook;
  };
  readonly 'set-reference': { readonly request: { readonly jpeg: Uint8Array }; readonly value: undefined };
  /** Measures a registered photograph and keeps its reference for a later `set-reference` with the same bytes. */
  readonly 'study-photo': { readonly request: { readonly jpeg: Uint8Array }; readonly value: PhotoStudy };
  /** Forgets the person at the seat: reference, last check and capture. The session's references stay. */
  readonly 'forget-sitting': { readonly request: Readonly<Record<never, never>>; readonly value: undefined };
  readonly glance: { readonly request: { readonly frame: ImageBitmap }; readonly value: FaceGlance };
  readonly check: {
    readonly request: { readonly frames: readonly ImageBitmap[]; readonly source: FaceSource };
    readonly value: FaceLook;
  };
  readonly 'keep-capture': { readonly request: Readonly<Record<never, never>>; readonly value: undefined };
};

export type FaceCallKind = keyof FaceCalls;
export type FaceRequest<K extends FaceCallKind = FaceCallKind> = {
  readonly [Kind in FaceCallKind]: { readonly kind: Kind } & FaceCalls[Kind]['request'];
}[K];
export type FaceAnswer<K extends FaceCallKind = FaceCallKind> = Result<FaceCalls[K]['value'], FaceProblem>;

/** Both ends are built together from these types, so the messages are not parsed again. */
export type FaceRequestMessage = { readonly call: number; readonly request: FaceRequest };
export type FaceAnswerMessage = { readonly call: number; readonly answer: FaceAnswer };
