import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { fromBase45, toBase45 } from '../src-shared/basics/base45';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { ReceiptSlip } from '../src-shared/domain/receipt/receipt';
import type { CryptoSuite } from './suite';
import { fromUtf8, utf8 } from './text';

const PREFIX = 'KSR1:';
/** Root, score hash, secret, attempt and signature as bytes; they do not compress. */
const FIXED = [
  ['root', 32],
  ['scoreHash', 32],
  ['secret', 16],
  ['attemptId', 16],
] as const;
const SIGNATURE_BYTES = 64;
const FIXED_BYTES = FIXED.reduce((sum, [, bytes]) => sum + bytes, 0) + SIGNATURE_BYTES;

/** A receipt as one text in a QR code's alphanumeric characters, about 340 of them. */
export function receiptText(slip: ReceiptSlip): string {
  const { root, scoreHash, secret, attemptId, signature, ...words } = slip;
  const fixed = [root, scoreHash, secret, attemptId].map((hex) => fromHex(hex) ?? new Uint8Array());
  const rest = deflateRawSync(utf8(JSON.stringify(Object.values(inOrder(words)))), { level: 9 });
  return PREFIX + toBase45(Buffer.concat([...fixed, fromBase64Url(signature) ?? new Uint8Array(), rest]));
}

/** The receipt of a text; undefined when it is none. Nothing is verified yet. */
export function readReceiptText(text: string): ReceiptSlip | undefined {
  if (!text.startsWith(PREFIX)) return undefined;
  const bytes = fromBase45(text.slice(PREFIX.length));
  if (bytes === undefined || bytes.length <= FIXED_BYTES) return undefined;
  let at = 0;
  const take = (count: number): Uint8Array => {
    at += count;
    return bytes.subarray(at - count, at);
  };
  const fixed = Object.fromEntries(FIXED.map(([name, count]) => [name, toHex(take(count))]));
  const signature = toBase64Url(take(SIGNATURE_BYTES));
  const words = wordsOf(bytes.subarray(at));
  const slip = ReceiptSlip.safeParse({ ...words, ...fixed, signature });
  return slip.success ? slip.data : undefined;
}

/** Ten characters to compare by eye or read out over the telephone: of the receipt's hash, no 0 O 1 I. */
export function shortCode(suite: CryptoSuite, text: string): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const hash = suite.sha256(utf8(text));
  const code = [...hash.subarray(0, 10)].map((byte) => letters.charAt(byte & 31)).join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

const WORDS = ['v', 'stationId', 'sessionId', 'submittedAtMs', 'questions', 'answered'] as const;
type Words = Pick<ReceiptSlip, (typeof WORDS)[number]>;

function inOrder(words: Words): Words {
  const { v, stationId, sessionId, submittedAtMs, questions, answered } = words;
  return { v, stationId, sessionId, submittedAtMs, questions, answered };
}

function wordsOf(deflated: Uint8Array): object {
  try {
    const clear = fromUtf8(inflateRawSync(deflated, { maxOutputLength: 4096 }));
    const values: unknown = JSON.parse(clear ?? '');
    return Array.isArray(values) && values.length === WORDS.length
      ? Object.fromEntries(WORDS.map((name, i) => [name, values[i]]))
      : {};
  } catch {
    return {};
  }
}
