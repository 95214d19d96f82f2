import { z } from 'zod';
import { canonicalJson } from '../../basics/canonical-json';
import {
  AttemptId,
  Base64UrlText,
  ItemId,
  OptionId,
  SessionId,
  Sha256Hex,
  StationId,
} from '../../basics/ids';

/**
 * What a candidate takes home (receipt of what was handed in). `root`: Merkle root over one leaf for each question of
 * the paper, in its order, each salted, so that nobody reads an answer out of it. `scoreHash`: salted, too: it holds
 * the score fast without telling it. `secret`: 16 bytes that belong to the candidate; with them, and only with them,
 * the salts are known, and a claimed score or answer can be checked.
 */
const receipt = {
  v: z.literal(1),
  stationId: StationId,
  sessionId: SessionId,
  attemptId: AttemptId,
  /** The station's wall clock at submission, UTC ms. */
  submittedAtMs: z.number().int(),
  questions: z.number().int().positive(),
  answered: z.number().int().nonnegative(),
  root: Sha256Hex,
  scoreHash: Sha256Hex,
};

export const UnsignedReceiptSlip = z.object(receipt).strict().readonly();
export type UnsignedReceiptSlip = z.infer<typeof UnsignedReceiptSlip>;

/** `signature`: the station's, over SHA-256 of the canonical JSON of the rest without the secret. */
export const ReceiptSlip = z
  .object({ ...receipt, secret: z.string().regex(/^[0-9a-f]{32}$/), signature: Base64UrlText })
  .strict()
  .readonly();
export type ReceiptSlip = z.infer<typeof ReceiptSlip>;

/** One question as it was handed in; unanswered is an answer, too. */
export const HandedAnswer = z
  .object({ itemId: ItemId, chosen: z.array(OptionId).max(6).readonly() })
  .strict()
  .readonly();
export type HandedAnswer = z.infer<typeof HandedAnswer>;

/** Shows one answer to be under a root, without any other. Hex throughout. */
export const AnswerProof = z
  .object({
    v: z.literal(1),
    attemptId: AttemptId,
    questionIndex: z.number().int().nonnegative(),
    answer: HandedAnswer,
    path: z
      .array(
        z
          .object({ side: z.enum(['left', 'right']), hash: Sha256Hex })
          .strict()
          .readonly(),
      )
      .max(16)
      .readonly(),
  })
  .strict()
  .readonly();
export type AnswerProof = z.infer<typeof AnswerProof>;

/** The one text of a leaf. Options in the order of their ids. */
export function leafText(answer: HandedAnswer): string {
  return canonicalJson({ itemId: answer.itemId, chosen: [...answer.chosen].sort() });
}

export function scoreText(score: { readonly total: number; readonly isPass: boolean }): string {
  return canonicalJson({ total: score.total, isPass: score.isPass });
}
