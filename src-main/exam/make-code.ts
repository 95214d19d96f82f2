import { codeKeyOf, makeStaffCode } from '../../src-crypto/staff-code';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { CodeRequest } from '../../src-shared/contracts/ipc/code-channels';
import type { MakeCodeProblem } from '../../src-shared/contracts/ipc/code-problems';
import { codeMinutes } from '../../src-shared/domain/staff-code/code-minutes';
import { readRequest, type StaffCodeOrder } from '../../src-shared/domain/staff-code/staff-code';
import { acting } from './console-acting';
import { type Desk, notWritten } from './desk';

/**
 * The other end: the 主考 makes a code for a seat of this room, at the console of any of its stations. It stands in this
 * station's journal before it is shown.
 */
export async function makeCode(
  desk: Desk,
  request: CodeRequest<'code:make'>,
): Promise<Result<{ readonly code: string }, MakeCodeProblem>> {
  const who = acting(desk);
  if (!who.ok) return who;
  const { session, by } = who.value;
  if (!by.roles.includes('site-head')) return err({ kind: 'site-head-needed' });
  const { content } = session.opened;
  const { seat, action, minutes, note } = request;
  if (!content.candidates.some((one) => one.seat === seat)) return err({ kind: 'no-such-seat' });
  const { min, max } = codeMinutes(action, content.policy);
  if (minutes < min || minutes > max) return err({ kind: 'code-minutes', min, max });
  const asked = readRequest(request.request);
  if (asked === undefined) return err({ kind: 'request-mistyped' });
  const order: StaffCodeOrder = { seat, action, minutes };
  const { staffId } = by;
  const written = await desk.append([
    { kind: 'code-made', at: desk.now(), by: staffId, order, request: asked, note },
  ]);
  if (!written.ok) return err(notWritten(written.error));
  desk.log('code-made', { seat, action, minutes });
  const sessionKey = Buffer.from(content.sessionKey, 'base64url');
  const key = codeKeyOf(desk.suite, sessionKey, content.session.sessionId);
  return ok({ code: makeStaffCode(desk.suite, key, order, asked) });
}
