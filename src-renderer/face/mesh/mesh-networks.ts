import { tf } from '@vladmandic/face-api/dist/face-api.esm.js';
import type { CheckedAssets } from '../../../src-face/checked-assets';

/** Sides of the square pictures the two networks take, in pixels. */
export const MESH_PIXELS = 192;
export const EYE_PIXELS = 64;
export const MESH_POINTS = 468;
/** The iris network gives 71 points around the eye and 5 of the iris; only the first are used. */
export const EYE_POINTS = 71;
const EYE_VALUES = 228;

type Tensor = {
  readonly shape: readonly number[];
  readonly dataSync: () => Float32Array;
  readonly dispose: () => void;
};
type Graph = { readonly execute: (input: Tensor) => Tensor | Tensor[] };

/** What the bundle's `tf` holds besides the few functions its published types list. A second tfjs is never imported. */
type TfGraphs = {
  readonly loadGraphModelSync: (handler: { readonly load: () => object }) => Graph;
  readonly tidy: <T>(work: () => T) => T;
  readonly browser: { readonly fromPixels: (picture: ImageData) => Tensor };
  readonly div: (tensor: Tensor, by: number) => Tensor;
  readonly stack: (tensors: readonly Tensor[]) => Tensor;
};
const runtime = tf as unknown as TfGraphs;

export type MeshNetworks = { readonly mesh: Graph; readonly iris: Graph };

/** Throws when tfjs does not understand the bytes, which are those that the build hashed: that is a bug. */
export function buildMeshNetworks(assets: CheckedAssets): MeshNetworks {
  return { mesh: graphOf(assets, 'facemesh'), iris: graphOf(assets, 'iris') };
}

/** 468 times x, y, z in pixels of the square (z towards the back), and how sure the network is of a face, 0 to 1. */
export function runMesh(
  { mesh }: MeshNetworks,
  picture: ImageData,
): { readonly values: Float32Array; readonly confidence: number } | undefined {
  const outputs = run(mesh, [picture]);
  const values = outputs.find((output) => output.length === 3 * MESH_POINTS);
  const flag = outputs.find((output) => output.length === 1);
  return values && flag && { values, confidence: flag[0] ?? 0 };
}

/** For each picture of an eye 71 times x, y, z in pixels of its square. */
export function runIris(
  { iris }: MeshNetworks,
  pictures: readonly [ImageData, ImageData],
): readonly [Float32Array, Float32Array] | undefined {
  const both = run(iris, pictures).find((output) => output.length === 2 * EYE_VALUES);
  if (both === undefined) return undefined;
  const of = (eye: 0 | 1) => both.slice(eye * EYE_VALUES, eye * EYE_VALUES + 3 * EYE_POINTS);
  return [of(0), of(1)];
}

function run(graph: Graph, pictures: readonly ImageData[]): readonly Float32Array[] {
  return runtime.tidy(() => {
    const batch = runtime.stack(
      pictures.map((picture) => runtime.div(runtime.browser.fromPixels(picture), 255)),
    );
    return [graph.execute(batch)].flat().map((output) => output.dataSync());
  });
}

function graphOf(assets: CheckedAssets, name: string): Graph {
  const json = assets.get(`${name}.json`);
  const weights = assets.get(`${name}.bin`);
  if (json === undefined || weights === undefined) throw new Error(`the build left out ${name}`);
  const model: unknown = JSON.parse(new TextDecoder().decode(json));
  if (!isGraph(model)) throw new Error(`${name}.json is not of the known shape`);
  const { modelTopology, signature } = model;
  const weightSpecs = model.weightsManifest.flatMap((group) => group.weights);
  return runtime.loadGraphModelSync({
    load: () => ({
      modelTopology,
      ...(signature === undefined ? {} : { signature }),
      weightSpecs,
      weightData: weights.buffer,
      format: 'graph-model',
    }),
  });
}

type GraphFile = {
  readonly modelTopology: object;
  readonly signature?: object;
  readonly weightsManifest: readonly { readonly weights: readonly object[] }[];
};

/** The file is the one the build hashed, so a look at its outline is enough. */
function isGraph(model: unknown): model is GraphFile {
  return (
    typeof model === 'object' && model !== null && 'modelTopology' in model && 'weightsManifest' in model
  );
}
