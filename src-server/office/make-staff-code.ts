import { codeKeyOf, makeStaffCode } from '../../src-crypto/staff-code';
import type { CryptoSuite } from '../../src-crypto/suite';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { StaffCodeProblem } from '../../src-shared/contracts/web/staff-code-routes';
import type { WebBody } from '../../src-shared/contracts/web/web-routes';
import { codeMinutes } from '../../src-shared/domain/staff-code/code-minutes';
import { readRequest } from '../../src-shared/domain/staff-code/staff-code';
import { audit } from '../accounts/audit';
import type { ProjectionContext } from '../import/project-records';
import type { Officer } from '../web/officer';

/**
 * The other end of a telephone call when no 主考 is at hand: the same code as a station of the room makes, from the same
 * session key. It is written down before it is shown, and is itself written nowhere.
 */
export async function makeCentreCode(
  { database, sessions, now }: Pick<ProjectionContext, 'database' | 'sessions' | 'now'>,
  suite: CryptoSuite,
  by: Officer,
  { sessionId, seat, action, minutes, request, cause }: WebBody<'makeStaffCode'>,
): Promise<Result<{ code: string }, StaffCodeProblem>> {
  const session = await sessions.find(sessionId);
  if (session === undefined) return err({ kind: 'no-such-session' });
  if (![...session.candidates.values()].some((one) => one.seat === seat))
    return err({ kind: 'no-such-seat' });
  const { min, max } = codeMinutes(action, session.policy);
  if (minutes < min || minutes > max) return err({ kind: 'code-minutes', min, max });
  const asked = readRequest(request);
  if (asked === undefined) return err({ kind: 'request-mistyped' });
  const entry = { ...by, action: 'make-staff-code', subject: sessionId, outcome: action };
  await audit(database, { ...entry, detail: { seat, minutes, cause } }, now());
  const key = codeKeyOf(suite, session.sessionKey, sessionId);
  return ok({ code: makeStaffCode(suite, key, { seat, action, minutes }, asked) });
}
