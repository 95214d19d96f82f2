import type { ItemId, OptionId, StaffId } from '../../basics/ids';
import type { Instant } from '../../basics/instant';
import { err, ok, type Result } from '../../basics/result';
import type { ItemKey } from '../item/item-key';
import { placedItems } from '../paper/candidate-paper';
import type { Paper } from '../paper/paper';
import type { ExamPolicy } from '../policy/exam-policy';
import { isWellFormedChoice } from '../scoring/score-item';
import { isInvigilator, type Signature, signaturesOf } from '../staff/signature';
import type { AttemptState } from './attempt-state';
import type { ActProblem } from './may-console';
import { elapsedMs, remainingMs, type TimeLedger } from './time-ledger';

const MINUTE_MS = 60_000;
/** A start that is moved further than this is another session. */
const START_SHIFT_MAX_MS = 6 * 60 * MINUTE_MS;

/** What has to be known of a question to judge the form of an answer; a key is one, but its `key` isn't looked at. */
export type AnswerForm = Pick<ItemKey, 'itemId' | 'type' | 'optionIds'>;

/**
 * Whether an answer may be written down now. An empty choice takes an answer back. More than one option of a single
 * or true-false question is malformed here, though scoring would only give it 0 (TS-5).
 */
export function mayAnswer(
  state: AttemptState | undefined,
  paper: Paper,
  forms: readonly AnswerForm[],
  itemId: ItemId,
  chosen: readonly OptionId[],
  now: Instant,
): Result<void, 'not-now' | 'time-is-up' | 'item-not-in-paper' | 'malformed-choice'> {
  if (state?.kind !== 'started' || !isRunning(state.ledger, now)) return err('not-now');
  if (isTimeUp(state, now)) return err('time-is-up');
  const form = forms.find((one) => one.itemId === itemId);
  if (form === undefined || !placedItems(paper).some((placed) => placed.itemId === itemId)) {
    return err('item-not-in-paper');
  }
  const isTooMany = form.type !== 'multiple' && chosen.length > 1;
  if (isTooMany || !isWellFormedChoice(form.optionIds, chosen)) return err('malformed-choice');
  return ok(undefined);
}

/** RM-7: not before the earliest submission, counted from T0 by the exam's clock. `waitMs`: how much is missing. */
export function maySubmit(
  state: AttemptState | undefined,
  policy: ExamPolicy,
  now: Instant,
): Result<void, { readonly kind: 'not-now' } | { readonly kind: 'too-early'; readonly waitMs: number }> {
  if (state?.kind !== 'started' || !isRunning(state.ledger, now)) return err({ kind: 'not-now' });
  const waitMs = earliestSubmitInMs(state.ledger, policy, now);
  return waitMs > 0 ? err({ kind: 'too-early', waitMs }) : ok(undefined);
}

/** Milliseconds until the earliest submission (RM-7), 0 when it is allowed. */
export function earliestSubmitInMs(ledger: TimeLedger, policy: ExamPolicy, now: Instant): number {
  return Math.max(0, policy.earliestSubmitMinutes * MINUTE_MS - elapsedMs(ledger, now));
}

/** RM-8: the deadline of a running attempt has come. */
export function isTimeUp(state: AttemptState | undefined, now: Instant): boolean {
  return state?.kind === 'started' && remainingMs(state.ledger, now) <= 0;
}

/** Questions with at least one option chosen; an answer taken back doesn't count. */
export function answeredCount(state: AttemptState): number {
  if (!('answers' in state)) return 0;
  return [...state.answers.values()].filter((chosen) => chosen.length > 0).length;
}

/**
 * RM-6: in `room` mode the door closes when the second after T0 + late entry has begun (30:00 is in, 30:01 is out).
 * `elapsedAtStartMs`: how much of the duration is gone for somebody who starts now; `startsInMs`: how long until
 * the room's start, 0 from T0 on. In `individual` mode anybody may enter and nothing is gone.
 */
export function mayEnter(
  policy: ExamPolicy,
  session: { readonly startsAtMs: number },
  now: Pick<Instant, 'wallMs'>,
): Result<{ readonly elapsedAtStartMs: number; readonly startsInMs: number }, { readonly kind: 'too-late' }> {
  if (policy.startMode === 'room') {
    const lateMs = now.wallMs - session.startsAtMs;
    if (lateMs >= policy.lateEntryMinutes * MINUTE_MS + 1000) return err({ kind: 'too-late' });
  }
  return ok(startOf(policy, session, now));
}

/** The same for somebody who is in: who checked in in time may begin at any moment, and the end is not moved (RM-6). */
export function startOf(
  policy: ExamPolicy,
  session: { readonly startsAtMs: number },
  now: Pick<Instant, 'wallMs'>,
): { readonly elapsedAtStartMs: number; readonly startsInMs: number } {
  const lateMs = policy.startMode === 'individual' ? 0 : now.wallMs - session.startsAtMs;
  return { elapsedAtStartMs: Math.max(0, lateMs), startsInMs: Math.max(0, -lateMs) };
}

/**
 * RM-4: who may say when the room starts. The planned start is armed by any one invigilator; another one, within the
 * day, is the 主考's to order, and only until somebody has begun.
 */
export function mayStartRoom(
  policy: ExamPolicy,
  session: { readonly startsAtMs: number },
  wanted: { readonly startsAtMs: number; readonly by: readonly Signature[]; readonly hasBegun: boolean },
): Result<void, ActProblem | { readonly kind: 'start-out-of-range' }> {
  const signed = signaturesOf(wanted.by);
  if (signed.length === 0 || !signed.every(isInvigilator)) return err({ kind: 'not-allowed' });
  if (policy.startMode !== 'room' || wanted.hasBegun) return err({ kind: 'not-now' });
  const shiftMs = wanted.startsAtMs - session.startsAtMs;
  if (shiftMs === 0) return ok(undefined);
  if (Math.abs(shiftMs) > START_SHIFT_MAX_MS) return err({ kind: 'start-out-of-range' });
  return signed.some(({ roles }) => roles.includes('site-head'))
    ? ok(undefined)
    : err({ kind: 'site-head-needed' });
}

/** RM-5: two different staff, and only while the manual path is open. */
export function mayVerifyManually(
  state: AttemptState | undefined,
  staff: readonly [StaffId, StaffId],
): Result<void, { readonly kind: 'not-now' } | { readonly kind: 'same-person-twice' }> {
  if (state?.kind !== 'verifying-manually') return err({ kind: 'not-now' });
  return staff[0] === staff[1] ? err({ kind: 'same-person-twice' }) : ok(undefined);
}

/** False in a pause, and between a reboot and a proctor's `resumed`: until then the attempt stands still (RM-11). */
function isRunning(ledger: TimeLedger, now: Instant): boolean {
  return ledger.pause === undefined && ledger.segment.last.bootId === now.bootId;
}
