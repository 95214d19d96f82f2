import { z } from 'zod';
import { DeletionReport } from '../../domain/evidence/deletion-report';
import { EvidenceKind } from '../../domain/evidence/evidence';
import { resultOf } from '../result-schema';
import { ConsoleSignedOut } from './console-problems';

/** What is kept here as evidence and what has been deleted; counts and days, nobody's name (LW-1). */
export const RetentionView = z
  .object({
    kept: z
      .array(
        z
          .object({
            kind: EvidenceKind,
            count: z.number().int().positive(),
            bytes: z.number().int().positive(),
            /** The earliest day of deletion among them, as far as it is known now. */
            nextDueAtMs: z.number().int(),
          })
          .strict()
          .readonly(),
      )
      .readonly(),
    /** Newest first. */
    reports: z.array(DeletionReport).max(200).readonly(),
  })
  .strict()
  .readonly();
export type RetentionView = z.infer<typeof RetentionView>;

export const RetentionSaveProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cancelled') }).readonly(),
  z.object({ kind: z.literal('console-signed-out') }).readonly(),
  /** A mock exam is on. */
  z.object({ kind: z.literal('not-now') }).readonly(),
  z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly(),
]);
export type RetentionSaveProblem = z.infer<typeof RetentionSaveProblem>;

const nothing = z.object({}).strict();

export const retentionChannels = {
  /** For staff signed in at the console. */
  'retention:view': { request: nothing, response: resultOf(RetentionView, ConsoleSignedOut) },
  /** The deletion reports as a table in a file that a person chooses. */
  'retention:save': { request: nothing, response: resultOf(nothing, RetentionSaveProblem) },
} as const;
