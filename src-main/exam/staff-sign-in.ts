import { checkVerifier } from '../../src-crypto/password-verifier';
import type { CryptoSuite } from '../../src-crypto/suite';
import type { Instant } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { StaffSignIn } from '../../src-shared/contracts/ipc/staff-sign-in';
import type { PackageContent, PackageStaff } from '../../src-shared/contracts/package/package-content';
import { lockOut } from '../../src-shared/domain/account/lock-out';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import type { Desk } from './desk';
import type { OpenSession } from './station-memory';

/** A staff member's verifier is of one day's package: what is older than a day is another session's. */
const DAY_MS = 24 * 3_600_000;

type Failure = { readonly staffId: string; readonly at: Instant };
export type SignInProblem =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked-out'; readonly seconds: number };

/**
 * Seconds until this staff number may try again, 0 when it may now (ID-22). Measured monotonically within one boot.
 * Ten failures in a day shut it out for the rest of that day: a station has no recovery, another staff member acts.
 */
export function lockedOutSeconds(failures: readonly Failure[], staffId: string, now: Instant): number {
  const ages = failures
    .filter((failure) => failure.staffId === staffNumber(staffId))
    .map((failure) => gapBetween(failure.at, now).gapMs)
    .filter((age) => age < DAY_MS)
    .sort((a, b) => a - b);
  const lock = lockOut(
    ages.map((age) => -age),
    0,
  );
  if (lock.kind === 'open') return 0;
  const waitMs = lock.kind === 'locked' ? lock.untilMs : DAY_MS - (ages[9] ?? 0);
  return Math.ceil(waitMs / 1000);
}

/** The lock-out, then the password; a failure is written down. For everybody who signs in once a session is open. */
export async function checkSignIn(
  desk: Desk,
  session: OpenSession,
  signIn: StaffSignIn,
  where: string,
): Promise<Result<PackageStaff, SignInProblem>> {
  const seconds = lockedOutSeconds(desk.memory.failedSignIns, signIn.staffId, desk.now());
  if (seconds > 0) return err({ kind: 'locked-out', seconds });
  const { content } = session.opened;
  const staff = await checkStaff(desk.suite, content, signIn.staffId, signIn.password);
  if (staff.ok) return staff;
  await noteFailedSignIn(desk, signIn.staffId, where);
  return err({ kind: 'wrong' });
}

/** ID-25: a staff member named in this package, by the verifier that travels in it. */
export async function checkStaff(
  suite: CryptoSuite,
  content: PackageContent,
  staffId: string,
  password: string,
): Promise<Result<PackageStaff, 'wrong'>> {
  const wanted = staffNumber(staffId);
  const staff = content.staff.find((one) => one.staffId.toUpperCase() === wanted);
  // An unknown number costs the same time as a wrong password (ID-22).
  const verifier = staff?.verifier ?? content.staff[0]?.verifier;
  const isRight = verifier !== undefined && (await checkVerifier(suite, verifier, password));
  return staff !== undefined && isRight ? ok(staff) : err('wrong');
}

/** Written down so that the lock-out outlives a restart. */
export async function noteFailedSignIn(desk: Desk, staffId: string, where: string): Promise<void> {
  desk.log('sign-in-failed', { where });
  await desk.append([{ kind: 'sign-in-failed', at: desk.now(), staffId: staffNumber(staffId), where }]);
}

function staffNumber(typed: string): string {
  return typed.trim().toUpperCase();
}
