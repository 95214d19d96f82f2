import { z } from 'zod';
import { assertNever } from '../../basics/assert-never';
import { GrantCause, GrantScope, type LedgerEntry, PauseReason } from './ledger-entry';

/**
 * One movement of the clock as the candidate is told it: why, how long, and when the exam ended before and ends after
 * it. All instants in UTC ms by the wall clock of that moment; spans in ms. Who ordered it is in the record, not here.
 */
export const TimeChange = z
  .object({
    atMs: z.number().int(),
    endedAtMs: z.number().int(),
    endsAtMs: z.number().int(),
    what: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('pause'), reason: PauseReason, ms: z.number().int() }).readonly(),
      z.object({ kind: z.literal('gap'), ms: z.number().int() }).readonly(),
      z
        .object({
          kind: z.literal('grant'),
          minutes: z.number().int(),
          cause: GrantCause,
          scope: GrantScope,
        })
        .readonly(),
    ]),
  })
  .strict()
  .readonly();
export type TimeChange = z.infer<typeof TimeChange>;

/** RM-8: the end was T0 + duration + grants, and every pause moved it by its length. */
export function timeChangeOf(entry: LedgerEntry): TimeChange {
  const atMs = entry.at.wallMs;
  const endsAtMs = atMs + entry.remainingMs;
  switch (entry.kind) {
    case 'pause': {
      const { reason, ms } = entry;
      return { atMs, endsAtMs, endedAtMs: endsAtMs - ms, what: { kind: 'pause', reason, ms } };
    }
    case 'gap':
      return { atMs, endsAtMs, endedAtMs: endsAtMs, what: { kind: 'gap', ms: entry.ms } };
    case 'grant': {
      const { minutes, cause, scope } = entry;
      const endedAtMs = endsAtMs - minutes * 60_000;
      return { atMs, endsAtMs, endedAtMs, what: { kind: 'grant', minutes, cause, scope } };
    }
    default:
      return assertNever(entry);
  }
}
