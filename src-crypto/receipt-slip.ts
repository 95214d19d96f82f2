import { fromBase64Url, fromHex, toBase64Url, toHex } from '../src-shared/basics/bytes-text';
import { canonicalJson } from '../src-shared/basics/canonical-json';
import { type AttemptId, Sha256Hex } from '../src-shared/basics/ids';
import {
  AnswerProof,
  type HandedAnswer,
  leafText,
  type ReceiptSlip,
  scoreText,
  type UnsignedReceiptSlip,
} from '../src-shared/domain/receipt/receipt';
import { merklePath, merkleRoot, rootOfPath } from '../src-shared/domain/record/merkle';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

const SALT_BYTES = 16;

export type HandedPaper = {
  readonly head: Pick<UnsignedReceiptSlip, 'stationId' | 'sessionId' | 'attemptId' | 'submittedAtMs'>;
  /** Every question of the paper in its order, the unanswered with nothing chosen. */
  readonly answers: readonly HandedAnswer[];
  readonly score: { readonly total: number; readonly isPass: boolean };
  /** Of the session, which the centre holds, too; the candidate gets only what is derived from it. */
  readonly sessionKey: Uint8Array;
};

/** The candidate's receipt. The same hand-in always gives the same one, at the station and, unsigned, at the centre. */
export function issueReceipt(
  suite: CryptoSuite,
  paper: HandedPaper,
  stationSignPrivateKey: Uint8Array,
): ReceiptSlip {
  const secret = secretOf(suite, paper.sessionKey, paper.head.attemptId);
  const unsigned: UnsignedReceiptSlip = {
    v: 1,
    ...paper.head,
    questions: paper.answers.length,
    answered: paper.answers.filter((one) => one.chosen.length > 0).length,
    root: hexOf(merkleRoot(suite.sha256, leavesOf(suite, secret, paper.answers))),
    scoreHash: scoreHashOf(suite, secret, paper.score),
  };
  const signature = toBase64Url(suite.sign(stationSignPrivateKey, digestOf(suite, unsigned)));
  return { ...unsigned, secret: toHex(secret), signature };
}

/** Whether the station signed this receipt as it stands. */
export function verifyReceiptSlip(
  suite: CryptoSuite,
  slip: ReceiptSlip,
  stationSignPublicKey: Uint8Array,
): boolean {
  const { secret: _secret, signature, ...unsigned } = slip;
  const bytes = fromBase64Url(signature);
  return bytes !== undefined && suite.verify(stationSignPublicKey, digestOf(suite, unsigned), bytes);
}

/** Whether this was the score on the day. */
export function isScoreOf(suite: CryptoSuite, slip: ReceiptSlip, score: HandedPaper['score']): boolean {
  const secret = fromHex(slip.secret);
  return secret !== undefined && scoreHashOf(suite, secret, score) === slip.scoreHash;
}

/** A proof for one question, from all answers of the paper as they are stored; undefined for one it does not hold. */
export function proveAnswer(
  suite: CryptoSuite,
  paper: Pick<HandedPaper, 'answers' | 'sessionKey'> & { readonly attemptId: AttemptId },
  itemId: string,
): AnswerProof | undefined {
  const questionIndex = paper.answers.findIndex((one) => one.itemId === itemId);
  const answer = paper.answers[questionIndex];
  const secret = secretOf(suite, paper.sessionKey, paper.attemptId);
  const path = merklePath(suite.sha256, leavesOf(suite, secret, paper.answers), questionIndex);
  if (answer === undefined || path === undefined) return undefined;
  return AnswerProof.parse({
    v: 1,
    attemptId: paper.attemptId,
    questionIndex,
    answer,
    path: path.map(({ side, hash }) => ({ side, hash: toHex(hash) })),
  });
}

/** Whether this answer to this question is what was handed in under that receipt. */
export function isAnswerOf(suite: CryptoSuite, slip: ReceiptSlip, proof: AnswerProof): boolean {
  const secret = fromHex(slip.secret);
  if (secret === undefined || proof.attemptId !== slip.attemptId) return false;
  const path = proof.path.map(({ side, hash }) => ({ side, hash: Buffer.from(hash, 'hex') }));
  const leaf = leafOf(suite, secret, proof.questionIndex, proof.answer);
  return toHex(rootOfPath(suite.sha256, leaf, path)) === slip.root;
}

function secretOf(suite: CryptoSuite, sessionKey: Uint8Array, attemptId: string): Uint8Array {
  return suite.hmacSha256(sessionKey, utf8(`receipt-secret|${attemptId}`)).slice(0, SALT_BYTES);
}

function leavesOf(
  suite: CryptoSuite,
  secret: Uint8Array,
  answers: readonly HandedAnswer[],
): readonly Uint8Array[] {
  return answers.map((answer, index) => leafOf(suite, secret, index, answer));
}

function leafOf(suite: CryptoSuite, secret: Uint8Array, index: number, answer: HandedAnswer): Uint8Array {
  const salt = suite.hmacSha256(secret, utf8(`leaf|${index}`)).slice(0, SALT_BYTES);
  return Buffer.concat([salt, utf8(leafText(answer))]);
}

function scoreHashOf(suite: CryptoSuite, secret: Uint8Array, score: HandedPaper['score']): Sha256Hex {
  const salt = suite.hmacSha256(secret, utf8('score')).slice(0, SALT_BYTES);
  return hexOf(suite.sha256(salt, utf8(scoreText(score))));
}

function digestOf(suite: CryptoSuite, unsigned: UnsignedReceiptSlip): Uint8Array {
  return suite.sha256(utf8(`receipt-slip|${canonicalJson(unsigned)}`));
}

function hexOf(hash: Uint8Array): Sha256Hex {
  return Sha256Hex.parse(toHex(hash));
}
