import { describe, expect, it } from 'vitest';
import { newCentreKeys } from '../../../src-crypto/key-files';
import { signReceipt, verifyReceipt } from '../../../src-crypto/receipt-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { Epoch, StationId } from '../../../src-shared/basics/ids';
import { BatchReceipt, type UnsignedReceipt } from '../../../src-shared/contracts/sync/records';
import { GENESIS_HASH } from '../../../src-shared/domain/record/record-envelope';

const centre = newCentreKeys(suiteB);
const receipt: UnsignedReceipt = {
  serverId: 'centre-1',
  stationId: StationId.parse('A-01'),
  epoch: Epoch.parse('00112233445566aa'),
  receivedThrough: 2,
  durableThrough: 1,
  headHash: GENESIS_HASH,
  serverTimeMs: 1_700_000_000_000,
  outcomes: [
    { seq: 1, outcome: 'stored' },
    { seq: 2, outcome: 'quarantined', reason: 'unreadable' },
  ],
};
const signed = signReceipt(suiteB, receipt, centre.sign.privateKey);
const holds = (answer: BatchReceipt) => verifyReceipt(suiteB, answer, centre.sign.publicKey);

describe('a receipt', () => {
  it('holds after the wire, whatever the order of its members there', () => {
    expect(holds(signed)).toBe(true);
    const reordered = Object.fromEntries(Object.entries(receipt).reverse());
    const wire: unknown = JSON.parse(JSON.stringify({ signature: signed.signature, receipt: reordered }));
    expect(holds(BatchReceipt.parse(wire))).toBe(true);
  });

  it.each<[string, Partial<UnsignedReceipt>]>([
    ['a higher mark', { receivedThrough: 3 }],
    ['a higher durable mark', { durableThrough: 2 }],
    ['another station', { stationId: StationId.parse('A-02') }],
    ['another epoch', { epoch: Epoch.parse('ffffffffffffffff') }],
    ['another server', { serverId: 'centre-2' }],
    ['another outcome', { outcomes: [{ seq: 1, outcome: 'stored' }] }],
  ])('does not hold with %s', (_name, change) => {
    expect(holds({ ...signed, receipt: { ...receipt, ...change } })).toBe(false);
  });

  it('does not hold without the pinned centre’s signature', () => {
    const other = newCentreKeys(suiteB);
    expect(holds(signReceipt(suiteB, receipt, other.sign.privateKey))).toBe(false);
    for (const signature of ['', 'AAAA', '~']) expect(holds({ receipt, signature })).toBe(false);
  });
});
