import { z } from 'zod';
import { ItemId, OptionId, SessionId } from '../../basics/ids';

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const block = z.enum(['single', 'multiple', 'true-false', 'case']);

/** TS-8: results of papers that held the question, of all sessions with its bank version. */
export const VoidEffect = z
  .object({
    held: count,
    /** Of these, with more points than before, and passed only now. */
    raised: count,
    nowPassed: count,
  })
  .strict();
export type VoidEffect = z.infer<typeof VoidEffect>;

/** One question's figures (docs/statistics.md); those that are not defined are absent. */
export const ItemLine = z
  .object({
    itemId: ItemId,
    block,
    type: z.enum(['single', 'multiple', 'true-false']),
    topic: z.string(),
    n: count,
    difficulty: share,
    discrimination: z.number().optional(),
    options: z.array(z.object({ optionId: OptionId, isKey: z.boolean(), share }).strict()),
    omitted: share,
    flags: z.array(
      z.enum(['too-hard', 'too-easy', 'negative-discrimination', 'distractor-unchosen', 'key-suspect']),
    ),
    isVoided: z.boolean(),
  })
  .strict();
export type ItemLine = z.infer<typeof ItemLine>;

export const ItemReportView = z
  .object({
    sessionId: SessionId,
    title: z.string(),
    isDemonstration: z.boolean(),
    bankVersion: z.string(),
    passMark: count,
    candidates: count,
    results: count,
    passed: count,
    /** Stored results whose record could not be read again; they are in no figure. */
    leftOut: count,
    mean: z.number().optional(),
    median: z.number().optional(),
    lowest: z.number().optional(),
    highest: z.number().optional(),
    alphas: z.array(
      z
        .object({
          part: z.union([block, z.literal('all')]),
          value: z.number().optional(),
          because: z
            .enum(['too-few-sittings', 'too-few-questions', 'too-few-holders', 'no-variance'])
            .optional(),
        })
        .strict(),
    ),
    items: z.array(ItemLine),
    voided: z.array(
      z.object({ itemId: ItemId, reason: z.string(), atMs: z.number().int(), effect: VoidEffect }).strict(),
    ),
  })
  .strict();
export type ItemReportView = z.infer<typeof ItemReportView>;

/** What voiding would do, worked out on every stored result before anything is changed. */
export const VoidPreview = z
  .object({
    itemId: ItemId,
    bankVersion: z.string(),
    /** The stem of its case, where it belongs to one. */
    caseStem: z.string().optional(),
    stem: z.string(),
    options: z.array(z.object({ optionId: OptionId, text: z.string(), isKey: z.boolean() }).strict()),
    results: count,
    effect: VoidEffect,
    /** Results that could not be scored again; theirs stand whatever is decided. */
    unreadable: count,
  })
  .strict();
export type VoidPreview = z.infer<typeof VoidPreview>;

export const VoidProblem = z
  .object({
    kind: z.enum([
      'unknown-session',
      'unknown-item',
      'a-case-is-voided-by-its-questions',
      'voided-already',
      'asked-already',
    ]),
  })
  .strict();

export const VoidDecision = z.enum(['confirmed', 'refused']);

/** A voiding that somebody asked for; a second person of the province decides. */
export const VoidRequestLine = z
  .object({
    requestId: z.string(),
    sessionId: SessionId,
    itemId: ItemId,
    bankVersion: z.string(),
    reason: z.string(),
    askedBy: z.string(),
    /** The one who looks asked for it, and so cannot decide. */
    isOwn: z.boolean(),
    askedAtMs: z.number().int(),
    /** As it was shown to who asked. */
    effect: VoidEffect,
    decided: z
      .object({ decision: VoidDecision, by: z.string(), note: z.string(), atMs: z.number().int() })
      .strict()
      .optional(),
    /** Confirmed, and stopped before it was done: it can be confirmed once more. */
    isUnfinished: z.boolean(),
  })
  .strict();
export type VoidRequestLine = z.infer<typeof VoidRequestLine>;
