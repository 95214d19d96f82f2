import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { descriptorAssetFiles, faceAssetFiles } from '../../../scripts/face-assets/asset-list';
import { loadCheckedAssets } from '../../../src-renderer/face/checked-assets';

const require = createRequire(import.meta.url);

describe('the files of the face check', () => {
  it('are the SIMD backend, two networks to look with and one to compare by, each with its SHA-256', () => {
    const files = [...faceAssetFiles(), ...descriptorAssetFiles()];
    expect(files.map(({ name }) => name)).toEqual([
      'tiny_face_detector_model-weights_manifest.json',
      'tiny_face_detector_model.bin',
      'face_landmark_68_model-weights_manifest.json',
      'face_landmark_68_model.bin',
      'tfjs-backend-wasm-simd.wasm',
      'face_recognition_model-weights_manifest.json',
      'face_recognition_model.bin',
    ]);
    for (const { path, sha256 } of files) expect(sha256).toBe(sha256Of(readFileSync(path)));
  });

  it('come from the version of tfjs that is inside the face-api bundle', () => {
    const bundle = readFileSync(require.resolve('@vladmandic/face-api/dist/face-api.esm.js'), 'utf8');
    const backend: unknown = require('@tensorflow/tfjs-backend-wasm/package.json');
    expect(backend).toMatchObject({ version: '4.22.0' });
    expect(bundle).toContain('"4.22.0"');
  });
});

describe('loading the files', () => {
  const bytes = new TextEncoder().encode('weights');
  // A data: address is a file that needs no server.
  const name = Buffer.from(bytes).toString('base64');
  const folder = 'data:application/octet-stream;base64,';

  it('gives the bytes of a file whose hash is the recorded one', async () => {
    const loaded = await loadCheckedAssets(folder, [{ name, sha256: sha256Of(bytes) }]);
    expect(loaded).toMatchObject({ ok: true });
    expect(loaded.ok && loaded.value.get(name)).toEqual(bytes);
  });

  it('names the file whose hash is another one, and gives none of them', async () => {
    const good = { name, sha256: sha256Of(bytes) };
    const changed = { name: Buffer.from('Weights').toString('base64'), sha256: sha256Of(bytes) };
    const loaded = await loadCheckedAssets(folder, [good, changed]);
    expect(loaded).toEqual({ ok: false, error: { kind: 'model-damaged', file: changed.name } });
  });

  it('names a file that cannot be had', async () => {
    const loaded = await loadCheckedAssets('data:nonsense', [{ name: '', sha256: sha256Of(bytes) }]);
    expect(loaded).toEqual({ ok: false, error: { kind: 'model-damaged', file: '' } });
  });
});

function sha256Of(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
