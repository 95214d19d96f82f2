import type { FaceCalls } from '../../../src-renderer/face/worker-protocol';

export type LabDistance = { readonly model: string; readonly distanceMilli: number };

export type LabRequest =
  | ({ readonly kind: 'start' } & FaceCalls['prepare']['request'])
  /** Describes one more photograph; only those with a face get the next number, from 0. */
  | { readonly kind: 'add'; readonly jpeg: Uint8Array }
  /** Distances of that photograph to all that were added before it. */
  | { readonly kind: 'row'; readonly index: number };

export type LabAnswer =
  | { readonly kind: 'started' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'added'; readonly isFound: boolean }
  | { readonly kind: 'row'; readonly distances: readonly (readonly LabDistance[])[] };
