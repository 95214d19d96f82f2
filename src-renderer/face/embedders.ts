import type { FaceMarks } from '../../src-face/landmark-points';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { loadCheckedAssets } from './checked-assets';
import { CHIP_PIXELS, chipTransform } from './chip-transform';
import type { FaceProblem } from './face-checker';
import type { FaceDescriptor, FaceDescriptors } from './face-descriptors';
import { DLIB_MODEL, FACE_MODELS, FIVE_POINT_MODEL } from './face-models';
import { FIVE_POINT_PIXELS, fivePointTransform } from './five-point-transform';
import { drawChip, type Picture } from './frame-squares';
import { buildDescriptorNetwork } from './networks/descriptor-network';
import { startOnnxEmbedder } from './onnx-embedder';
import type { FaceAsset } from './worker-protocol';

/** One way of describing a face; undefined when its landmarks are all on one spot. */
type Embedder = (picture: Picture, marks: FaceMarks) => Promise<FaceDescriptor | undefined>;

/** Describes a face by every network that was asked for, in the order asked; undefined when any of them cannot. */
export type DescribeFace = (picture: Picture, marks: FaceMarks) => Promise<FaceDescriptors | undefined>;

/** The files of each network. */
export type EmbedderAssets = {
  readonly dlib: readonly FaceAsset[];
  readonly fivePoint: readonly FaceAsset[];
};

/** The embedders of these names; each is fetched and started here, and only where it is asked for. */
export async function startEmbedders(
  models: readonly string[],
  folder: string,
  assets: EmbedderAssets,
): Promise<Result<DescribeFace, FaceProblem>> {
  const unknown = models.find((model) => !FACE_MODELS.includes(model));
  if (unknown !== undefined) return err({ kind: 'model-unknown', model: unknown });
  const embedders: Embedder[] = [];
  for (const model of models) {
    const started =
      model === DLIB_MODEL
        ? await startDlib(folder, assets.dlib)
        : await startFivePoint(folder, assets.fivePoint);
    if (!started.ok) return started;
    embedders.push(started.value);
  }
  return ok(async (picture, marks) => {
    const described: FaceDescriptor[] = [];
    for (const embedder of embedders) {
      const descriptor = await embedder(picture, marks);
      if (descriptor === undefined) return undefined;
      described.push(descriptor);
    }
    return described;
  });
}

async function startDlib(
  folder: string,
  assets: readonly FaceAsset[],
): Promise<Result<Embedder, FaceProblem>> {
  const loaded = await loadCheckedAssets(folder, assets);
  if (!loaded.ok) return loaded;
  const network = buildDescriptorNetwork(loaded.value);
  // The first run is several times slower than the next.
  network.describe(new ImageData(CHIP_PIXELS, CHIP_PIXELS));
  return ok(async (picture, marks) => {
    const transform = chipTransform(marks);
    if (transform === undefined) return undefined;
    const values = network.describe(drawChip(picture, transform, CHIP_PIXELS));
    return { model: DLIB_MODEL, values, isUnit: false };
  });
}

async function startFivePoint(
  folder: string,
  assets: readonly FaceAsset[],
): Promise<Result<Embedder, FaceProblem>> {
  const loaded = await loadCheckedAssets(folder, assets);
  if (!loaded.ok) return loaded;
  const started = await startOnnxEmbedder(loaded.value);
  if (!started.ok) return started;
  const { describe } = started.value;
  return ok(async (picture, marks) => {
    const transform = fivePointTransform(marks);
    if (transform === undefined) return undefined;
    const values = await describe(drawChip(picture, transform, FIVE_POINT_PIXELS));
    return { model: FIVE_POINT_MODEL, values, isUnit: true };
  });
}
