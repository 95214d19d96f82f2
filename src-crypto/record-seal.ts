import { fromBase64Url, fromHex, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { Sha256Hex } from '../src-shared/basics/ids';
import { canonicalRecord, unsignedOf } from '../src-shared/domain/record/chain';
import type { RecordEnvelope, RecordKind, UnsignedRecord } from '../src-shared/domain/record/record-envelope';
import { packBody, unpackBody } from './packed-body';
import { openBox, sealBox } from './sealed-box';
import type { CryptoSuite, KeyPair } from './suite';
import { utf8 } from './text';

export type RecordToSeal = Omit<UnsignedRecord, 'v' | 'suite' | 'body' | 'kind'> & {
  readonly kind: RecordKind;
  /** Canonical JSON of the record's content, such as an AttemptResult. */
  readonly clearBody: string;
  readonly centreBoxPublicKey: Uint8Array;
  readonly stationSignPrivateKey: Uint8Array;
};

/** Packs the body and seals it to the centre, hashes the unsigned record and signs the hash with the station's key. */
export function sealRecord(suite: CryptoSuite, record: RecordToSeal): RecordEnvelope {
  const { clearBody, centreBoxPublicKey, stationSignPrivateKey, ...head } = record;
  const body = sealBox(suite, centreBoxPublicKey, packBody(clearBody), bodyContext(record));
  const unsigned: UnsignedRecord = { v: 1, suite: suite.id, ...head, body: toBase64Url(body) };
  const hash = hashOf(suite, unsigned);
  return {
    ...unsigned,
    hash: Sha256Hex.parse(toHex(hash)),
    signature: toBase64Url(suite.sign(stationSignPrivateKey, hash)),
  };
}

/** Whether the record is what that station signed. The caller picks the suite by the envelope's own suite id. */
export function verifyRecord(
  suite: CryptoSuite,
  envelope: RecordEnvelope,
  stationSignPublicKey: Uint8Array,
): 'authentic' | 'hash-wrong' | 'signature-wrong' {
  const computed = hashOf(suite, unsignedOf(envelope));
  const claimed = fromHex(envelope.hash);
  if (claimed === undefined || !suite.isEqual(computed, claimed)) return 'hash-wrong';
  const signatureBytes = fromBase64Url(envelope.signature);
  if (envelope.suite !== suite.id || signatureBytes === undefined) return 'signature-wrong';
  return suite.verify(stationSignPublicKey, computed, signatureBytes) ? 'authentic' : 'signature-wrong';
}

/** The canonical JSON of the body; undefined when it was not sealed to this centre for this place in this chain. */
export function openRecordBody(
  suite: CryptoSuite,
  envelope: RecordEnvelope,
  centreBoxKeys: KeyPair,
): string | undefined {
  const sealed = fromBase64Url(envelope.body);
  if (sealed === undefined) return undefined;
  const clear = openBox(suite, centreBoxKeys, sealed, bodyContext(envelope));
  return clear === undefined ? undefined : unpackBody(clear);
}

/** A body moved to another station, epoch or number does not open. */
function bodyContext(place: Pick<UnsignedRecord, 'stationId' | 'epoch' | 'seq'>): string {
  return `record|${place.stationId}|${place.epoch}|${place.seq}`;
}

function hashOf(suite: CryptoSuite, unsigned: UnsignedRecord): Uint8Array {
  return suite.sha256(utf8(canonicalRecord(unsigned)));
}
