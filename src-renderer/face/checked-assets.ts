import type { CheckedAssets } from '../../src-face/checked-assets';
import { toHex } from '../../src-shared/basics/bytes-text';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { FaceProblem } from './face-checker';
import type { FaceAsset } from './worker-protocol';

/** Fetches every file and keeps its bytes only if they hash to what the build recorded. By name. */
export async function loadCheckedAssets(
  folder: string,
  assets: readonly FaceAsset[],
): Promise<Result<CheckedAssets, FaceProblem>> {
  const loaded = new Map<string, Uint8Array<ArrayBuffer>>();
  await Promise.all(
    assets.map(async (asset) => {
      const bytes = await fetchBytes(folder + asset.name);
      if (bytes !== undefined && (await sha256(bytes)) === asset.sha256) loaded.set(asset.name, bytes);
    }),
  );
  const missing = assets.find((asset) => !loaded.has(asset.name));
  return missing === undefined ? ok(loaded) : err({ kind: 'model-damaged', file: missing.name });
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
