import { expect, it } from 'vitest';
import { openEvidence, readEvidenceHead, sealEvidence } from '../../../src-crypto/evidence-seal';
import { newCentreKeys } from '../../../src-crypto/key-files';
import { suiteB } from '../../../src-crypto/suite-b';
import { EvidenceHead } from '../../../src-shared/domain/evidence/evidence';

const centre = newCentreKeys(suiteB);
const head = EvidenceHead.parse({
  v: 1,
  kind: 'presence-mismatch',
  stationId: 'ST-000001',
  sessionId: 'S-0001',
  attemptId: 'a'.repeat(32),
  incidentId: 'b'.repeat(32),
  at: { wallMs: 1, monoMs: 1, bootId: 'boot-1' },
  daysAfterConfirmation: 30,
  daysAtMost: 180,
});
const picture = new Uint8Array(5000).map((_, i) => (i * 7) % 251);
const seal = () => sealEvidence(suiteB, centre.box.publicKey, head, picture);

it('the centre opens what a station sealed, and learns what it is', () => {
  expect(openEvidence(suiteB, centre.box, seal())).toEqual({ head, clear: picture });
});

it('nothing of the picture stands in the file, and the head can be read by anybody who has to delete it', () => {
  const file = seal();
  expect(Buffer.from(file).includes(Buffer.from(picture.subarray(100, 116)))).toBe(false);
  expect(readEvidenceHead(file)).toEqual(head);
});

it('nobody else opens it', () => {
  expect(openEvidence(suiteB, suiteB.newBoxKeys(), seal())).toBeUndefined();
});

it('a picture that was put under another head does not open', () => {
  const file = Buffer.from(seal());
  const place = file.indexOf('bbbb');
  file[place] = 'c'.charCodeAt(0);
  expect(readEvidenceHead(file)?.incidentId).toBe(`c${'b'.repeat(31)}`);
  expect(openEvidence(suiteB, centre.box, file)).toBeUndefined();
});

it.each([
  ['an empty file', new Uint8Array(0)],
  ['another file', new TextEncoder().encode('EXAMPKG1 and more')],
  ['a head that never ends', new TextEncoder().encode(`EXAMEVD1\n${'x'.repeat(10_000)}`)],
  ['a head that is no head', new TextEncoder().encode('EXAMEVD1\n{"v":2}\nbytes')],
])('%s is none of ours', (_, file) => {
  expect(readEvidenceHead(file)).toBeUndefined();
  expect(openEvidence(suiteB, centre.box, file)).toBeUndefined();
});
