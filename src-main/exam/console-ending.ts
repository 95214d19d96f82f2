import { ok } from '../../src-shared/basics/result';
import type { ConsoleRequest } from '../../src-shared/contracts/ipc/console-channels';
import { type StaffEnding, usesAttempt } from '../../src-shared/domain/attempt/ending';
import { mayForce, mayStop } from '../../src-shared/domain/attempt/may-console';
import type { Signature } from '../../src-shared/domain/staff/signature';
import { type Acting, about, acting, besideOf, type Done, type Started, signatures } from './console-acting';
import type { Desk } from './desk';
import { submitNow } from './finish-attempt';
import { noteIncident } from './note-incident';

/** RM-9: collected as it stands; scored like any other. */
export async function forceSubmit(desk: Desk, request: ConsoleRequest<'console:force-submit'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const may = mayForce(desk.memory.current, who.value.by);
  if (!may.ok) return may;
  const { reason, note } = request;
  const by = [who.value.by.staffId];
  return endAttempt(desk, who.value, may.value, [who.value.by], { kind: 'forced', reason, note, by });
}

/** 中止: unwell, disorder, or a fault too long to make good (RM-10). Scored and sealed; the centre says what it is worth. */
export async function stopAttempt(desk: Desk, request: ConsoleRequest<'console:stop'>): Done {
  const who = acting(desk);
  if (!who.ok) return who;
  const signed = await signatures(desk, who.value, request.second, 'stop');
  if (!signed.ok) return signed;
  const { reason, note } = request;
  const may = mayStop(desk.memory.current, reason, signed.value);
  if (!may.ok) return may;
  const by = signed.value.map((one) => one.staffId);
  const ending = { kind: 'stopped', reason, note, by, usesAttempt: usesAttempt(reason) } as const;
  return endAttempt(desk, who.value, may.value, signed.value, ending);
}

async function endAttempt(
  desk: Desk,
  { session }: Acting,
  state: Started,
  by: readonly Signature[],
  ending: StaffEnding,
): Done {
  const isForced = ending.kind === 'forced';
  const action = isForced ? 'force-submit' : 'stop';
  const beside = besideOf(desk, state, action, by, ending.note);
  const ended = await submitNow(desk, session, state, isForced ? 'proctor' : 'stopped', { ending, beside });
  if (!ended.ok) return ended;
  desk.memory.resuming = undefined;
  await noteIncident(desk, {
    ...about(state),
    kind: isForced ? 'forced-submission' : ending.reason === 'unwell' ? 'unwell' : 'other',
    text: ending.note,
    by: by.map((one) => one.staffId),
    facts: { reason: ending.reason },
  });
  return ok({});
}
