import { describe, expect, it } from 'vitest';
import { newCentreKeys, newStationKeys } from '../../../src-crypto/key-files';
import { openRecordBody, sealRecord, verifyRecord } from '../../../src-crypto/record-seal';
import type { CryptoSuite } from '../../../src-crypto/suite';
import { suiteB } from '../../../src-crypto/suite-b';
import { toBase64Url, toHex } from '../../../src-shared/basics/bytes-text';
import { Epoch, Sha256Hex, StationId } from '../../../src-shared/basics/ids';
import {
  type RecordEnvelope as Envelope,
  GENESIS_HASH,
  RecordEnvelope,
} from '../../../src-shared/domain/record/record-envelope';

const centre = newCentreKeys(suiteB);
const station = newStationKeys(suiteB);
const CLEAR = '{"answers":[{"chosen":["a"],"itemId":"样例-1"}]}';

function sealed(
  overrides: { readonly seq?: number; readonly stationId?: string; readonly suite?: CryptoSuite } = {},
): Envelope {
  return sealRecord(overrides.suite ?? suiteB, {
    stationId: StationId.parse(overrides.stationId ?? 'A-01'),
    epoch: Epoch.parse('00112233445566aa'),
    seq: overrides.seq ?? 1,
    prevHash: GENESIS_HASH,
    kind: 'attempt-result',
    at: { wallMs: 1_700_000_000_000, monoMs: 5, bootId: 'boot' },
    clearBody: CLEAR,
    centreBoxPublicKey: centre.box.publicKey,
    stationSignPrivateKey: station.sign.privateKey,
  });
}

const verdict = (envelope: Envelope) => verifyRecord(suiteB, envelope, station.sign.publicKey);
const body = (envelope: Envelope) => openRecordBody(suiteB, envelope, centre.box);

/** The same envelope with a hash that fits what it says now; the signature stays what it was. */
function rehashed(envelope: Envelope): Envelope {
  const { hash: _hash, signature, ...unsigned } = envelope;
  const text = JSON.stringify(unsigned, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  const hash = Sha256Hex.parse(toHex(suiteB.sha256(new TextEncoder().encode(text))));
  return { ...unsigned, hash, signature };
}

describe('a sealed record', () => {
  it('is authentic, opens at the centre, fits its schema and tells nothing on the way', () => {
    const envelope = sealed();
    expect(RecordEnvelope.parse(JSON.parse(JSON.stringify(envelope)))).toEqual(envelope);
    expect(verdict(envelope)).toBe('authentic');
    expect(verdict(rehashed(envelope))).toBe('authentic');
    expect(body(envelope)).toBe(CLEAR);
    expect(JSON.stringify(envelope)).not.toContain('样例');
  });

  it.each<[string, (envelope: Envelope) => Envelope]>([
    ['number', (envelope) => ({ ...envelope, seq: 2 })],
    ['station', (envelope) => ({ ...envelope, stationId: StationId.parse('A-02') })],
    ['epoch', (envelope) => ({ ...envelope, epoch: Epoch.parse('ffffffffffffffff') })],
    ['previous hash', (envelope) => ({ ...envelope, prevHash: Sha256Hex.parse('1'.repeat(64)) })],
    ['instant', (envelope) => ({ ...envelope, at: { ...envelope.at, wallMs: 0 } })],
    ['body', (envelope) => ({ ...envelope, body: sealed().body })],
    ['suite', (envelope) => ({ ...envelope, suite: 'A' as const })],
  ])('with another %s has the wrong hash, and with a hash to match the wrong signature', (_name, change) => {
    const changed = change(sealed());
    expect(verdict(changed)).toBe('hash-wrong');
    expect(verdict(rehashed(changed))).toBe('signature-wrong');
  });

  it('with a changed hash or signature is told by its kind', () => {
    const envelope = sealed();
    expect(verdict({ ...envelope, hash: GENESIS_HASH })).toBe('hash-wrong');
    for (const signature of ['', '*', toBase64Url(new Uint8Array(64)), sealed({ seq: 2 }).signature]) {
      expect(verdict({ ...envelope, signature })).toBe('signature-wrong');
    }
  });

  it('that names another suite is not taken, though hash and signature fit', () => {
    const reserved = sealed({ suite: { ...suiteB, id: 'A' } });
    expect(reserved.suite).toBe('A');
    expect(verdict(reserved)).toBe('signature-wrong');
  });

  it('of another station does not pass as this one, though the names agree', () => {
    const other = newStationKeys(suiteB);
    expect(verifyRecord(suiteB, sealed(), other.sign.publicKey)).toBe('signature-wrong');
  });

  it('has a body that opens nowhere else: not in another place of a chain, not at another centre', () => {
    const envelope = sealed();
    expect(body({ ...envelope, seq: 2 })).toBeUndefined();
    expect(body({ ...envelope, stationId: StationId.parse('A-02') })).toBeUndefined();
    expect(body({ ...envelope, epoch: Epoch.parse('ffffffffffffffff') })).toBeUndefined();
    expect(body({ ...envelope, body: '' })).toBeUndefined();
    expect(body({ ...envelope, body: '~' })).toBeUndefined();
    expect(openRecordBody(suiteB, envelope, newCentreKeys(suiteB).box)).toBeUndefined();
  });
});
