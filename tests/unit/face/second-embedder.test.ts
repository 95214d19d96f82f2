import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embedderAssetFiles } from '../../../scripts/face-assets/embedder-asset-list';
import { ensureFaceModel, FACE_MODEL_SHA256 } from '../../../scripts/face-assets/ensure-face-model';
import { ensureQuietModel, QUIET_MODEL_SHA256 } from '../../../scripts/face-assets/ensure-quiet-model';
import { withQuietWeights } from '../../../scripts/face-assets/quiet-weights';
import { distancesBetween, meanDescriptors, toUnit } from '../../../src-renderer/face/face-descriptors';
import { fivePointTransform } from '../../../src-renderer/face/five-point-transform';
import { chipValues } from '../../../src-renderer/face/onnx-embedder';
import { err, ok } from '../../../src-shared/basics/result';
import { tempFolder } from '../../builders/temp-folder';
import { drawnMarks } from './drawn-marks';

describe('the values the network is given', () => {
  it('are planes of red, green and blue, each (value - 127) / 128', () => {
    const data = new Uint8ClampedArray(4 * 112 * 112);
    data.set([255, 127, 0, 255]);
    const values = chipValues({ data });
    expect(values.length).toBe(3 * 112 * 112);
    expect([values[0], values[112 * 112], values[2 * 112 * 112]]).toEqual([1, 0, -127 / 128]);
  });
});

describe('the five-point chip', () => {
  it('puts eyes and mouth where the network was trained to find them, however the head is tilted', () => {
    for (const pose of [{}, { rollDegrees: 30 }, { scale: 200 }]) {
      const marks = drawnMarks(pose);
      const by = fivePointTransform(marks);
      if (by === undefined) throw new Error('no transform');
      const mouth = {
        x: (marks.mouthLeft.x + marks.mouthRight.x) / 2,
        y: (marks.mouthLeft.y + marks.mouthRight.y) / 2,
      };
      expect(Math.abs(by.a * mouth.x - by.b * mouth.y + by.dx - 56)).toBeLessThan(2);
      expect(Math.abs(by.b * mouth.x + by.a * mouth.y + by.dy - 92)).toBeLessThan(6);
    }
  });
});

describe('descriptors of several frames', () => {
  const unit = (...values: number[]) => [{ model: 'B', values: new Float32Array(values), isUnit: true }];
  const free = (...values: number[]) => [{ model: 'A', values: new Float32Array(values), isUnit: false }];

  it('are averaged, and brought back to length one where the network gives that length', () => {
    expect(meanDescriptors([free(1, 0), free(0, 1)])[0]?.values).toEqual(new Float32Array([0.5, 0.5]));
    const mean = meanDescriptors([unit(1, 0), unit(0, 1)])[0]?.values ?? new Float32Array();
    expect(Math.hypot(...mean)).toBeCloseTo(1, 6);
  });

  it('leave out a network that did not describe every frame', () => {
    const both = [...free(1, 0), ...unit(1, 0)];
    expect(meanDescriptors([both, free(0, 1)]).map(({ model }) => model)).toEqual(['A']);
    expect(meanDescriptors([])).toEqual([]);
  });

  it('are compared network by network, in thousandths, at most 4000', () => {
    const a = [...free(0, 0), ...unit(1, 0)];
    const b = [...unit(-1, 0), ...free(9, 0)];
    expect(distancesBetween(a, b)).toEqual([
      { model: 'A', distanceMilli: 4000 },
      { model: 'B', distanceMilli: 2000 },
    ]);
    expect(distancesBetween(free(1, 0), unit(1, 0))).toEqual([]);
    expect(toUnit(new Float32Array([0, 0]))).toEqual(new Float32Array([0, 0]));
  });
});

describe("the second embedder's model", () => {
  let folder: Awaited<ReturnType<typeof tempFolder>>;
  beforeEach(async () => {
    folder = await tempFolder('face-model');
  });
  afterEach(() => folder.remove());

  it('and its runtime are listed with their SHA-256, the model by the one the thresholds belong to', async () => {
    const files = await embedderAssetFiles();
    expect(files.map(({ name }) => name)).toEqual(['ort-wasm-simd-threaded.wasm', 'fr_feature.onnx']);
    expect(files[1]?.sha256).toBe(QUIET_MODEL_SHA256);
  });

  it('is taken from the cache without asking anybody, once it is there', async () => {
    const model = await ensureFaceModel();
    const cacheRoot = path.join(folder.path, 'cache');
    await mkdir(cacheRoot);
    await writeFile(path.join(cacheRoot, `${FACE_MODEL_SHA256}.onnx`), await readFile(model));
    const fetch = () => Promise.reject(new Error('asked the registry'));
    expect(path.dirname(await ensureFaceModel({ cacheRoot, fetch }))).toBe(cacheRoot);
    expect(path.dirname(await ensureQuietModel({ cacheRoot, fetch }))).toBe(cacheRoot);
  });

  it('ships with its weights next to nothing made nothing, and is otherwise the published one', async () => {
    const published = await readFile(await ensureFaceModel());
    const shipped = await readFile(await ensureQuietModel());
    expect(Buffer.compare(withQuietWeights(published), shipped)).toBe(0);
    expect(Buffer.compare(withQuietWeights(shipped), shipped)).toBe(0);
    expect(shipped.length).toBe(published.length);
    let changed = 0;
    for (let at = 0; at < shipped.length; at++) if (shipped[at] !== published[at]) changed += 1;
    // 195,715 numbers of four bytes, of 1,190,336; the bytes of a small number that were nothing stay.
    expect(changed).toBeGreaterThan(500_000);
    expect(changed).toBeLessThanOrEqual(4 * 195_715);
  });

  it('is refused when it is no ONNX model', () => {
    expect(() => withQuietWeights(new TextEncoder().encode('another network'))).toThrow(/not an ONNX model/);
  });

  it('is refused when the package holds another file, and says which one could not be had', async () => {
    const packageFolder = path.join(folder.path, 'package');
    await mkdir(path.join(packageFolder, 'model'), { recursive: true });
    await writeFile(path.join(packageFolder, 'model/fr_feature.onnx'), 'another network');
    const other = ensureFaceModel({ cacheRoot: folder.path, fetch: async () => ok(packageFolder) });
    await expect(other).rejects.toThrow(/faceplugin-face-recognition-js@0\.0\.1.*another SHA-256/);
    const offline = ensureFaceModel({
      cacheRoot: folder.path,
      fetch: async () => err({ kind: 'unreachable', detail: 'no line' }),
    });
    await expect(offline).rejects.toThrow(/unreachable: no line/);
  });
});
