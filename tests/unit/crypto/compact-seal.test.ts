import { beforeAll, describe, expect, it } from 'vitest';
import { openCompact, readCompactPlace, sealCompact, verifyCompact } from '../../../src-crypto/compact-seal';
import { suiteB } from '../../../src-crypto/suite-b';
import { toBase45 } from '../../../src-shared/basics/base45';
import { Epoch } from '../../../src-shared/basics/ids';
import type { AttemptResult } from '../../../src-shared/domain/record/attempt-result';
import { wholeResult } from '../../../src-shared/domain/record/lean-result';
import { type AnswerSlot, unpackAnswers } from '../../../src-shared/domain/record/pack-answers';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { centreTestKeys, stationKeys, TEST_STATION } from '../../builders/build-record';
import { slotsOfResult } from '../../builders/build-slots';

const PLACE = { stationId: TEST_STATION, epoch: Epoch.parse('00112233445566aa'), seq: 12 };
const SEALING = {
  centreBoxPublicKey: centreTestKeys.box.publicKey,
  stationSignPrivateKey: stationKeys.sign.privateKey,
};
let result: AttemptResult;
let slots: readonly AnswerSlot[];
let bytes: Uint8Array;

beforeAll(() => {
  const publication = buildPublication('S-20260310-01', 4, '样例-2026.1');
  // As a real station's: boot ids are random.
  const boot = { bootId: '6f1c2e9a-3b47-4d0e-9c55-a1b2c3d4e5f6' };
  const plain = buildResult(publication, TEST_STATION, 1, { wrong: 9 });
  result = {
    ...plain,
    answers: inRecordOrder(plain.answers),
    startedAt: { ...plain.startedAt, ...boot, monoMs: 81_234_567 },
    submittedAt: { ...plain.submittedAt, ...boot, monoMs: 84_834_567 },
  };
  slots = slotsOfResult(publication, result);
  bytes = sealed(result);
});

function inRecordOrder(answers: AttemptResult['answers']): AttemptResult['answers'] {
  return answers
    .map(({ itemId, chosen }) => ({ itemId, chosen: [...chosen].sort() }))
    .sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

function sealed(one: AttemptResult): Uint8Array {
  const compact = sealCompact(suiteB, PLACE, one, slots, SEALING);
  if (compact === undefined) throw new Error('the answers do not fit');
  return compact;
}

function restored(from: Uint8Array): AttemptResult | undefined {
  const opened = openCompact(suiteB, centreTestKeys.box, from);
  if (opened === undefined) return undefined;
  const { kind, stationId, seedHex, paperHash, bankVersion, policyVersion } = result;
  const derived = { kind, stationId, seedHex, paperHash, bankVersion, policyVersion };
  const answers = unpackAnswers(slots, opened.answerBits);
  return wholeResult(opened.lean, { ...derived, answers, isDemonstration: result.isDemonstration });
}

describe('a compact result', () => {
  it('comes out at the centre as exactly the result of the record, and is authentic', () => {
    const whole = restored(bytes);
    expect(whole).toEqual(result);
    expect(whole && verifyCompact(suiteB, bytes, whole, stationKeys.sign.publicKey)).toBe(true);
    expect(readCompactPlace(bytes)).toEqual(PLACE);
  });

  it('of 74 questions is within 455 bytes and one QR code of version 18 at level M', () => {
    expect(slots).toHaveLength(86);
    expect(bytes.length).toBeLessThanOrEqual(455);
    // Version 18-M holds 816 alphanumeric characters.
    expect(toBase45(bytes).length).toBeLessThanOrEqual(816 - 15);
  });

  it('is not authentic with one answer changed', () => {
    const changed = { ...result, answers: result.answers.slice(1) };
    expect(verifyCompact(suiteB, bytes, changed, stationKeys.sign.publicKey)).toBe(false);
  });

  it('does not open or is not authentic with any one byte changed', () => {
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x40;
      const whole = restored(damaged);
      const isAuthentic =
        whole !== undefined && verifyCompact(suiteB, damaged, whole, stationKeys.sign.publicKey);
      expect(isAuthentic, `byte ${at}`).toBe(false);
    }
  });

  it('tells whoever carries it no answer, no candidate and no score', () => {
    const text = Buffer.from(bytes).toString('latin1');
    for (const secret of [result.candidateId, result.sessionId, 'total']) expect(text).not.toContain(secret);
    expect(openCompact(suiteB, suiteB.newBoxKeys(), bytes)).toBeUndefined();
  });

  it('is not made of answers that are not the paper’s', () => {
    const [first, ...others] = result.answers;
    if (first === undefined) throw new Error('nothing answered');
    const strange = { ...result, answers: [{ ...first, chosen: ['z9' as never] }, ...others] };
    expect(sealCompact(suiteB, PLACE, strange, slots, SEALING)).toBeUndefined();
  });
});
