import { fromBase64Url, toBase64Url } from '../src-shared/basics/bytes-text';
import { canonicalJson } from '../src-shared/basics/canonical-json';
import type { BatchReceipt, UnsignedReceipt } from '../src-shared/contracts/sync/records';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/** The centre's word that records are committed: its signature over SHA-256 of the receipt's canonical JSON. */
export function signReceipt(
  suite: CryptoSuite,
  receipt: UnsignedReceipt,
  centreSignPrivateKey: Uint8Array,
): BatchReceipt {
  return { receipt, signature: toBase64Url(suite.sign(centreSignPrivateKey, digestOf(suite, receipt))) };
}

/** Whether the pinned centre signed this receipt; a station deletes nothing on the word of anybody else. */
export function verifyReceipt(
  suite: CryptoSuite,
  batchReceipt: BatchReceipt,
  centreSignPublicKey: Uint8Array,
): boolean {
  const signature = fromBase64Url(batchReceipt.signature);
  if (signature === undefined) return false;
  return suite.verify(centreSignPublicKey, digestOf(suite, batchReceipt.receipt), signature);
}

function digestOf(suite: CryptoSuite, receipt: UnsignedReceipt): Uint8Array {
  return suite.sha256(utf8(canonicalJson(receipt)));
}
