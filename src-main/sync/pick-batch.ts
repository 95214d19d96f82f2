import type { Epoch } from '../../src-shared/basics/ids';
import { BATCH_MAX_BYTES, BATCH_MAX_WIRE_BYTES } from '../../src-shared/contracts/sync/records';
import type { RecordEnvelope } from '../../src-shared/domain/record/record-envelope';
import type { Outbox } from '../journal/outbox';

export type Batch = { readonly epoch: Epoch; readonly records: readonly RecordEnvelope[] };

/** Bytes of a batch that are not records. */
const ROOM_FOR_HEAD = 1024;
/** A record's members beside its body, as JSON, and as gzip leaves of them: signature, hash, and what differs. */
const HEAD_JSON_BYTES = 560;
const HEAD_WIRE_BYTES = 130;
/** Base64url of ciphertext, six bits a letter, is all that gzip can do. */
const BODY_ON_THE_WIRE = 0.77;

/** The oldest records that wait, at most `limit`, and as few as fit one request; one at least, whatever it weighs. */
export function pickBatch(
  outbox: Pick<Outbox, 'nextBatch'>,
  limit: number,
  isAskedByPerson: boolean,
): Batch | undefined {
  const queued = outbox.nextBatch(limit, isAskedByPerson);
  if (queued === undefined) return undefined;
  let json = ROOM_FOR_HEAD;
  let wire = ROOM_FOR_HEAD;
  const tooMany = queued.records.findIndex((record) => {
    json += record.body.length + HEAD_JSON_BYTES;
    wire += record.body.length * BODY_ON_THE_WIRE + HEAD_WIRE_BYTES;
    return json > BATCH_MAX_BYTES || wire > BATCH_MAX_WIRE_BYTES;
  });
  const records = tooMany === -1 ? queued.records : queued.records.slice(0, Math.max(1, tooMany));
  return { epoch: queued.epoch, records };
}
