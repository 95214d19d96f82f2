import type { EvidenceEnd, EvidenceItem } from './evidence';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

/** A package with its photographs goes at the latest this long after its session's end (LW-1, LW-4). */
export const PACKAGE_HOURS_AT_MOST = 72;

/**
 * Whether a kept picture is due, and why. `confirmedAtMs`: when the centre's receipt covered the attempt's record
 * without objecting to it; undefined while it has not.
 */
export function evidenceDue(
  item: EvidenceItem,
  confirmedAtMs: number | undefined,
  nowMs: number,
): Extract<EvidenceEnd, 'after-confirmation' | 'days-at-most'> | undefined {
  const { at, daysAfterConfirmation, daysAtMost } = item.head;
  if (confirmedAtMs !== undefined && nowMs >= confirmedAtMs + daysAfterConfirmation * DAY_MS) {
    return 'after-confirmation';
  }
  return nowMs >= at.wallMs + daysAtMost * DAY_MS ? 'days-at-most' : undefined;
}

/** The day of deletion as far as it is known now, UTC ms. */
export function evidenceDueAtMs(item: EvidenceItem, confirmedAtMs: number | undefined): number {
  const { at, daysAfterConfirmation, daysAtMost } = item.head;
  const latest = at.wallMs + daysAtMost * DAY_MS;
  return confirmedAtMs === undefined
    ? latest
    : Math.min(latest, confirmedAtMs + daysAfterConfirmation * DAY_MS);
}

/** The oldest that must go so that all of them together take at most `quotaBytes`. */
export function overQuota(items: readonly EvidenceItem[], quotaBytes: number): readonly EvidenceItem[] {
  let excess = items.reduce((sum, item) => sum + item.bytes, 0) - quotaBytes;
  const gone: EvidenceItem[] = [];
  for (const item of oldestFirst(items)) {
    if (excess <= 0) break;
    gone.push(item);
    excess -= item.bytes;
  }
  return gone;
}

export function oldestFirst(items: readonly EvidenceItem[]): readonly EvidenceItem[] {
  return [...items].sort((a, b) => a.head.at.wallMs - b.head.at.wallMs);
}

/** The room's papers are printed after the session was closed, and need its names. */
const PAPERS_HOURS = 2;

/** What the station knows of the session that a package belongs to. */
export type PackageStanding = {
  /** When staff closed the session; undefined when they have not. */
  readonly closedAtMs: number | undefined;
  /** YYYY-MM-DD in Asia/Shanghai; a package opens on this day only. */
  readonly sessionDate: string;
  readonly unacknowledgedRecords: number;
  /** Begun and not scored, so that their records are not even made. */
  readonly unfinishedAttempts: number;
};

export type PackageFate =
  | { readonly kind: 'keep' }
  | { readonly kind: 'erase'; readonly why: 'acknowledged' | 'hours-at-most' };

/**
 * Whether a package's key slot and photographs are to be destroyed. Not while its session may go on or its papers are
 * printed; then as soon as the centre has acknowledged every record; and 72 hours after the end whatever is missing,
 * which is then said.
 */
export function packageFate(standing: PackageStanding, nowMs: number): PackageFate {
  const dayEndMs = endOfDayMs(standing.sessionDate);
  const endMs = standing.closedAtMs ?? dayEndMs;
  const doneMs = Math.min(dayEndMs, endMs + PAPERS_HOURS * HOUR_MS);
  if (nowMs < doneMs) return { kind: 'keep' };
  if (standing.unacknowledgedRecords === 0 && standing.unfinishedAttempts === 0) {
    return { kind: 'erase', why: 'acknowledged' };
  }
  return nowMs >= endMs + PACKAGE_HOURS_AT_MOST * HOUR_MS
    ? { kind: 'erase', why: 'hours-at-most' }
    : { kind: 'keep' };
}

function endOfDayMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) + DAY_MS - SHANGHAI_OFFSET_MS;
}
