import { describe, expect, it } from 'vitest';
import { openRecordBody, sealRecord, verifyRecord } from '../../../src-crypto/record-seal';
import { openBox, sealBox } from '../../../src-crypto/sealed-box';
import { suiteA } from '../../../src-crypto/suite-a';
import { suiteB } from '../../../src-crypto/suite-b';
import { SUITE_IDS, suiteOf, suiteOfKeys } from '../../../src-crypto/suites';
import { utf8 } from '../../../src-crypto/text';
import { Epoch, StationId } from '../../../src-shared/basics/ids';
import { GENESIS_HASH } from '../../../src-shared/domain/record/record-envelope';
import { SUITE_A_VECTORS } from './suite-a-vectors';

describe('suite A (LW-8)', () => {
  it.each(SUITE_A_VECTORS)('$name', ({ holds }) => {
    expect(holds()).toBe(true);
  });

  it('signs what only its own key verifies, and no changed bit of message or signature', () => {
    const [one, other] = [suiteA.newSignKeys(), suiteA.newSignKeys()];
    const message = utf8('样例');
    const signature = suiteA.sign(one.privateKey, message);
    expect(signature).toHaveLength(64);
    expect(suiteA.verify(one.publicKey, message, signature)).toBe(true);
    expect(suiteA.verify(other.publicKey, message, signature)).toBe(false);
    for (const at of [0, 31, 32, 63]) {
      expect(suiteA.verify(one.publicKey, message, signature.with(at, (signature[at] ?? 0) ^ 1))).toBe(false);
    }
    expect(suiteA.verify(one.publicKey, utf8('样列'), signature)).toBe(false);
    expect(suiteA.verify(one.publicKey, message, signature.slice(1))).toBe(false);
    expect(suiteA.verify(new Uint8Array(32).fill(255), message, signature)).toBe(false);
  });

  it('agrees on one secret whichever of a scalar and its negative is held, forty times', () => {
    for (let i = 0; i < 40; i++) {
      const [one, other] = [suiteA.newBoxKeys(), suiteA.newBoxKeys()];
      const ours = suiteA.agree(one.privateKey, other.publicKey);
      expect(ours).toHaveLength(32);
      expect(suiteA.agree(other.privateKey, one.publicKey)).toEqual(ours);
    }
    expect(suiteA.agree(suiteA.newBoxKeys().privateKey, new Uint8Array(32).fill(255))).toBeUndefined();
  });

  it('seals a box that a changed byte, another context and suite B do not open', () => {
    const keys = suiteA.newBoxKeys();
    const sealed = sealBox(suiteA, keys.publicKey, utf8('样例'), 'record');
    expect(openBox(suiteA, keys, sealed, 'record')).toEqual(utf8('样例'));
    expect(openBox(suiteA, keys, sealed, 'other')).toBeUndefined();
    for (const at of [0, 40, sealed.length - 1]) {
      expect(openBox(suiteA, keys, sealed.with(at, (sealed[at] ?? 0) ^ 1), 'record')).toBeUndefined();
    }
    expect(openBox(suiteB, keys, sealed, 'record')).toBeUndefined();
  });

  it('makes records that are verified and opened by their suite’s id, and not by the other', () => {
    const [station, centre] = [suiteA.newSignKeys(), suiteA.newBoxKeys()];
    const envelope = sealRecord(suiteA, {
      stationId: StationId.parse('A-01'),
      epoch: Epoch.parse('00112233445566aa'),
      seq: 1,
      prevHash: GENESIS_HASH,
      kind: 'attempt-result',
      at: { wallMs: 1_772_300_000_000, monoMs: 0, bootId: 'boot' },
      clearBody: '{"note":"样例"}',
      centreBoxPublicKey: centre.publicKey,
      stationSignPrivateKey: station.privateKey,
    });
    expect(envelope.suite).toBe('A');
    expect(verifyRecord(suiteA, envelope, station.publicKey)).toBe('authentic');
    expect(verifyRecord(suiteB, envelope, station.publicKey)).toBe('signature-wrong');
    expect(verifyRecord(suiteA, { ...envelope, suite: 'B' }, station.publicKey)).not.toBe('authentic');
    expect(openRecordBody(suiteA, envelope, centre)).toBe('{"note":"样例"}');
  });
});

describe('the suites of this build', () => {
  it('are B, the default, and A; no other id names one', () => {
    expect(SUITE_IDS).toEqual(['B', 'A']);
    expect(SUITE_IDS.map((id) => suiteOf(id)?.id)).toEqual(['B', 'A']);
    for (const id of ['', 'C', 'a', 'constructor', '__proto__']) expect(suiteOf(id)).toBeUndefined();
  });

  it('follow the station’s keys from the moment it has them', () => {
    let id: 'A' | 'B' | undefined;
    const suite = suiteOfKeys(() => id);
    expect(suite.id).toBe('B');
    id = 'A';
    expect(suite.id).toBe('A');
    const keys = suite.newSignKeys();
    expect(suiteA.verify(keys.publicKey, utf8('x'), suite.sign(keys.privateKey, utf8('x')))).toBe(true);
  });
});
