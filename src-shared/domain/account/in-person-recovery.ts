import { err, ok, type Result } from '../../basics/result';

/** ID-23: after so long without a second pair of eyes a recovery has to be asked for again. */
export const IN_PERSON = { goodForMs: 24 * 3_600_000 } as const;

export type ConfirmRefusal = 'same-person' | 'done-already' | 'expired';

/** ID-23: one of the staff saw person and document and asked; another one of them confirms, within a day. */
export function mayConfirmRecovery(
  asked: { readonly by: string; readonly atMs: number; readonly isConfirmed: boolean },
  confirmedBy: string,
  nowMs: number,
): Result<void, ConfirmRefusal> {
  if (asked.isConfirmed) return err('done-already');
  if (asked.by === confirmedBy) return err('same-person');
  return nowMs - asked.atMs > IN_PERSON.goodForMs ? err('expired') : ok(undefined);
}
