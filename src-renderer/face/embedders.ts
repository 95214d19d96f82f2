import { err, ok, type Result } from '../../src-shared/basics/result';
import { loadCheckedAssets } from './checked-assets';
import { CHIP_PIXELS, chipTransform } from './chip-transform';
import type { FaceProblem } from './face-checker';
import type { FaceDescriptor, FaceDescriptors } from './face-descriptors';
import { DLIB_MODEL, FACE_MODELS, FIVE_POINT_MODEL } from './face-models';
import { FIVE_POINT_PIXELS, fivePointTransform } from './five-point-transform';
import { drawChip, type Picture } from './frame-squares';
import type { FaceMarks } from './landmark-points';
import { describeChip } from './networks';
import { startOnnxEmbedder } from './onnx-embedder';
import type { FaceAsset } from './worker-protocol';

/** One way of describing a face; undefined when its landmarks are all on one spot. */
type Embedder = (picture: Picture, marks: FaceMarks) => Promise<FaceDescriptor | undefined>;

/** Describes a face by every network that was asked for, in the order asked; undefined when any of them cannot. */
export type DescribeFace = (picture: Picture, marks: FaceMarks) => Promise<FaceDescriptors | undefined>;

/**
 * The embedders of these names. face-api's network is loaded with the others (see `networks`); the second one is
 * fetched and started here, and only where it is asked for.
 */
export async function startEmbedders(
  models: readonly string[],
  folder: string,
  onnxAssets: readonly FaceAsset[],
): Promise<Result<DescribeFace, FaceProblem>> {
  const unknown = models.find((model) => !FACE_MODELS.includes(model));
  if (unknown !== undefined) return err({ kind: 'model-unknown', model: unknown });
  const embedders: Embedder[] = [];
  for (const model of models) {
    const started = model === DLIB_MODEL ? ok(byDlib) : await startFivePoint(folder, onnxAssets);
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

const byDlib: Embedder = async (picture, marks) => {
  const transform = chipTransform(marks);
  if (transform === undefined) return undefined;
  const values = await describeChip(drawChip(picture, transform, CHIP_PIXELS));
  return { model: DLIB_MODEL, values, isUnit: false };
};

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
