import { toHex } from '../../src-shared/basics/bytes-text';
import type { FaceDescriptors } from './face-descriptors';

/**
 * References of a session's photographs, by the SHA-256 of their bytes, so that a check-in need not compute its own. In
 * the worker's memory only; it ends with the worker, which ends with the session (LW-4).
 */
export type PhotoGallery = {
  readonly keep: (jpeg: Uint8Array, descriptors: FaceDescriptors) => Promise<void>;
  readonly find: (jpeg: Uint8Array) => Promise<FaceDescriptors | undefined>;
};

export function createPhotoGallery(): PhotoGallery {
  const kept = new Map<string, FaceDescriptors>();
  return {
    keep: async (jpeg, descriptors) => void kept.set(await keyOf(jpeg), descriptors),
    find: async (jpeg) => kept.get(await keyOf(jpeg)),
  };
}

async function keyOf(jpeg: Uint8Array): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', jpeg.slice())));
}
