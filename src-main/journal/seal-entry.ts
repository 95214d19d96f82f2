import type { CryptoSuite } from '../../src-crypto/suite';
import { utf8 } from '../../src-crypto/text';
import { fromBase64Url, toBase64Url } from '../../src-shared/basics/bytes-text';
import type { AttemptId } from '../../src-shared/basics/ids';
import type { AnswerKeys } from './answer-keys';
import { decodeEntry, encodeEntry, type JournalEntry } from './journal-entry';

const NONCE_BYTES = 12;

/** Whose answer this entry holds; undefined for everything that says nothing of an answer. */
export function answeredBy(entry: JournalEntry): AttemptId | undefined {
  if (entry.kind === 'late-write' || entry.kind === 'copy-kept') return entry.attemptId;
  return entry.kind === 'attempt-event' && entry.event.kind === 'answered'
    ? entry.event.attemptId
    : undefined;
}

/**
 * The payload of an entry. An answer is sealed under its attempt's key; without a key (the disk had no room for one) it
 * is written as it is, because an answer that is kept in clear is better than one that is lost.
 */
export function sealEntry(
  suite: CryptoSuite,
  keys: Pick<AnswerKeys, 'keyOf'>,
  entry: JournalEntry,
): Uint8Array {
  const attemptId = answeredBy(entry);
  const key = attemptId === undefined ? undefined : keys.keyOf(attemptId);
  if (attemptId === undefined || key === undefined) return encodeEntry(entry);
  const nonce = suite.randomBytes(NONCE_BYTES);
  const box = suite.aeadSeal(key, nonce, encodeEntry(entry), utf8(attemptId));
  return encodeEntry({ kind: 'sealed', attemptId, box: toBase64Url(new Uint8Array([...nonce, ...box])) });
}

/** The entry of a payload; one whose key is gone, or which somebody changed, stays `sealed`. */
export function openEntry(
  suite: CryptoSuite,
  keys: Pick<AnswerKeys, 'keyOf'>,
  payload: Uint8Array,
): JournalEntry | undefined {
  const entry = decodeEntry(payload);
  if (entry?.kind !== 'sealed') return entry;
  const key = keys.keyOf(entry.attemptId);
  // Most sealed entries of an old journal belong to attempts whose key is gone: their boxes are not even unpacked.
  if (key === undefined) return entry;
  const bytes = fromBase64Url(entry.box);
  if (bytes === undefined || bytes.length <= NONCE_BYTES) return entry;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const clear = suite.aeadOpen(key, nonce, bytes.subarray(NONCE_BYTES), utf8(entry.attemptId));
  return clear === undefined ? entry : decodeEntry(clear);
}
