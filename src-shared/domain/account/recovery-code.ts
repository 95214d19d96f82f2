import { err, ok, type Result } from '../../basics/result';

/** ID-23: six digits by telephone, good for 5 minutes and 5 tries; one a minute, ten a day. */
export const RECOVERY_CODE = {
  digits: 6,
  goodForMs: 5 * 60_000,
  tries: 5,
  everyMs: 60_000,
  perDay: 10,
} as const;

const DAY_MS = 24 * 3_600_000;

/** Whether another code may be sent to a telephone. `sentAtMs`: when earlier ones were, UTC ms, any order. */
export function maySendCode(
  sentAtMs: readonly number[],
  nowMs: number,
): Result<void, { readonly kind: 'too-soon' | 'too-many-today'; readonly waitMs: number }> {
  const recent = sentAtMs.filter((at) => at <= nowMs && nowMs - at < DAY_MS).sort((a, b) => a - b);
  const oldest = recent.at(-RECOVERY_CODE.perDay);
  if (oldest !== undefined) return err({ kind: 'too-many-today', waitMs: oldest + DAY_MS - nowMs });
  const last = recent.at(-1);
  if (last !== undefined && nowMs - last < RECOVERY_CODE.everyMs) {
    return err({ kind: 'too-soon', waitMs: last + RECOVERY_CODE.everyMs - nowMs });
  }
  return ok(undefined);
}

export type SentCode = {
  readonly sentAtMs: number;
  readonly triesUsed: number;
  readonly isUsed: boolean;
};

/** Whether what was typed opens the account; a wrong one uses up a try. */
export function judgeCode(
  sent: SentCode | undefined,
  isSame: boolean,
  nowMs: number,
): Result<void, 'no-code' | 'expired' | 'used-up' | 'wrong'> {
  if (sent === undefined || sent.isUsed) return err('no-code');
  if (nowMs - sent.sentAtMs >= RECOVERY_CODE.goodForMs || nowMs < sent.sentAtMs) return err('expired');
  if (sent.triesUsed >= RECOVERY_CODE.tries) return err('used-up');
  return isSame ? ok(undefined) : err('wrong');
}
