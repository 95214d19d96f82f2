import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson, type Json } from '../src-shared/basics/canonical-json';
import { AttemptResult } from '../src-shared/domain/record/attempt-result';
import { type KnownOfResult, packTight, readTight } from '../src-shared/domain/record/tight-result';
import { CLEAR_MAX_BYTES, RECORD_DICTIONARY } from './packed-body';
import type { CryptoSuite } from './suite';
import { fromUtf8, utf8 } from './text';

/** The first bit of a tight result is set; that of packed text (1) and of text as it is (`{`) is not. */
const TIGHT_BIT = 0x80;
/** Against mistakes: what a station means is signed, and a wrong result would have to fit by chance, 1 in 16 million. */
const DIGEST_BYTES = 3;

/**
 * A result made as small as it gets before it is sealed: the bits, a digest of the whole result by which the
 * centre sees that it has put together what the station had, and deflated what the bits do not give.
 */
export function packTightBody(suite: CryptoSuite, result: AttemptResult, known: KnownOfResult): Uint8Array {
  const { bits, others } = packTight(result, known);
  const hasOthers = Object.keys(others).length > 0;
  const rest = hasOthers
    ? deflateRawSync(utf8(canonicalJson(others)), { level: 9, dictionary: RECORD_DICTIONARY })
    : new Uint8Array(0);
  return Buffer.concat([bits, digestOf(suite, result), rest]);
}

/** A tight result as `openTightBody` takes it; undefined for a body that is no tight result. */
export function tightPart(clear: Uint8Array): Uint8Array | undefined {
  return ((clear[0] ?? 0) & TIGHT_BIT) === 0 ? undefined : clear;
}

/** The whole result; undefined when what is known here does not give exactly what the station had. */
export function openTightBody(
  suite: CryptoSuite,
  part: Uint8Array,
  known: KnownOfResult,
): AttemptResult | undefined {
  const read = readTight(part, known);
  if (read === undefined) return undefined;
  const digest = part.subarray(read.bytesRead, read.bytesRead + DIGEST_BYTES);
  const others = othersIn(part.subarray(read.bytesRead + DIGEST_BYTES));
  if (others === undefined) return undefined;
  const members = Object.entries({ ...read.result, ...others }).filter(([, value]) => value !== null);
  const whole = AttemptResult.safeParse(Object.fromEntries(members));
  return whole.success && suite.isEqual(digest, digestOf(suite, whole.data)) ? whole.data : undefined;
}

function othersIn(rest: Uint8Array): object | undefined {
  if (rest.length === 0) return {};
  try {
    const text = inflateRawSync(rest, { dictionary: RECORD_DICTIONARY, maxOutputLength: CLEAR_MAX_BYTES });
    const others: unknown = JSON.parse(fromUtf8(text) ?? '');
    return typeof others === 'object' && others !== null ? others : undefined;
  } catch {
    return undefined;
  }
}

function digestOf(suite: CryptoSuite, result: AttemptResult): Uint8Array {
  return suite.sha256(utf8(canonicalJson(result as Json))).subarray(0, DIGEST_BYTES);
}
