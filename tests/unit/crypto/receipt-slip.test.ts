import { describe, expect, it } from 'vitest';
import {
  isAnswerOf,
  isScoreOf,
  issueReceipt,
  proveAnswer,
  verifyReceiptSlip,
} from '../../../src-crypto/receipt-slip';
import { readReceiptText, receiptText, shortCode } from '../../../src-crypto/receipt-text';
import { suiteB } from '../../../src-crypto/suite-b';
import { AttemptId, ItemId, OptionId, SessionId } from '../../../src-shared/basics/ids';
import { stationKeys, TEST_STATION } from '../../builders/build-record';

const [a, b] = [OptionId.parse('a'), OptionId.parse('b')];
const PAPER = {
  head: {
    stationId: TEST_STATION,
    sessionId: SessionId.parse('S-20260310-01'),
    attemptId: AttemptId.parse('00112233445566778899aabbccddeeff'),
    submittedAtMs: 1_773_110_000_000,
  },
  answers: Array.from({ length: 86 }, (_, at) => ({
    itemId: ItemId.parse(`I-${at}`),
    chosen: at % 7 === 0 ? [] : [at % 2 === 0 ? a : b],
  })),
  score: { total: 71, isPass: true },
  sessionKey: new Uint8Array(32).fill(7),
};
const slip = issueReceipt(suiteB, PAPER, stationKeys.sign.privateKey);
const proofOf = (itemId: string) => {
  const proof = proveAnswer(suiteB, { ...PAPER, attemptId: PAPER.head.attemptId }, itemId);
  if (proof === undefined) throw new Error('no proof');
  return proof;
};

describe('a candidate’s receipt', () => {
  it('is the station’s, counts what was answered, and is the same every time it is asked for', () => {
    expect(verifyReceiptSlip(suiteB, slip, stationKeys.sign.publicKey)).toBe(true);
    expect(slip).toMatchObject({ questions: 86, answered: 73 });
    expect(issueReceipt(suiteB, PAPER, stationKeys.sign.privateKey)).toEqual(slip);
  });

  it('is nobody’s with one field changed', () => {
    const changes = [
      { submittedAtMs: slip.submittedAtMs + 1 },
      { answered: 74 },
      { root: 'ab'.repeat(32) },
      { scoreHash: 'ab'.repeat(32) },
      { sessionId: 'S-20260310-02' },
    ];
    for (const change of changes) {
      const changed = { ...slip, ...change } as typeof slip;
      expect(verifyReceiptSlip(suiteB, changed, stationKeys.sign.publicKey)).toBe(false);
    }
    expect(verifyReceiptSlip(suiteB, slip, suiteB.newSignKeys().publicKey)).toBe(false);
  });

  it('proves each answer that was handed in, unanswered ones too, and no other', () => {
    for (const { itemId, chosen } of PAPER.answers) {
      const proof = proofOf(itemId);
      expect(isAnswerOf(suiteB, slip, proof)).toBe(true);
      const other = chosen.length === 0 ? [a] : [];
      expect(isAnswerOf(suiteB, slip, { ...proof, answer: { itemId, chosen: other } })).toBe(false);
    }
    expect(proveAnswer(suiteB, { ...PAPER, attemptId: PAPER.head.attemptId }, 'I-86')).toBeUndefined();
  });

  it('does not take one question’s proof for another', () => {
    const proof = proofOf('I-3');
    expect(isAnswerOf(suiteB, slip, { ...proof, questionIndex: 5 })).toBe(false);
    expect(isAnswerOf(suiteB, slip, { ...proof, path: proofOf('I-5').path })).toBe(false);
  });

  it('holds the score fast without telling it', () => {
    expect(isScoreOf(suiteB, slip, PAPER.score)).toBe(true);
    expect(isScoreOf(suiteB, slip, { total: 72, isPass: true })).toBe(false);
    // Without the secret even 101 guesses find nothing.
    const stranger = { ...slip, secret: '00'.repeat(16) };
    for (let total = 0; total <= 100; total++)
      expect(isScoreOf(suiteB, stranger, { total, isPass: total >= 60 })).toBe(false);
  });

  it('comes back from its text, which one small QR code holds', () => {
    const text = receiptText(slip);
    expect(readReceiptText(text)).toEqual(slip);
    // Version 10 at error level M holds 311 alphanumeric characters, version 12 holds 419.
    expect(text.length).toBeLessThanOrEqual(419);
    expect(shortCode(suiteB, text)).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
  });

  it('is not read from a text that was cut or is something else', () => {
    const text = receiptText(slip);
    for (const other of [text.slice(0, -30), text.slice(1), '', 'KSR1:', 'KSQ:1/1:ABC123:00'])
      expect(readReceiptText(other)).toBeUndefined();
  });
});
