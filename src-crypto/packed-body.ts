import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fromUtf8, utf8 } from './text';

/**
 * A record's text made small before it is sealed: ciphertext does not compress, so this is the only place where
 * compression helps. First byte 1: the rest is raw DEFLATE with the dictionary below. A text as it was sealed before
 * there was packing begins with `{` and stands for itself.
 */
const PACKED = 1;

/** Members that every result has; changing one byte makes every packed record unreadable, so it is never changed. */
export const RECORD_DICTIONARY = utf8(
  '"answers":[{"chosen":["a"],"itemId":"GN-S-0001"},{"chosen":["a","b","c"],"itemId":"-M-0001"},{"chosen":["yes"],' +
    '"itemId":"-T-0001"},{"chosen":["no"],"itemId":"-C-001-q1"},{"chosen":["b"],"itemId":"{"chosen":["c"],"itemId":"' +
    '{"chosen":["d"],"itemId":"],"attemptId":"","attemptNo":1,"bankVersion":"","blueprintVersion":"","candidateId":"",' +
    '"claimed":{"isPass":true,"scorerVersion":"1","total":},"identityPath":{"distanceMilli":,"kind":"face","tries":1},' +
    '"isDemonstration":false,"kind":"attempt-result","packageId":"","paperHash":"","policyVersion":"","seat":,' +
    '"seedHex":"","sessionId":"","startedAt":{"bootId":"","monoMs":,"wallMs":17},"stationId":"ST-0000","submitCause":' +
    '"candidate","submittedAt":{"bootId":"","monoMs":,"wallMs":17},"time":{"durationMs":7200000,"gapsMs":0,"grantsMs":0,' +
    '"usedMs":',
);

/** A record unpacks to no more than this: a sealed text is checked by nobody before it is opened here. */
export const CLEAR_MAX_BYTES = 4 * 1024 * 1024;

export function packBody(clear: string): Uint8Array {
  const deflated = deflateRawSync(utf8(clear), { level: 9, dictionary: RECORD_DICTIONARY });
  const packed = new Uint8Array(deflated.length + 1);
  packed[0] = PACKED;
  packed.set(deflated, 1);
  return packed;
}

/** The text; undefined for what was never packed like this or is larger than any record may be. */
export function unpackBody(bytes: Uint8Array): string | undefined {
  if (bytes[0] !== PACKED) return fromUtf8(bytes);
  try {
    const options = { dictionary: RECORD_DICTIONARY, maxOutputLength: CLEAR_MAX_BYTES };
    return fromUtf8(inflateRawSync(bytes.subarray(1), options));
  } catch {
    return undefined;
  }
}
