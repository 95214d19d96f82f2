import path from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { decode } from 'jpeg-js';
import { findPhotoFaces } from '../../src-face/find-faces';
import { buildFindingNetworks } from '../../src-face/networks/finding-networks';
import type { TensorRuntime } from '../../src-face/networks/tensor-runtime';
import { PADDING, photoStudyOf } from '../../src-face/photo-study';
import type { Pixels } from '../../src-face/pixels';
import { borderStrip } from '../../src-shared/domain/person/border-strip';
import type { PhotoStudy } from '../../src-shared/domain/person/photo-check';
import { JPEG_LIMITS } from '../people/jpeg-limits';
import { drawnPixels, withRoom } from './drawn-pixels';
import { FACE_FILES, pathOfFaceFile, readFaceFiles } from './face-files';

export type StudyPhoto = (jpeg: Uint8Array) => PhotoStudy;

/**
 * The station's detector and landmarks on this machine, by the same code and files. Throws when a file is not the one it
 * was or the processor has no SIMD: the next backend in tfjs' list would be thirty times slower without a word.
 */
export async function startStudying(): Promise<StudyPhoto> {
  const files = await readFaceFiles();
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(`${path.dirname(pathOfFaceFile(FACE_FILES[4]))}${path.sep}`);
  if (
    !(await tf.setBackend('wasm')) ||
    tf.getBackend() !== 'wasm' ||
    !tf.env().getBool('WASM_HAS_SIMD_SUPPORT')
  ) {
    throw new Error('no wasm with SIMD on this machine');
  }
  const networks = buildFindingNetworks(tf as unknown as TensorRuntime, files);
  return (jpeg) => {
    const photo = decoded(jpeg);
    if (photo === undefined) return { kind: 'no-picture' };
    const found = findPhotoFaces(drawnPixels(withRoom(photo, PADDING)), networks);
    return photoStudyOf(found, borderStrip(photo), photo.height);
  };
}

function decoded(jpeg: Uint8Array): Pixels | undefined {
  try {
    const { width, height, data } = decode(jpeg, {
      useTArray: true,
      tolerantDecoding: false,
      ...JPEG_LIMITS,
    });
    return { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) };
  } catch {
    return undefined;
  }
}
