import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { UnlockProblem } from '../../src-shared/contracts/ipc/lockdown-channels';
import { grantAuthority, incidentKindOf, mayGrant } from '../../src-shared/domain/attempt/grant-rules';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import { isInvigilator, type Signature } from '../../src-shared/domain/staff/signature';
import { about, act, besideOf, signatures } from '../exam/console-acting';
import { type Desk, NOT_NOW, record } from '../exam/desk';
import { noteIncident } from '../exam/note-incident';
import { checkSignIn } from '../exam/staff-sign-in';
import { studyCover } from './lockdown-memory';
import { unlockStudy } from './unlock-study';

/**
 * A proctor has looked at the seat and opens the paper again, by password, because the keyboard is the candidate's.
 * Minutes are given for a fault only (RM-10), and the covered time stands in the record either way.
 */
export async function unlockCover(
  desk: Desk,
  request: IpcRequest<'lockdown:unlock'>,
): Promise<Result<Record<string, never>, UnlockProblem>> {
  const { session, current, lockdown } = desk.memory;
  const { cover } = lockdown;
  if (current === undefined && studyCover(desk.memory) !== undefined) return unlockStudy(desk, request);
  if (session === undefined || current?.kind !== 'started' || cover?.attemptId !== current.attemptId)
    return err(NOT_NOW);
  const checked = await checkSignIn(desk, session, request.staff, 'unlock');
  if (!checked.ok) {
    return err(checked.error.kind === 'wrong' ? { kind: 'unknown-staff-or-wrong-password' } : checked.error);
  }
  const by: Signature = { staffId: checked.value.staffId, roles: [checked.value.role] };
  if (!isInvigilator(by)) return err({ kind: 'not-allowed' });
  const signed = await signatures(desk, { session, by }, request.second, 'unlock');
  if (!signed.ok) return signed;
  const { minutes, cause, note } = request;
  if (minutes > 0) {
    const authority = grantAuthority(signed.value);
    const wanted = { minutes, fault: incidentKindOf(cause), authority };
    const may = mayGrant(current.ledger, session.opened.content.policy, wanted);
    if (!may.ok) return may;
  }
  const at = desk.now();
  const staff = signed.value.map((one) => one.staffId);
  const coveredSeconds = Math.round(gapBetween(cover.at, at).gapMs / 1000);
  const noted = await noteIncident(desk, {
    ...about(current),
    kind: minutes > 0 ? incidentKindOf(cause) : 'other',
    text: note,
    by: staff,
    facts: { because: cover.because, coveredSeconds, minutes },
  });
  if (!noted.ok) return noted;
  const { attemptId } = current;
  const done =
    minutes > 0
      ? await act(desk, session, current, 'unlock', signed.value, note, {
          kind: 'granted',
          attemptId,
          at,
          minutes,
          cause,
          scope: 'own',
          faultId: noted.value.incidentId,
          note,
          by: staff,
          isByCode: false,
        })
      : await record(
          desk,
          session,
          current,
          [{ kind: 'heartbeat', attemptId, at }],
          besideOf(desk, current, 'unlock', signed.value, note),
        );
  if (!done.ok) return done;
  lockdown.cover = undefined;
  lockdown.warning = undefined;
  desk.changed();
  return ok({});
}
