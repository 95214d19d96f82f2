import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ConsoleRequest } from '../../src-shared/contracts/ipc/console-channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import type { AttemptEvent, ManualReason } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { mayVerifyAtConsole } from '../../src-shared/domain/attempt/may-console';
import { about, acting, besideOf, type Done, signatures } from './console-acting';
import { type Desk, NOT_NOW, record } from './desk';
import { noteIncident } from './note-incident';
import { recheck, recheckAsked } from './recheck-seat';

/**
 * RM-5 from the console: whoever is signed in and a second person say who sits here, at any point of the face check, at
 * the check-in or before an attempt goes on (RM-11). Costs the candidate no try and no penalty (LW-3).
 */
export async function verifyFromConsole(
  desk: Desk,
  request: ConsoleRequest<'console:verify-identity'>,
): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const { session } = who.value;
  const { current } = desk.memory;
  const isRecheck = recheckAsked(desk.memory, desk.now()) !== undefined;
  if (current === undefined || !(isRecheck || isByFaceOrStaff(current))) return err(NOT_NOW);
  const signed = await signatures(desk, who.value, request.second, 'verify-identity');
  if (!signed.ok) return signed;
  const may = mayVerifyAtConsole(signed.value);
  if (!may.ok) return may;
  const [first, second] = may.value;
  const { reason, note } = request;
  if (isRecheck) {
    const checked = await recheck(desk, { kind: 'staff', reason, note, staff: [first, second] });
    return checked.ok ? noteManualCheck(desk, current, reason, note, [first, second]) : checked;
  }
  const { attemptId } = current;
  const at = desk.now();
  const events: AttemptEvent[] = [
    { kind: 'manually-verified', attemptId, at, reason, note, staff: [first, second] },
  ];
  if (current.kind !== 'verifying-manually') {
    events.unshift({ kind: 'face-path-left', attemptId, at, because: 'staff-decided' });
  }
  const beside = besideOf(desk, current, 'verify-identity', signed.value, note);
  const verified = await record(desk, session, current, events, beside);
  if (!verified.ok) return verified;
  desk.memory.challenge = undefined;
  const noted = await noteManualCheck(desk, current, reason, note, [first, second]);
  desk.changed();
  return noted;
}

/** RM-14: 人工核验 stands in the room's record, whichever screen it was made on. */
export async function noteManualCheck(
  desk: Desk,
  state: AttemptState,
  reason: ManualReason,
  note: string,
  by: ConsoleStaff,
): Promise<Result<Record<string, never>, StepProblem>> {
  const noted = await noteIncident(desk, {
    ...about(state),
    kind: 'manual-check',
    text: note,
    by: [...by],
    facts: { reason },
  });
  return noted.ok ? ok({}) : noted;
}

type ConsoleStaff = Extract<AttemptEvent, { readonly kind: 'manually-verified' }>['staff'];

function isByFaceOrStaff({ kind }: AttemptState): boolean {
  return kind === 'verifying-face' || kind === 'challenged' || kind === 'verifying-manually';
}
