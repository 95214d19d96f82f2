import { readFile, rename, writeFile } from 'node:fs/promises';
import { ensureFaceModel, type FaceModelOptions, sha256Of, sha256OfFile } from './ensure-face-model';
import { withQuietWeights } from './quiet-weights';

/** SHA-256 of the model that ships: the pinned one with its weights next to nothing made nothing. */
export const QUIET_MODEL_SHA256 = '3e90f2d0c33b05f448d8496c5774bea1084ace0d9173e0c64f9f489512c40abd';

/**
 * Path of that file, made from the pinned model and kept beside it.
 * @throws Error when the pinned model cannot be had, or what was made of it is not the file the thresholds belong to
 */
export async function ensureQuietModel(options: FaceModelOptions = {}): Promise<string> {
  const pinned = await ensureFaceModel(options);
  const quiet = pinned.replace(/\.onnx$/, '-quiet.onnx');
  if ((await sha256OfFile(quiet)) === QUIET_MODEL_SHA256) return quiet;
  const bytes = withQuietWeights(await readFile(pinned));
  if (sha256Of(bytes) !== QUIET_MODEL_SHA256) {
    throw new Error('人脸比对模型处理后与预期不符 The face model came out otherwise than expected');
  }
  const making = `${quiet}.${process.pid}`;
  await writeFile(making, bytes);
  // A rename is whole or not at all: two builds at once do each other no harm.
  await rename(making, quiet);
  return quiet;
}
