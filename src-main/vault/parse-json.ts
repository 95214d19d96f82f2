import { fromUtf8 } from '../../src-crypto/text';

/** The value of UTF-8 JSON bytes; undefined, which no JSON means, when they are not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
