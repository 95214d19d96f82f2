import { err, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { UnlockProblem } from '../../src-shared/contracts/ipc/lockdown-channels';
import { grantAuthority } from '../../src-shared/domain/attempt/grant-rules';
import { isInvigilator, type Signature } from '../../src-shared/domain/staff/signature';
import { signatures } from '../exam/console-acting';
import { type Desk, NOT_NOW } from '../exam/desk';
import { checkSignIn } from '../exam/staff-sign-in';
import { studyCover } from './lockdown-memory';
import { uncover } from './uncover';
import { unlockStudy } from './unlock-study';

/**
 * A proctor has looked at the seat and opens the paper again, by password, because the keyboard is the candidate's.
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
  const authority = grantAuthority(signed.value);
  return uncover(desk, session, current, cover, { minutes, cause, note, by: signed.value, authority });
}
