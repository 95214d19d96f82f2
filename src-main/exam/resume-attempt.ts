import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { ConsoleProblem } from '../../src-shared/contracts/ipc/console-problems';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { grantAuthority, incidentKindOf, mayGrant } from '../../src-shared/domain/attempt/grant-rules';
import { recheckWanted } from '../../src-shared/domain/attempt/recheck';
import { gapBetween, remainingMs } from '../../src-shared/domain/attempt/time-ledger';
import { isInvigilator, type Signature } from '../../src-shared/domain/staff/signature';
import { minutesOwed } from '../../src-shared/domain/staff-code/code-uses';
import type { CodeUse } from '../../src-shared/domain/staff-code/staff-code';
import { enterLockdown } from '../lockdown/enter-lockdown';
import { beatAttempt } from './beat';
import { about, besideOf } from './console-acting';
import { type Desk, NOT_NOW, record } from './desk';
import { noteIncident } from './note-incident';
import { makePaper, seatPaper } from './seat-paper';
import { checkSignIn } from './staff-sign-in';
import type { OpenSession, Resuming } from './station-memory';

type Started = Extract<AttemptState, { readonly kind: 'started' }>;
type Done = Promise<Result<Record<string, never>, ConsoleProblem>>;

/**
 * RM-11: the proctor who opened the session again lets the interrupted attempt go on, with the minutes that the rules
 * give back for the time it was away (RM-10). What follows is `letGoOn`'s.
 */
export async function resumeExam(desk: Desk, request: IpcRequest<'exam:resume'>): Done {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || current?.kind !== 'started' || !isSuspended) return err(NOT_NOW);
  const signed = await signedForResume(desk, session, request.second);
  if (!signed.ok) return signed;
  const { grantMinutes, note, cause } = request;
  if (grantMinutes > 0) {
    // A clock that stood lost nothing, so there is nothing to give back.
    if (current.ledger.pause !== undefined) return err({ kind: 'no-recorded-fault' });
    const wanted = {
      minutes: grantMinutes,
      fault: incidentKindOf(cause),
      authority: grantAuthority(signed.value),
    };
    const may = mayGrant(current.ledger, session.opened.content.policy, wanted);
    if (!may.ok) return may;
  }
  const { attemptId } = current;
  return letGoOn(desk, { attemptId, by: signed.value, note, grantMinutes, cause, isByCode: false });
}

/**
 * After a restart, who opened the session by password a moment ago is who unlocks; a second person is asked for by
 * password. A break that was overrun is hours after that and the keyboard is the candidate's: the one who unlocks shows
 * the password, and nothing stands on the word of who opened the session.
 */
async function signedForResume(
  desk: Desk,
  session: OpenSession,
  second: IpcRequest<'exam:resume'>['second'],
): Promise<Result<readonly Signature[], ConsoleProblem>> {
  const { staff } = session.opened.content;
  const opener = staff.find((one) => one.staffId === session.openedBy);
  const first: Signature = { staffId: session.openedBy, roles: opener === undefined ? [] : [opener.role] };
  const isAfterBreak = desk.memory.suspendedBy === 'break-over';
  if (second === undefined) return isAfterBreak ? err({ kind: 'second-person-needed' }) : ok([first]);
  const checked = await checkSignIn(desk, session, second, 'resume');
  if (!checked.ok) {
    return err(checked.error.kind === 'wrong' ? { kind: 'second-person-wrong' } : checked.error);
  }
  const { staffId, role } = checked.value;
  if (isAfterBreak) {
    const shown: Signature = { staffId, roles: [role] };
    return isInvigilator(shown) ? ok([shown]) : err({ kind: 'not-allowed' });
  }
  return staffId === first.staffId
    ? err({ kind: 'same-person-twice' })
    : ok([first, { staffId, roles: [role] }]);
}

/** Goes on at once, or when the face at the seat has been looked at again. */
export async function letGoOn(desk: Desk, wish: Omit<Resuming, 'since'>): Done {
  const { session, current, isSuspended } = desk.memory;
  if (session === undefined || current?.kind !== 'started') return err(NOT_NOW);
  const standstill = isSuspended ? 'restart' : 'pause';
  const since = desk.now();
  const wanted = recheckWanted(current, standstill, session.opened.content.policy, since, since);
  desk.memory.resuming = { ...wish, since };
  // Where no time is left there is no paper to show to anybody: it is handed in as it stands (RM-8).
  if (wanted === 'nothing' || isOver(desk, current, wish)) return goOn(desk);
  desk.changed();
  return ok({});
}

