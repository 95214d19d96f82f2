/** What one network makes of a face. */
export type FaceDescriptor = {
  /** Name and version of the network and of the alignment, because a distance means nothing without them. */
  readonly model: string;
  readonly values: Float32Array;
  /** Whether the network's vectors have length one, so that their mean must be brought back to it. */
  readonly isUnit: boolean;
};

/** One of each network that ran, in a fixed order. */
export type FaceDescriptors = readonly FaceDescriptor[];

/** Component by component, of each network that described every face of the list; none of an empty list. */
export function meanDescriptors(faces: readonly FaceDescriptors[]): FaceDescriptors {
  const [first, ...rest] = faces;
  return (first ?? []).flatMap((descriptor) => {
    const others = rest.flatMap((face) => face.find(({ model }) => model === descriptor.model) ?? []);
    if (others.length !== rest.length) return [];
    const values = mean([descriptor, ...others].map((one) => one.values));
    return [{ ...descriptor, values: descriptor.isUnit ? toUnit(values) : values }];
  });
}

/** Thousandths of the Euclidean distance for each network that described both, at most 4000. */
export function distancesBetween(a: FaceDescriptors, b: FaceDescriptors) {
  return a.flatMap(({ model, values }) => {
    const other = b.find((descriptor) => descriptor.model === model);
    if (other === undefined) return [];
    return [{ model, distanceMilli: Math.min(4000, Math.round(euclidean(values, other.values) * 1000)) }];
  });
}

/** Scaled to length one; a vector of nothing stays. */
export function toUnit(values: Float32Array): Float32Array {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? values : values.map((value) => value / length);
}

function mean(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0) / vectors.length;
  }
  return sum;
}

function euclidean(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return Math.sqrt(sum);
}
