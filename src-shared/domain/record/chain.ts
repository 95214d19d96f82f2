import { canonicalJson } from '../../basics/canonical-json';
import type { Sha256Hex } from '../../basics/ids';
import {
  GENESIS_HASH,
  type ReceivedRecord,
  type RecordEnvelope,
  type UnsignedRecord,
} from './record-envelope';

/** The last record that is stored of one (station, epoch); undefined before the first. */
export type ChainHead = { readonly seq: number; readonly hash: Sha256Hex };

/**
 * `follows`: the next of the chain. `gap`: records before it are missing. `already`: it is the head itself.
 * `fork-candidate`: its number is taken or its `prevHash` names another past; compare it with what is stored under
 * its number. The same hash there means that it was stored before, anything else is a fork.
 */
export type ChainPlace = 'follows' | 'gap' | 'already' | 'fork-candidate';

/** The hashed part of a record. */
export function unsignedOf(envelope: ReceivedRecord): UnsignedRecord {
  const { hash: _hash, signature: _signature, ...unsigned } = envelope;
  return unsigned;
}

/** The one text of a record that is hashed and signed. */
export function canonicalRecord(unsigned: UnsignedRecord): string {
  return canonicalJson(unsigned);
}

/** Where a record stands to the head of its own (station, epoch), by numbers and hashes alone; the caller has verified them. */
export function followsOn(head: ChainHead | undefined, envelope: RecordEnvelope): ChainPlace {
  const { seq, hash } = head ?? { seq: 0, hash: GENESIS_HASH };
  if (envelope.seq > seq + 1) return 'gap';
  if (envelope.seq === seq + 1) return envelope.prevHash === hash ? 'follows' : 'fork-candidate';
  return envelope.seq === seq && envelope.hash === hash ? 'already' : 'fork-candidate';
}
