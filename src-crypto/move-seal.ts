import { fromBase64Url, fromHex, toBase64Url } from '../src-shared/basics/bytes-text';
import { canonicalJson, type Json } from '../src-shared/basics/canonical-json';
import { err, ok, type Result } from '../src-shared/basics/result';
import { MoveHead } from '../src-shared/domain/move/sealed-move';
import type { CryptoSuite, KeyPair } from './suite';
import { fromUtf8, utf8 } from './text';

/** First bytes of a move file. */
const MAGIC = 'EXAMMOV1';
const HEAD_MAX = 8192;
const SIGNATURE_BYTES = 64;
/** Each move has a key of its own, so its one nonce may be zero. */
const NONCE = new Uint8Array(12);

export type MoveFileProblem = 'not-a-move' | 'move-truncated' | 'move-changed';

/** `body` is what `openMove` opens; the signature is over everything before it. */
export type ReadMove = {
  readonly head: MoveHead;
  readonly headBytes: Uint8Array;
  readonly sealed: Uint8Array;
};

/**
 * A move file, integers big-endian: MAGIC, u32 length of the head, head (canonical JSON), u32 length of the sealed
 * body, sealed body, the old station's signature over SHA-256 of all before it. The body is AES-256-GCM under
 * HKDF-SHA-256(session key, salt = move id, info = attempt, from, to), additional data = the head: only a machine that
 * has opened the same package can read it, for this attempt and this way only. The same input gives the same bytes.
 */
export function sealMove(
  suite: CryptoSuite,
  input: {
    readonly head: Omit<MoveHead, 'signPublicKey' | 'suite' | 'format' | 'formatVersion'>;
    readonly clear: Uint8Array;
    readonly sessionKey: Uint8Array;
    readonly signKeys: KeyPair;
  },
): Uint8Array {
  const head: MoveHead = {
    ...input.head,
    format: 'exam-seat-move',
    formatVersion: 1,
    suite: suite.id,
    signPublicKey: toBase64Url(input.signKeys.publicKey),
  };
  const headBytes = utf8(canonicalJson(head as Json));
  const key = moveKey(suite, input.sessionKey, head);
  const sealed = suite.aeadSeal(key, NONCE, input.clear, headBytes);
  key.fill(0);
  const unsigned = join([utf8(MAGIC), u32(headBytes.length), headBytes, u32(sealed.length), sealed]);
  return join([unsigned, suite.sign(input.signKeys.privateKey, suite.sha256(unsigned))]);
}

/** Looks at a file without opening it: whole, signed by the key it names, and where it may go. */
export function readMove(suite: CryptoSuite, bytes: Uint8Array): Result<ReadMove, MoveFileProblem> {
  const magic = utf8(MAGIC);
  if (bytes.length < magic.length) return err('not-a-move');
  if (!suite.isEqual(bytes.subarray(0, magic.length), magic)) return err('not-a-move');
  const headAt = magic.length + 4;
  const headLength = readU32(bytes, magic.length);
  if (headLength === undefined) return err('move-truncated');
  if (headLength > HEAD_MAX) return err('move-changed');
  const bodyLength = readU32(bytes, headAt + headLength);
  if (bodyLength === undefined) return err('move-truncated');
  const bodyAt = headAt + headLength + 4;
  const end = bodyAt + bodyLength + SIGNATURE_BYTES;
  if (bytes.length < end) return err('move-truncated');
  if (bytes.length > end) return err('move-changed');
  const headBytes = bytes.subarray(headAt, headAt + headLength);
  const head = parseHead(headBytes);
  if (head === undefined || head.suite !== suite.id) return err('move-changed');
  const publicKey = fromBase64Url(head.signPublicKey);
  const signature = bytes.subarray(bodyAt + bodyLength, end);
  const hash = suite.sha256(bytes.subarray(0, bodyAt + bodyLength));
  if (publicKey?.length !== 32 || !suite.verify(publicKey, hash, signature)) return err('move-changed');
  return ok({ head, headBytes, sealed: bytes.subarray(bodyAt, bodyAt + bodyLength) });
}

/** The clear body; undefined when this session's key does not open it. */
export function openMove(suite: CryptoSuite, move: ReadMove, sessionKey: Uint8Array): Uint8Array | undefined {
  const key = moveKey(suite, sessionKey, move.head);
  const clear = suite.aeadOpen(key, NONCE, move.sealed, move.headBytes);
  key.fill(0);
  return clear;
}

function moveKey(suite: CryptoSuite, sessionKey: Uint8Array, { attemptId, left }: MoveHead): Uint8Array {
  const salt = fromHex(left.moveId) ?? new Uint8Array(16);
  const way = `${attemptId}|${left.from.stationId}|${left.from.seatEpoch}|${left.toStationId}`;
  return suite.hkdfSha256(sessionKey, salt, `exam-seat-move/${way}`, 32);
}

function parseHead(bytes: Uint8Array): MoveHead | undefined {
  try {
    const head = MoveHead.safeParse(JSON.parse(fromUtf8(bytes) ?? ''));
    return head.success ? head.data : undefined;
  } catch {
    return undefined;
  }
}

function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function readU32(bytes: Uint8Array, at: number): number | undefined {
  if (at + 4 > bytes.length) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
