import { describe, expect, it } from 'vitest';
import { canonicalRecord, followsOn, unsignedOf } from '../../../../src-shared/domain/record/chain';
import {
  GENESIS_HASH,
  RecordEnvelope,
  UnsignedRecord,
} from '../../../../src-shared/domain/record/record-envelope';

const hashOf = (digit: string) => digit.repeat(64);

function envelope(seq: number, hash: string, prevHash: string): RecordEnvelope {
  return RecordEnvelope.parse({
    v: 1,
    suite: 'B',
    stationId: 'ST-1',
    epoch: '0123456789abcdef',
    seq,
    prevHash,
    kind: 'attempt-result',
    at: { wallMs: 1, monoMs: 1, bootId: 'boot-1' },
    body: 'AAAA',
    hash,
    signature: 'BBBB',
  });
}

const head = { seq: 3, hash: envelope(3, hashOf('3'), hashOf('2')).hash };

describe('where a record stands in its chain', () => {
  it.each([
    { from: undefined, seq: 1, hash: '1', prev: GENESIS_HASH, place: 'follows' },
    { from: undefined, seq: 1, hash: '1', prev: hashOf('9'), place: 'fork-candidate' },
    { from: undefined, seq: 2, hash: '2', prev: hashOf('1'), place: 'gap' },
    { from: head, seq: 4, hash: '4', prev: hashOf('3'), place: 'follows' },
    { from: head, seq: 4, hash: '4', prev: hashOf('9'), place: 'fork-candidate' },
    { from: head, seq: 5, hash: '5', prev: hashOf('4'), place: 'gap' },
    { from: head, seq: 3, hash: '3', prev: hashOf('2'), place: 'already' },
    { from: head, seq: 3, hash: '9', prev: hashOf('2'), place: 'fork-candidate' },
    { from: head, seq: 2, hash: '2', prev: hashOf('1'), place: 'fork-candidate' },
  ])('number $seq after $from.seq: $place', ({ from, seq, hash, prev, place }) => {
    expect(followsOn(from, envelope(seq, hashOf(hash), prev))).toBe(place);
  });
});

describe('the hashed text of a record', () => {
  it('is everything but the hash and the signature, in canonical order', () => {
    const unsigned = unsignedOf(envelope(1, hashOf('1'), GENESIS_HASH));
    expect(UnsignedRecord.parse(unsigned)).toEqual(unsigned);
    expect(canonicalRecord(unsigned)).toBe(
      '{"at":{"bootId":"boot-1","monoMs":1,"wallMs":1},"body":"AAAA","epoch":"0123456789abcdef",' +
        `"kind":"attempt-result","prevHash":"${GENESIS_HASH}","seq":1,"stationId":"ST-1","suite":"B","v":1}`,
    );
  });
});
