import { sealCompact } from '../../src-crypto/compact-seal';
import { sealHandIn } from '../../src-crypto/hand-in-seal';
import { suiteB } from '../../src-crypto/suite-b';
import type { SessionPublication } from '../../src-server/registry/session-publication';
import { toBase45 } from '../../src-shared/basics/base45';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import type { SessionId } from '../../src-shared/basics/ids';
import { RESULT_CODE } from '../../src-shared/contracts/hand-in/hand-in-codes';
import type { HandInManifest } from '../../src-shared/contracts/hand-in/hand-in-file';
import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import { framesOf } from '../../src-shared/domain/record/code-frames';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import { slotsOfResult } from './build-slots';
import type { SyncStation } from './build-sync-station';

/** A station's hand-in file of these records, sealed to the centre it is registered with. */
export function buildHandIn(
  station: SyncStation,
  sessionId: SessionId,
  records: readonly RecordEnvelope[],
  changes: Partial<HandInManifest> = {},
): Uint8Array {
  const epochs = [...new Set(records.map((one) => one.epoch))];
  const chains = epochs.map((epoch) => {
    const seqs = records.filter((one) => one.epoch === epoch).map((one) => one.seq);
    return { epoch, from: Math.min(...seqs), through: Math.max(...seqs) };
  });
  const head = {
    v: 1,
    stationId: station.stationId,
    sessionId,
    serverId: station.centre.serverId,
    createdAtMs: 1_773_110_000_000,
    chains,
    evidence: [],
    ...changes,
  } as const;
  return sealHandIn(suiteB, head, records, keysOf(station));
}

/** The same answers in the order of a record: by item, options by id. */
export function inRecordOrder(result: AttemptResult): AttemptResult {
  const answers = result.answers
    .map(({ itemId, chosen }) => ({ itemId, chosen: [...chosen].sort() }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
  return { ...result, answers };
}

/** What a station shows as QR codes for this result, which must be in record order. */
export function buildCodes(
  station: SyncStation,
  publication: SessionPublication,
  result: AttemptResult,
  place: Pick<RecordEnvelope, 'epoch' | 'seq'>,
  max?: number,
): readonly string[] {
  const { epoch, seq } = place;
  const { stationId } = station;
  const slots = slotsOfResult(publication, result);
  const compact = sealCompact(suiteB, { stationId, epoch, seq }, result, slots, keysOf(station));
  if (compact === undefined) throw new Error('the result does not fit');
  return framesOf(RESULT_CODE, toBase45(compact), 'TEST22', max);
}

function keysOf(station: SyncStation) {
  const centreBoxPublicKey = fromBase64Url(station.centre.boxPublicKey);
  if (centreBoxPublicKey === undefined) throw new Error('the centre has no key');
  return { centreBoxPublicKey, stationSignPrivateKey: station.keys.sign.privateKey };
}
