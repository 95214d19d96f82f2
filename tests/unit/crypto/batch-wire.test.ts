import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { packBatch, unpackBatch } from '../../../src-crypto/batch-wire';
import { openRecord, sealRecord } from '../../../src-crypto/record-seal';
import { newBoxRun } from '../../../src-crypto/sealed-box';
import { suiteA } from '../../../src-crypto/suite-a';
import { suiteB } from '../../../src-crypto/suite-b';
import { Epoch } from '../../../src-shared/basics/ids';
import { PROTOCOL_VERSION } from '../../../src-shared/contracts/sync/protocol-version';
import type { RecordBatch } from '../../../src-shared/contracts/sync/records';
import { GENESIS_HASH, type RecordEnvelope } from '../../../src-shared/domain/record/record-envelope';
import { centreTestKeys, stationKeys, TEST_STATION } from '../../builders/build-record';

const epoch = Epoch.parse('0011223344556677');
type Change = Partial<Parameters<typeof sealRecord>[1]>;

/** Records of one run of a station, each with these changes. */
function chainOf(changes: readonly Change[], suite = suiteB, boxRun = newBoxRun(suite)): RecordEnvelope[] {
  const records: RecordEnvelope[] = [];
  for (const [at, change] of changes.entries())
    records.push(
      sealRecord(suite, {
        stationId: TEST_STATION,
        epoch,
        seq: at + 1,
        prevHash: records.at(-1)?.hash ?? GENESIS_HASH,
        kind: 'attempt-result',
        at: { wallMs: 1_700_000_000_000 + at * 61_007, monoMs: 5000 + at * 61_007, bootId: 'boot' },
        clearBody: new Uint8Array(60),
        boxRun,
        centreBoxPublicKey: centreTestKeys.box.publicKey,
        stationSignPrivateKey: stationKeys.sign.privateKey,
        ...change,
      }),
    );
  return records;
}
const batchOf = (records: readonly RecordEnvelope[]): RecordBatch => ({
  protocolVersion: PROTOCOL_VERSION,
  stationId: TEST_STATION,
  epoch,
  records,
});
const withoutSignatures = (records: readonly RecordEnvelope[]) =>
  records.map(({ signature, ...record }, at) =>
    at === records.length - 1 ? { ...record, signature } : record,
  );

describe('a batch on the line', () => {
  it.each<[string, readonly Change[]]>([
    ['of one record', [{}]],
    ['of one run', [{}, {}, {}]],
    ['of several kinds and boots', [{ kind: 'hours' }, { at: { wallMs: 5, monoMs: 0, bootId: 'b-2' } }, {}]],
    ['with clocks that jump', [{}, { at: { wallMs: -9, monoMs: 2 ** 52, bootId: 'boot' } }, {}]],
    ['with boxes of their own', [{ boxRun: newBoxRun(suiteB) }, { boxRun: newBoxRun(suiteB) }]],
    ['that begins late in a chain', [{ seq: 70_000 }]],
  ])('%s comes back as the same records', (_what, changes) => {
    const records = chainOf(changes);
    expect(unpackBatch(packBatch(batchOf(records)) ?? new Uint8Array(0))).toEqual({
      ...batchOf(records),
      records: withoutSignatures(records),
    });
  });

  it('of suite A comes back too', () => {
    const keys = { centre: suiteA.newBoxKeys(), station: suiteA.newSignKeys() };
    const change = {
      centreBoxPublicKey: keys.centre.publicKey,
      stationSignPrivateKey: keys.station.privateKey,
    };
    const records = chainOf([change, change], suiteA);
    const back = unpackBatch(packBatch(batchOf(records)) ?? new Uint8Array(0));
    expect(back?.records).toEqual(withoutSignatures(records));
  });

  it('costs a record that follows another of its run no more than 9 bytes beside its box', () => {
    const lengthOf = (count: number) =>
      packBatch(batchOf(chainOf(Array.from({ length: count }, () => ({})))))?.length ?? 0;
    // 60 clear bytes and the tag of 16.
    expect(lengthOf(11) - lengthOf(1)).toBeLessThanOrEqual(10 * (60 + 16 + 9));
  });

  it('that would not come back as it is goes another way', () => {
    const [first, second] = chainOf([{}, {}]);
    if (first === undefined || second === undefined) throw new Error('no chain');
    expect(packBatch(batchOf([second, first]))).toBeUndefined();
    expect(packBatch(batchOf([{ ...first, body: 'not base64!' }]))).toBeUndefined();
    expect(packBatch(batchOf([{ ...first, at: { ...first.at, bootId: '启动' } }]))).toBeUndefined();
  });

  it('that is rubbish or cut is none, and nothing is thrown', () => {
    const whole = packBatch(batchOf(chainOf([{}, {}]))) ?? new Uint8Array(0);
    for (let length = 0; length < whole.length - 64; length++)
      expect(unpackBatch(whole.subarray(0, length))).toBeUndefined();
    for (let round = 0; round < 300; round++)
      unpackBatch(Buffer.concat([Uint8Array.of(1), randomBytes(round)]));
    // Any one byte changed: another batch or none, which the signature tells, and never a fault.
    for (let at = 1; at < whole.length; at++) {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x15;
      unpackBatch(changed);
    }
  });
});

describe('the boxes of one run', () => {
  it('share their key and open each, and a place that is sealed anew gets a key of its own', () => {
    const run = newBoxRun(suiteB);
    const [first, second] = chainOf([{ clearBody: '"一"' }, { clearBody: '"二"' }], suiteB, run);
    const [anew] = chainOf([{ clearBody: '"三"' }], suiteB, run);
    if (first === undefined || second === undefined || anew === undefined) throw new Error('no chain');
    const boxKeyOf = ({ body }: RecordEnvelope) =>
      Buffer.from(body, 'base64url').subarray(0, 32).toString('hex');
    expect(boxKeyOf(second)).toBe(boxKeyOf(first));
    expect(boxKeyOf(anew)).not.toBe(boxKeyOf(first));
    const texts = [first, second, anew].map((one) => openRecord(suiteB, one, centreTestKeys.box));
    expect(texts).toEqual(['"一"', '"二"', '"三"'].map((text) => ({ kind: 'text', text })));
  });
});
