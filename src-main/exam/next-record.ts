import { sealRecord } from '../../src-crypto/record-seal';
import { canonicalJson, type Json } from '../../src-shared/basics/canonical-json';
import { Epoch } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { RecordEnvelope, RecordKind } from '../../src-shared/domain/record/record-envelope';
import type { Desk } from './desk';
import type { StationIdentity } from './station-memory';

/**
 * The next link of this station's chain, sealed to the centre and signed. `body`: an object, or
 * a body that is packed already. `behind`: a record that is written in the
 * same append before it, else the end of the chain as the journal has it.
 */
export function nextRecord(
  desk: Desk,
  identity: StationIdentity,
  kind: RecordKind,
  body: object | Uint8Array,
  at: Instant,
  behind?: RecordEnvelope,
): RecordEnvelope {
  const epoch = Epoch.parse(desk.epoch());
  const end = behind === undefined ? desk.outbox.chainEnd(epoch) : { seq: behind.seq, prevHash: behind.hash };
  return sealRecord(desk.suite, {
    stationId: identity.stationId,
    epoch,
    seq: end.seq + 1,
    prevHash: end.prevHash,
    kind,
    at,
    clearBody: body instanceof Uint8Array ? body : canonicalJson(body as Json),
    boxRun: desk.boxRun,
    centreBoxPublicKey: Buffer.from(identity.centre.boxPublicKey, 'base64url'),
    stationSignPrivateKey: identity.keys.sign.privateKey,
  });
}
