import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { UnlockProblem } from '../../src-shared/contracts/ipc/lockdown-channels';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import { isInvigilator } from '../../src-shared/domain/staff/signature';
import { ABOUT_NOBODY } from '../exam/console-acting';
import { type Desk, NOT_NOW } from '../exam/desk';
import { noteIncident } from '../exam/note-incident';
import { checkSignIn } from '../exam/staff-sign-in';
import { planCheck, seen } from '../study/settle-errand';
import { openClass, recordStudy } from '../study/study-desk';
import { studyCover } from './lockdown-memory';

/**
 * A proctor or teacher has looked at somebody's seat in a class and opens the page again. Whoever looked has seen the
 * person there: that is a proof of presence (CE-10), so that a check which came under the cover is held against nobody.
 */
export async function unlockStudy(
  desk: Desk,
  { staff, note }: IpcRequest<'lockdown:unlock'>,
): Promise<Result<Record<string, never>, UnlockProblem>> {
  const { lockdown } = desk.memory;
  const open = openClass(desk.memory);
  const cover = studyCover(desk.memory);
  const sitting = cover === undefined ? undefined : open?.state.sittings.get(cover.attemptId);
  if (open === undefined || cover === undefined || sitting === undefined) return err(NOT_NOW);
  const checked = await checkSignIn(desk, open.session, staff, 'unlock');
  if (!checked.ok) {
    return err(checked.error.kind === 'wrong' ? { kind: 'unknown-staff-or-wrong-password' } : checked.error);
  }
  const { staffId, role } = checked.value;
  if (!isInvigilator({ staffId, roles: [role] })) return err({ kind: 'not-allowed' });
  const noted = await noteIncident(desk, {
    ...ABOUT_NOBODY,
    candidateId: sitting.candidateId,
    kind: 'other',
    text: note,
    by: [staffId],
    facts: {
      because: cover.because,
      coveredSeconds: Math.round(gapBetween(cover.at, desk.now()).gapMs / 1000),
    },
  });
  if (!noted.ok) return noted;
  const written = await recordStudy(desk, open.session, [
    seen(desk, sitting, { kind: 'staff', by: staffId, note }),
  ]);
  if (!written.ok) return written;
  planCheck(desk, open, sitting.sittingId);
  lockdown.cover = undefined;
  lockdown.warning = undefined;
  desk.changed();
  return ok({});
}
