import { tf } from '@vladmandic/face-api/dist/face-api.esm.js';
import type { TensorRuntime } from '../../../src-face/networks/tensor-runtime';

/** What the bundle's `tf` holds besides the few functions its published types list. A second tfjs is never imported. */
export const runtime = tf as unknown as TensorRuntime;
