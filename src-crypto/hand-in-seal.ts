import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { fromBase64Url, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { canonicalJson } from '../src-shared/basics/canonical-json';
import { Base64UrlText, Sha256Hex } from '../src-shared/basics/ids';
import { err, ok, type Result } from '../src-shared/basics/result';
import { HandInManifest, type HandInRefusal } from '../src-shared/contracts/hand-in/hand-in-file';
import { RecordEnvelope } from '../src-shared/domain/record/record-envelope';
import { openBox, sealBox } from './sealed-box';
import type { CryptoSuite, KeyPair } from './suite';
import { fromUtf8, utf8 } from './text';

const MAGIC = 'EXAMHIF1\n';
const LINE_END = 0x0a;
const HEAD_MAX_BYTES = 1024 * 1024;
const CLEAR_MAX_BYTES = 256 * 1024 * 1024;

const SignedHead = z.object({ manifest: HandInManifest, signature: Base64UrlText }).strict();
type Head = Omit<HandInManifest, 'records' | 'payloadBytes' | 'payloadSha256'>;

/** A file's parts before anything in them is believed. */
export type HandInParts = {
  readonly manifest: HandInManifest;
  readonly signature: string;
  readonly payload: Uint8Array;
};

/**
 * A hand-in file: a magic line, the signed manifest as one line, and all records gzipped and sealed to the centre as
 * a whole, so that a courier does not even learn when somebody handed in.
 */
export function sealHandIn(
  suite: CryptoSuite,
  head: Head,
  records: readonly RecordEnvelope[],
  keys: { readonly centreBoxPublicKey: Uint8Array; readonly stationSignPrivateKey: Uint8Array },
): Uint8Array {
  const clear = gzipSync(utf8(canonicalJson(records)));
  const payload = sealBox(suite, keys.centreBoxPublicKey, clear, contextOf(head));
  const manifest: HandInManifest = {
    ...head,
    records: records.length,
    payloadBytes: payload.length,
    payloadSha256: Sha256Hex.parse(toHex(suite.sha256(payload))),
  };
  const signature = toBase64Url(suite.sign(keys.stationSignPrivateKey, digestOf(suite, manifest)));
  return Buffer.concat([utf8(`${MAGIC}${canonicalJson({ manifest, signature })}\n`), payload]);
}

/** Takes a file apart and holds its length and hash against its manifest; whose it is, is asked next. */
export function readHandIn(suite: CryptoSuite, file: Uint8Array): Result<HandInParts, HandInRefusal> {
  if (fromUtf8(file.subarray(0, MAGIC.length)) !== MAGIC) return err('not-a-hand-in-file');
  const end = file.indexOf(LINE_END, MAGIC.length);
  if (end < 0) return err(file.length > HEAD_MAX_BYTES ? 'not-a-hand-in-file' : 'truncated');
  const head = SignedHead.safeParse(parsed(file.subarray(MAGIC.length, end)));
  if (!head.success) return err('damaged');
  const { manifest, signature } = head.data;
  const payload = file.subarray(end + 1);
  if (payload.length < manifest.payloadBytes) return err('truncated');
  if (payload.length > manifest.payloadBytes || toHex(suite.sha256(payload)) !== manifest.payloadSha256)
    return err('damaged');
  return ok({ manifest, signature, payload });
}

export function isHandInOf(
  suite: CryptoSuite,
  parts: HandInParts,
  stationSignPublicKey: Uint8Array,
): boolean {
  const signature = fromBase64Url(parts.signature);
  if (signature === undefined) return false;
  return suite.verify(stationSignPublicKey, digestOf(suite, parts.manifest), signature);
}

/** The records; undefined when they are sealed to another centre or are not what the manifest says. */
export function openHandIn(
  suite: CryptoSuite,
  parts: HandInParts,
  centreBoxKeys: KeyPair,
): readonly RecordEnvelope[] | undefined {
  const clear = openBox(suite, centreBoxKeys, parts.payload, contextOf(parts.manifest));
  const records = z.array(RecordEnvelope).safeParse(clear && unzipped(clear));
  return records.success && records.data.length === parts.manifest.records ? records.data : undefined;
}

function unzipped(clear: Uint8Array): unknown {
  try {
    return parsed(gunzipSync(clear, { maxOutputLength: CLEAR_MAX_BYTES }));
  } catch {
    return undefined;
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes) ?? '');
  } catch {
    return undefined;
  }
}

function contextOf({ stationId, sessionId, serverId, createdAtMs }: Head): string {
  return `hand-in|${stationId}|${sessionId}|${serverId}|${createdAtMs}`;
}

function digestOf(suite: CryptoSuite, manifest: HandInManifest): Uint8Array {
  return suite.sha256(utf8(`hand-in|${canonicalJson(manifest)}`));
}
