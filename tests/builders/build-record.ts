import { sealRecord } from '../../src-crypto/record-seal';
import { suiteB } from '../../src-crypto/suite-b';
import { type Epoch, StationId } from '../../src-shared/basics/ids';
import { GENESIS_HASH, type RecordEnvelope } from '../../src-shared/domain/record/record-envelope';

export const TEST_STATION = StationId.parse('ST-000001');
export const stationKeys = { sign: suiteB.newSignKeys(), box: suiteB.newBoxKeys() };
export const centreTestKeys = { sign: suiteB.newSignKeys(), box: suiteB.newBoxKeys() };

/** `count` records of one epoch, chained and signed by `stationKeys`, sealed to `centreTestKeys`. */
export function buildRecords(epoch: Epoch, count: number): readonly RecordEnvelope[] {
  const records: RecordEnvelope[] = [];
  for (let seq = 1; seq <= count; seq++) {
    records.push(
      sealRecord(suiteB, {
        stationId: TEST_STATION,
        epoch,
        seq,
        prevHash: records.at(-1)?.hash ?? GENESIS_HASH,
        kind: 'attempt-result',
        at: { wallMs: 1_700_000_000_000 + seq, monoMs: seq, bootId: 'boot' },
        clearBody: JSON.stringify({ n: seq }),
        centreBoxPublicKey: centreTestKeys.box.publicKey,
        stationSignPrivateKey: stationKeys.sign.privateKey,
      }),
    );
  }
  return records;
}