/** RM-11: same paper, same order, same answers. */
export async function goOn(desk: Desk): Done {
  const { session, current, resuming } = desk.memory;
  if (session === undefined || current?.kind !== 'started') return err(NOT_NOW);
  if (resuming?.attemptId !== current.attemptId) return err(NOT_NOW);
  const seated = seatAgain(desk, session, current);
  if (!seated) return err(NOT_NOW);
  const isPaused = current.ledger.pause !== undefined;
  const events = isPaused
    ? [pauseEnded(desk, current, resuming)]
    : await resumedEvents(desk, current, resuming);
  if (events === undefined) return err({ kind: 'not-written', isDiskFull: false });
  const beside = besideOf(desk, current, isPaused ? 'end-pause' : 'resume', resuming.by, resuming.note);
  const resumed = await record(desk, session, current, events, beside);
  if (!resumed.ok) return resumed;
  desk.memory.isSuspended = false;
  desk.memory.resuming = undefined;
  desk.memory.presence = undefined;
  await enterLockdown(desk);
  await beatAttempt(desk);
  desk.changed();
  return ok({});
}

function isOver(desk: Desk, { ledger }: Started, { grantMinutes }: Pick<Resuming, 'grantMinutes'>): boolean {
  if (ledger.pause !== undefined) return false;
  const { gapMs } = gapBetween(ledger.segment.last, desk.now());
  return remainingMs(ledger, ledger.segment.last) - gapMs + grantMinutes * 60_000 <= 0;
}

function pauseEnded(desk: Desk, { attemptId }: Started, { by, code }: Resuming): AttemptEvent {
  const staff = by.map((one) => one.staffId);
  return { kind: 'pause-ended', attemptId, at: desk.now(), by: staff, ...codeOf(code) };
}

function codeOf(code: CodeUse | undefined) {
  return code === undefined ? {} : { code };
}

/** The stop stands in the room's record whether or not minutes are given for it. */
async function resumedEvents(
  desk: Desk,
  state: Started,
  { by, note, grantMinutes, cause = 'power-loss', isByCode, code }: Resuming,
): Promise<readonly AttemptEvent[] | undefined> {
  const { attemptId, ledger } = state;
  const at = desk.now();
  const gap = gapBetween(ledger.segment.last, at);
  const staff = by.map((one) => one.staffId);
  const [first] = staff;
  if (first === undefined) return undefined;
  const byCode = code === undefined ? {} : { authority: 'code' };
  const facts = { gapSeconds: Math.round(gap.gapMs / 1000), gapSource: gap.source, grantMinutes, ...byCode };
  const kind = incidentKindOf(cause);
  const noted = await noteIncident(desk, { ...about(state), kind, text: note, by: staff, facts });
  if (!noted.ok) return undefined;
  const resumed = {
    kind: 'resumed',
    attemptId,
    at,
    gapMs: gap.gapMs,
    gapSource: gap.source,
    by: first,
    ...codeOf(code),
  } as const;
  const grant = {
    attemptId,
    at,
    cause,
    scope: 'own',
    faultId: noted.value.incidentId,
    note,
    by: staff,
  } as const;
  const events: AttemptEvent[] = [resumed];
  const owed = minutesOwed(desk.memory.events.get(attemptId) ?? []);
  if (owed !== undefined) {
    events.push({ kind: 'granted', ...grant, minutes: owed.minutes, isByCode: true, code: owed });
  }
  if (grantMinutes > 0) {
    events.push({ kind: 'granted', ...grant, minutes: grantMinutes, isByCode, ...codeOf(code) });
  }
  return events;
}

/** The paper made anew after a restart; the same one, or nothing goes on. */
function seatAgain(desk: Desk, session: OpenSession, state: Started): boolean {
  if (desk.memory.sitting?.attemptId === state.attemptId) return true;
  const made = makePaper(desk, session, state);
  if (!made.ok || made.value.hash !== state.paperHash) {
    desk.log('paper-differs', { attemptId: state.attemptId });
    return false;
  }
  desk.memory.sitting = seatPaper(session, state, made.value);
  return true;
}
