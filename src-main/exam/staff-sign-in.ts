import { checkVerifier } from '../../src-crypto/password-verifier';
import type { CryptoSuite } from '../../src-crypto/suite';
import type { StaffId } from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import type { Desk } from './desk';

/** ID-22: 5 failures in 15 minutes lock for 15 minutes. */
const FAILURES = 5;
const WINDOW_MS = 15 * 60_000;

type Failure = { readonly staffId: string; readonly at: Instant };

/** Seconds until this staff number may try again, 0 when it may now. Measured monotonically within one boot. */
export function lockedOutSeconds(failures: readonly Failure[], staffId: string, now: Instant): number {
  const ages = failures
    .filter((failure) => failure.staffId === staffNumber(staffId))
    .map((failure) => gapBetween(failure.at, now).gapMs)
    .filter((age) => age < WINDOW_MS)
    .sort((a, b) => a - b);
  const fifth = ages[FAILURES - 1];
  return fifth === undefined ? 0 : Math.ceil((WINDOW_MS - fifth) / 1000);
}

/** ID-25: a staff member named in this package, by the verifier that travels in it. */
export async function checkStaff(
  suite: CryptoSuite,
  content: PackageContent,
  staffId: string,
  password: string,
): Promise<Result<StaffId, 'wrong'>> {
  const wanted = staffNumber(staffId);
  const staff = content.staff.find((one) => one.staffId.toUpperCase() === wanted);
  // An unknown number costs the same time as a wrong password (ID-22).
  const verifier = staff?.verifier ?? content.staff[0]?.verifier;
  const isRight = verifier !== undefined && (await checkVerifier(suite, verifier, password));
  return staff !== undefined && isRight ? ok(staff.staffId) : err('wrong');
}

/** Written down so that the lock-out outlives a restart. */
export async function noteFailedSignIn(desk: Desk, staffId: string, where: string): Promise<void> {
  desk.log('sign-in-failed', { where });
  await desk.append([{ kind: 'sign-in-failed', at: desk.now(), staffId: staffNumber(staffId), where }]);
}

function staffNumber(typed: string): string {
  return typed.trim().toUpperCase();
}
