import { isAnswerOf, isScoreOf, verifyReceiptSlip } from '../../src-crypto/receipt-slip';
import { readReceiptText, shortCode } from '../../src-crypto/receipt-text';
import { suiteB } from '../../src-crypto/suite-b';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { shanghaiDateTime } from '../../src-shared/basics/instant';
import { AnswerProof } from '../../src-shared/domain/receipt/receipt';

export type ReceiptQuestion = {
  /** As it was read from the QR code. */
  readonly text: string;
  /** The station's public signing key as the centre publishes it, base64url. */
  readonly stationKey: string;
  readonly score?: { readonly total: number; readonly isPass: boolean } | undefined;
  /** A proof file of the centre, parsed as JSON. */
  readonly proof?: unknown;
};

export type ReceiptVerdict = { readonly isGenuine: boolean; readonly lines: readonly string[] };

/** Checks a candidate's receipt, and what is claimed by it, with nothing but these texts; no network. */
export function verifyReceiptText(question: ReceiptQuestion): ReceiptVerdict {
  const slip = readReceiptText(question.text.trim());
  if (slip === undefined) return no('不是交卷回执 not a receipt');
  const key = fromBase64Url(question.stationKey);
  if (key?.length !== 32) return no('测试站公钥无效 not a station key');
  if (!verifyReceiptSlip(suiteB, slip, key)) return no('签名不对，回执无效 signature wrong: not genuine');
  const lines = [
    `回执有效 genuine  ${shortCode(suiteB, question.text.trim())}`,
    `测试站 station ${slip.stationId} · 场次 session ${slip.sessionId}`,
    `交卷时间 handed in ${shanghaiDateTime(slip.submittedAtMs)} · 作答 answered ${slip.answered}/${slip.questions}`,
  ];
  const claims: boolean[] = [];
  if (question.score !== undefined) {
    const isSame = isScoreOf(suiteB, slip, question.score);
    claims.push(isSame);
    lines.push(isSame ? '成绩相符 score as on the day' : '成绩不符 not the score on the day');
  }
  if (question.proof !== undefined) {
    const proof = AnswerProof.safeParse(question.proof);
    const isSame = proof.success && isAnswerOf(suiteB, slip, proof.data);
    claims.push(isSame);
    lines.push(isSame ? '作答相符 answer as handed in' : '作答不符 not what was handed in');
  }
  return { isGenuine: claims.every(Boolean), lines };
}

function no(line: string): ReceiptVerdict {
  return { isGenuine: false, lines: [line] };
}
