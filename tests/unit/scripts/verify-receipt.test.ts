import { describe, expect, it } from 'vitest';
import { verifyReceiptText } from '../../../scripts/receipt/verify-receipt';
import { issueReceipt, proveAnswer } from '../../../src-crypto/receipt-slip';
import { receiptText } from '../../../src-crypto/receipt-text';
import { suiteB } from '../../../src-crypto/suite-b';
import { toBase64Url } from '../../../src-shared/basics/bytes-text';
import { AttemptId, ItemId, OptionId, SessionId } from '../../../src-shared/basics/ids';
import { stationKeys, TEST_STATION } from '../../builders/build-record';

const PAPER = {
  head: {
    stationId: TEST_STATION,
    sessionId: SessionId.parse('S-20260310-01'),
    attemptId: AttemptId.parse('00112233445566778899aabbccddeeff'),
    submittedAtMs: Date.parse('2026-03-10T10:40:00+08:00'),
  },
  answers: ['I-1', 'I-2', 'I-3'].map((id) => ({ itemId: ItemId.parse(id), chosen: [OptionId.parse('b')] })),
  score: { total: 71, isPass: true },
  sessionKey: new Uint8Array(32).fill(7),
};
const text = receiptText(issueReceipt(suiteB, PAPER, stationKeys.sign.privateKey));
const stationKey = toBase64Url(stationKeys.sign.publicKey);
const proof = proveAnswer(suiteB, { ...PAPER, attemptId: PAPER.head.attemptId }, 'I-2');

describe('a receipt checked without a network', () => {
  it('is genuine with the right score and the right answer, and says when it was handed in', () => {
    const verdict = verifyReceiptText({ text: `${text}\n`, stationKey, score: PAPER.score, proof });
    expect(verdict.isGenuine).toBe(true);
    expect(verdict.lines.join('\n')).toContain('2026-03-10 10:40:00');
    expect(verdict.lines.join('\n')).toContain('3/3');
  });

  it('is not with another score, a changed answer, another station’s key, or another text', () => {
    const changed = { ...proof, answer: { itemId: 'I-2', chosen: ['a'] } };
    const wrong = [
      { text, stationKey, score: { total: 72, isPass: true } },
      { text, stationKey, proof: changed },
      { text, stationKey, proof: 'nonsense' },
      { text, stationKey: toBase64Url(suiteB.newSignKeys().publicKey) },
      { text, stationKey: 'short' },
      { text: text.slice(0, -3), stationKey },
    ];
    for (const question of wrong) expect(verifyReceiptText(question).isGenuine).toBe(false);
  });
});
