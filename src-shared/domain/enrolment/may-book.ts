import { err, ok, type Result } from '../../basics/result';
import type { Enrolment } from './enrolment';
import { type EnrolmentPolicy, maySchedule, type ScheduleRefusal } from './may-enrol';

/** A session that has been planned, as its list is judged. Instants are UTC ms. */
export type BookableSession = {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly seats: number;
  readonly booked: number;
  readonly isCancelled: boolean;
  /** Its package has been built: who is not in it can't sit there any more. */
  readonly isBuilt: boolean;
};

export type BookRefusal =
  | ScheduleRefusal
  | 'SESSION_FULL'
  | 'SESSION_CANCELLED'
  /** RM-4: so many days before the beginning the list is frozen. */
  | 'LIST_FROZEN'
  | 'PACKAGE_BUILT'
  /** PH-1: without one nobody can be compared with anything. */
  | 'NO_PHOTO';

export type BookFacts = {
  /** On the list of a session that is still to come: a retake's enrolment does not say so itself. */
  readonly isBooked: boolean;
  readonly hasPhoto: boolean;
  readonly nowMs: number;
};

const DAY_MS = 86_400_000;

/** TS-12, RM-4: whether an institution may put this trainee on the list of this session. */
export function mayBook(
  session: BookableSession,
  enrolment: Enrolment,
  facts: BookFacts,
  policy: EnrolmentPolicy,
): Result<void, BookRefusal> {
  const may = maySchedule(enrolment, policy);
  if (!may.ok) return may;
  if (facts.isBooked) return err('ALREADY_SCHEDULED');
  const open = mayChangeList(session, facts.nowMs, policy);
  if (!open.ok) return open;
  if (session.booked >= session.seats) return err('SESSION_FULL');
  return facts.hasPhoto ? ok(undefined) : err('NO_PHOTO');
}

/** Whether anybody may still be put on the list, or taken off it. */
export function mayChangeList(
  session: BookableSession,
  nowMs: number,
  policy: EnrolmentPolicy,
): Result<void, 'SESSION_CANCELLED' | 'PACKAGE_BUILT' | 'LIST_FROZEN'> {
  if (session.isCancelled) return err('SESSION_CANCELLED');
  if (session.isBuilt) return err('PACKAGE_BUILT');
  // A session that came to nothing must not hold its people for ever.
  if (nowMs > session.endsAtMs) return ok(undefined);
  return nowMs >= session.startsAtMs - policy.listFrozenDays * DAY_MS ? err('LIST_FROZEN') : ok(undefined);
}
