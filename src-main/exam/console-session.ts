import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ConsoleSignedOut, ConsoleSignInProblem } from '../../src-shared/contracts/ipc/console-problems';
import type { StaffSignIn } from '../../src-shared/contracts/ipc/staff-sign-in';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import type { Signature } from '../../src-shared/domain/staff/signature';
import { type Desk, NOT_NOW, notWritten } from './desk';
import { checkSignIn } from './staff-sign-in';

type Done<E> = Promise<Result<Record<string, never>, E>>;

/** ID-25: a staff member of this session signs in at this seat. One at a time; the next one takes the first one's place. */
export async function signInToConsole(desk: Desk, request: StaffSignIn): Done<ConsoleSignInProblem> {
  const { session } = desk.memory;
  if (session === undefined) return err(NOT_NOW);
  const checked = await checkSignIn(desk, session, request, 'console');
  if (!checked.ok) {
    return err(checked.error.kind === 'wrong' ? { kind: 'unknown-staff-or-wrong-password' } : checked.error);
  }
  const at = desk.now();
  const written = await desk.append([{ kind: 'console-signed-in', at, staffId: checked.value.staffId }]);
  if (!written.ok) return err(notWritten(written.error));
  desk.memory.console = { staff: checked.value, usedAt: at };
  desk.changed();
  return ok({});
}

/** Leaves the console, whether or not the disk takes the note of it: nobody must stay signed in for want of disk. */
export async function signOutOfConsole(desk: Desk, because: 'left' | 'idle'): Promise<Record<string, never>> {
  const { console: signedIn } = desk.memory;
  if (signedIn === undefined) return {};
  desk.memory.console = undefined;
  desk.changed();
  await desk.append([
    { kind: 'console-signed-out', at: desk.now(), staffId: signedIn.staff.staffId, because },
  ]);
  return {};
}

/** A sign of life from the drawer. */
export function stayAtConsole(desk: Desk): Record<string, never> {
  signedInStaff(desk);
  return {};
}

/** Called by the beat: the policy's minutes without a sign of life, by the monotonic clock, sign out. */
export async function closeIdleConsole(desk: Desk): Promise<void> {
  if (isIdle(desk)) await signOutOfConsole(desk, 'idle');
}

/** Who acts at the console now; asking is a sign of life. Every console action begins with this. */
export function signedInStaff(desk: Desk): Result<Signature, ConsoleSignedOut> {
  const { console: signedIn } = desk.memory;
  if (signedIn === undefined || isIdle(desk)) return err({ kind: 'console-signed-out' });
  desk.memory.console = { ...signedIn, usedAt: desk.now() };
  return ok({ staffId: signedIn.staff.staffId, roles: [signedIn.staff.role] });
}

function isIdle({ memory, now }: Desk): boolean {
  const { console: signedIn, session } = memory;
  if (signedIn === undefined || session === undefined) return false;
  const idleMs = session.opened.content.policy.console.idleSignOutMinutes * 60_000;
  return gapBetween(signedIn.usedAt, now()).gapMs >= idleMs;
}
