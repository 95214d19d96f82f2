import { z } from 'zod';
import { Sha256Hex, StaffId } from '../../basics/ids';
import { Instant } from '../../basics/instant';
import { err, ok, type Result } from '../../basics/result';
import type { Signature } from '../staff/signature';

/** RM-15: as what somebody signs the room's record. */
export const ClosingSigner = z.enum(['proctor', 'site-head']);
export type ClosingSigner = z.infer<typeof ClosingSigner>;

/** One person's signature, by password, under one statement. `statement`: SHA-256 of its canonical JSON. */
export const ClosingSignature = z
  .object({ staffId: StaffId, as: ClosingSigner, at: Instant, statement: Sha256Hex })
  .strict()
  .readonly();
export type ClosingSignature = z.infer<typeof ClosingSignature>;

export type ClosingSignProblem =
  | { readonly kind: 'same-person-twice' }
  /** 系统管理员 and 巡考 do not sign (RM-15). */
  | { readonly kind: 'not-allowed' }
  /** Two 监考员 have signed, or the 主考 has. */
  | { readonly kind: 'signed-already' };

const PROCTORS = 2;

/** Only what was signed as the statement stands now counts: whoever signed an earlier one signs again. */
export function signaturesUnder(
  signatures: readonly ClosingSignature[],
  statement: Sha256Hex,
): readonly ClosingSignature[] {
  const byPerson = new Map(
    signatures.filter((one) => one.statement === statement).map((one) => [one.staffId, one]),
  );
  return [...byPerson.values()];
}

/** RM-15: both 监考员 and the 主考, each once and for themselves. */
export function maySignClosing(
  given: readonly ClosingSignature[],
  { staffId, roles }: Signature,
): Result<ClosingSigner, ClosingSignProblem> {
  if (given.some((one) => one.staffId === staffId)) return err({ kind: 'same-person-twice' });
  const as = ClosingSigner.options.find((role) => roles.includes(role));
  if (as === undefined) return err({ kind: 'not-allowed' });
  return missingSigners(given).includes(as) ? ok(as) : err({ kind: 'signed-already' });
}

/** Who has still to sign, in the order of the form. */
export function missingSigners(given: readonly ClosingSignature[]): readonly ClosingSigner[] {
  const proctors = given.filter((one) => one.as === 'proctor').length;
  const hasHead = given.some((one) => one.as === 'site-head');
  return [
    ...Array.from({ length: Math.max(0, PROCTORS - proctors) }, () => 'proctor' as const),
    ...(hasHead ? [] : ['site-head' as const]),
  ];
}

/** The three names of a closing, or undefined while one is missing. */
export function signedBy(
  given: readonly ClosingSignature[],
): { readonly proctors: readonly [StaffId, StaffId]; readonly siteHead: StaffId } | undefined {
  const [first, second] = given.filter((one) => one.as === 'proctor').map((one) => one.staffId);
  const siteHead = given.find((one) => one.as === 'site-head')?.staffId;
  if (first === undefined || second === undefined || siteHead === undefined) return undefined;
  return { proctors: [first, second], siteHead };
}
