import { z } from 'zod';
import { Instant } from '../../basics/instant';
import { EvidenceEnd, EvidenceKind } from './evidence';

const count = z.number().int().nonnegative();

/** One line: so many of one kind, for one reason. No names, no numbers of people (LW-1: what is deleted is gone). */
export const DeletionLine = z.discriminatedUnion('what', [
  z
    .object({
      what: z.literal('evidence'),
      kind: EvidenceKind.optional(),
      why: EvidenceEnd,
      count,
      bytes: count,
    })
    .strict()
    .readonly(),
  z
    .object({
      what: z.literal('package'),
      why: z.enum(['acknowledged', 'hours-at-most']),
      count,
      bytes: count,
      /** Left behind when 72 hours were over: records without a receipt, attempts without a record. */
      unacknowledgedRecords: count,
      unfinishedAttempts: count,
    })
    .strict()
    .readonly(),
]);
export type DeletionLine = z.infer<typeof DeletionLine>;

/** What one run of the retention job deleted; journalled, shown to staff, exportable. */
export const DeletionReport = z
  .object({ at: Instant, lines: z.array(DeletionLine).min(1).readonly() })
  .strict()
  .readonly();
export type DeletionReport = z.infer<typeof DeletionReport>;

/** Lines of one kind and one reason become one. */
export function sumLines(lines: readonly DeletionLine[]): readonly DeletionLine[] {
  const sums = new Map<string, DeletionLine>();
  for (const line of lines) {
    const key = [line.what, line.what === 'evidence' ? line.kind : '', line.why].join('|');
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? line : added(sum, line));
  }
  return [...sums.values()];
}

function added(sum: DeletionLine, line: DeletionLine): DeletionLine {
  const both = { count: sum.count + line.count, bytes: sum.bytes + line.bytes };
  if (sum.what !== 'package' || line.what !== 'package') return { ...sum, ...both };
  return {
    ...sum,
    ...both,
    unacknowledgedRecords: sum.unacknowledgedRecords + line.unacknowledgedRecords,
    unfinishedAttempts: sum.unfinishedAttempts + line.unfinishedAttempts,
  };
}
