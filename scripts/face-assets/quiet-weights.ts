/**
 * Weights nearer to nothing than this are made nothing. The model has 195,715 of them in channels that training left
 * dead; they are denormal numbers or make some, and on a processor one multiplication with a denormal takes as long as a
 * hundred others: the network took 45 ms with them and takes 20 without. Next to weights of a hundredth they are
 * below the last place of a 32-bit float, so no descriptor changes (measured: at most 7e-9 in a component).
 */
const NOTHING = 1e-12;

/** Numbers of the fields in ONNX's protobuf on the way to a tensor's numbers. */
const GRAPH = 7;
const INITIALIZER = 5;
const RAW_DATA = 9;
const DATA_TYPE = 2;
const FLOAT = 1;

/** The same ONNX model without such weights. Throws when the bytes are no ONNX model of the usual shape. */
export function withQuietWeights(model: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(model);
  const view = new DataView(bytes.buffer);
  for (const graph of within(bytes, { from: 0, to: bytes.length }, GRAPH)) {
    for (const tensor of within(bytes, graph, INITIALIZER)) {
      const isFloat = fieldsOf(bytes, tensor).some(
        ({ field, value }) => field === DATA_TYPE && value === FLOAT,
      );
      for (const raw of isFloat ? within(bytes, tensor, RAW_DATA) : []) quieten(view, raw);
    }
  }
  return bytes;
}

type Part = { readonly from: number; readonly to: number };
/** `value`: of a number; `part`: of anything with a length. */
type Field = { readonly field: number; readonly value?: number; readonly part?: Part };

function quieten(view: DataView, { from, to }: Part): void {
  for (let at = from; at + 4 <= to; at += 4) {
    const size = Math.abs(view.getFloat32(at, true));
    if (size > 0 && size < NOTHING) view.setFloat32(at, 0, true);
  }
}

function within(bytes: Uint8Array, message: Part, wanted: number): readonly Part[] {
  return fieldsOf(bytes, message).flatMap(({ field, part }) =>
    field === wanted && part !== undefined ? [part] : [],
  );
}

function fieldsOf(bytes: Uint8Array, { from, to }: Part): readonly Field[] {
  const fields: Field[] = [];
  let at = from;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < to) {
    const key = number();
    const field = Math.floor(key / 8);
    switch (key % 8) {
      case 0:
        fields.push({ field, value: number() });
        break;
      case 1:
        at += 8;
        break;
      case 2: {
        const length = number();
        fields.push({ field, part: { from: at, to: at + length } });
        at += length;
        break;
      }
      case 5:
        at += 4;
        break;
      default:
        throw new Error('not an ONNX model: an unknown kind of field');
    }
  }
  if (at !== to) throw new Error('not an ONNX model: a field reaches over its end');
  return fields;
}
