import { canonicalJson } from '../src-shared/basics/canonical-json';
import { EvidenceHead } from '../src-shared/domain/evidence/evidence';
import { openBox, sealBox } from './sealed-box';
import type { CryptoSuite, KeyPair } from './suite';
import { fromUtf8, utf8 } from './text';

const MAGIC = 'EXAMEVD1\n';
const LINE_END = 0x0a;
const HEAD_MAX_BYTES = 4096;

/**
 * An evidence file: a magic line, the head as one line of canonical JSON, and the picture sealed to the centre. The
 * head is the seal's context: a picture under another head does not open. The station itself cannot open it.
 */
export function sealEvidence(
  suite: CryptoSuite,
  centreBoxPublicKey: Uint8Array,
  head: EvidenceHead,
  clear: Uint8Array,
): Uint8Array {
  const line = canonicalJson(head);
  const sealed = sealBox(suite, centreBoxPublicKey, clear, contextOf(line));
  return Buffer.concat([utf8(`${MAGIC}${line}\n`), sealed]);
}

/** The head of an evidence file; undefined when it is none of ours. */
export function readEvidenceHead(file: Uint8Array): EvidenceHead | undefined {
  return partsOf(file)?.head;
}

/** The picture; undefined when the file was changed, is none, or is sealed to another centre. */
export function openEvidence(
  suite: CryptoSuite,
  centreBoxKeys: KeyPair,
  file: Uint8Array,
): { readonly head: EvidenceHead; readonly clear: Uint8Array } | undefined {
  const parts = partsOf(file);
  if (parts === undefined) return undefined;
  const clear = openBox(suite, centreBoxKeys, parts.sealed, contextOf(parts.line));
  return clear && { head: parts.head, clear };
}

function partsOf(
  file: Uint8Array,
): { readonly line: string; readonly head: EvidenceHead; readonly sealed: Uint8Array } | undefined {
  if (fromUtf8(file.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  const end = file.indexOf(LINE_END, MAGIC.length);
  if (end < 0 || end > HEAD_MAX_BYTES) return undefined;
  const line = fromUtf8(file.subarray(MAGIC.length, end));
  try {
    const head = EvidenceHead.safeParse(JSON.parse(line ?? ''));
    return line === undefined || !head.success
      ? undefined
      : { line, head: head.data, sealed: file.subarray(end + 1) };
  } catch {
    return undefined;
  }
}

function contextOf(headLine: string): string {
  return `evidence|${headLine}`;
}
