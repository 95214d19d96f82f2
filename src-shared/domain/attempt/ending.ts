import { z } from 'zod';
import { StaffId } from '../../basics/ids';

/** Why staff collected a paper before its time (RM-9). */
export const ForceReason = z.enum(['left-room', 'refused-to-submit', 'room-closing', 'conduct', 'other']);
export type ForceReason = z.infer<typeof ForceReason>;

/** 中止: why an attempt ended without being handed in. `reschedule` 重考 uses no attempt (RM-10). */
export const StopReason = z.enum(['unwell', 'reschedule', 'disorder', 'other']);
export type StopReason = z.infer<typeof StopReason>;

/** Whether an attempt that was stopped for this reason counts as one (TS-12: begun and given up does). */
export function usesAttempt(reason: StopReason): boolean {
  return reason !== 'reschedule';
}

const note = z.string().min(1).max(500);
const by = z.array(StaffId).min(1).max(2).readonly();

/** What staff did to end an attempt; absent when the candidate or the deadline ended it. */
export const StaffEnding = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('forced'), reason: ForceReason, note, by })
    .strict()
    .readonly(),
  z
    .object({ kind: z.literal('stopped'), reason: StopReason, note, by, usesAttempt: z.boolean() })
    .strict()
    .readonly(),
]);
export type StaffEnding = z.infer<typeof StaffEnding>;
