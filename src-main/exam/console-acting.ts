import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ConsoleProblem } from '../../src-shared/contracts/ipc/console-problems';
import type { StaffSignIn } from '../../src-shared/contracts/ipc/staff-sign-in';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { remainingMs } from '../../src-shared/domain/attempt/time-ledger';
import type { Signature } from '../../src-shared/domain/staff/signature';
import type { SeatStandstill } from '../../src-shared/domain/staff-code/seat-standstill';
import type { ActionState, ConsoleAction, JournalEntry } from '../journal/journal-entry';
import { signedInStaff } from './console-session';
import { type Desk, NOT_NOW, record } from './desk';
import { standstillOf } from './seat-standstill';
import { checkSignIn } from './staff-sign-in';
import type { OpenSession } from './station-memory';

export type Done = Promise<Result<Record<string, never>, ConsoleProblem>>;
export type Started = Extract<AttemptState, { readonly kind: 'started' }>;
export type Acting = { readonly session: OpenSession; readonly by: Signature };

/** Who acts, in the session that is open. */
export function acting(desk: Desk): Result<Acting, ConsoleProblem> {
  const { session } = desk.memory;
  const by = signedInStaff(desk);
  if (!by.ok) return by;
  return session === undefined ? err(NOT_NOW) : ok({ session, by: by.value });
}

/** The signed-in person and, where a rule wants two, the second one by password (RM-10, RM-13). */
export async function signatures(
  desk: Desk,
  { session, by }: Acting,
  second: StaffSignIn | undefined,
  where: string,
): Promise<Result<readonly Signature[], ConsoleProblem>> {
  if (second === undefined) return ok([by]);
  const checked = await checkSignIn(desk, session, second, where);
  if (!checked.ok) {
    return err(checked.error.kind === 'wrong' ? { kind: 'second-person-wrong' } : checked.error);
  }
  const { staffId, role } = checked.value;
  if (staffId === by.staffId) return err({ kind: 'same-person-twice' });
  return ok([by, { staffId, roles: [role] }]);
}

export const ABOUT_NOBODY = { evidence: [], facts: {} } as const;

export function about({ seat, candidateId, attemptId }: AttemptState) {
  return { ...ABOUT_NOBODY, seat, candidateId, attemptId };
}

/** Writes the event and the line of the console beside it, and shows what has changed. */
export async function act(
  desk: Desk,
  session: OpenSession,
  state: Started,
  action: ConsoleAction,
  by: readonly Signature[],
  note: string,
  event: AttemptEvent,
): Done {
  const done = await record(desk, session, state, [event], besideOf(desk, state, action, by, note));
  if (!done.ok) return done;
  desk.changed();
  return ok({});
}

/** What lets a seat go on that stood. */
const OPENS: ReadonlySet<ConsoleAction> = new Set(['resume', 'end-pause', 'unlock']);

/** The line of the console: who, why, and what the seat did and its clock showed before and after. */
export function besideOf(
  desk: Desk,
  before: AttemptState,
  action: ConsoleAction,
  by: readonly Signature[],
  note: string,
): (after: AttemptState) => readonly JournalEntry[] {
  return (after) => {
    const at = desk.now();
    const stood = standstillOf(desk.memory);
    const stateOf = (state: AttemptState, stands: SeatStandstill | undefined): ActionState => ({
      state: state.kind === 'started' ? (stands ?? (isPaused(state) ? 'paused' : 'started')) : state.kind,
      ...('ledger' in state ? { remainingMs: remainingMs(state.ledger, at) } : {}),
    });
    const { attemptId } = before;
    const staff = by.map((one) => one.staffId);
    return [
      {
        kind: 'console-action',
        at,
        action,
        by: staff,
        note,
        attemptId,
        before: stateOf(before, stood),
        after: stateOf(after, OPENS.has(action) ? undefined : stood),
      },
    ];
  };
}

function isPaused({ ledger }: Started): boolean {
  return ledger.pause !== undefined;
}
