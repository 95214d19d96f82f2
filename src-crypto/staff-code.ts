import type { AttemptId, SessionId } from '../src-shared/basics/ids';
import { err, ok, type Result } from '../src-shared/basics/result';
import {
  type CodeUse,
  codeText,
  PROOF_BITS,
  REQUEST_BITS,
  readStaffCode,
  type StaffCodeOrder,
} from '../src-shared/domain/staff-code/staff-code';
import type { CryptoSuite } from './suite';
import { utf8 } from './text';

/**
 * Single-use codes without a network. Who has the session's key (every station of the room, and the centre) derives the
 * code key from it. A seat shows a request number = 25 bits of HMAC(code key, attempt, codes used so far): it changes
 * with every code, so a code fits one attempt once. The code = seat, action and minutes in clear and 37 bits of
 * HMAC(code key, session, request number, seat, action, minutes).
 */
export type CodeKey = { readonly key: Uint8Array; readonly sessionId: SessionId };

export function codeKeyOf(suite: CryptoSuite, sessionKey: Uint8Array, sessionId: SessionId): CodeKey {
  return { key: suite.hkdfSha256(sessionKey, utf8(sessionId), 'exam-staff-code/1', 32), sessionId };
}

export function requestOf(
  suite: CryptoSuite,
  { key }: CodeKey,
  attemptId: AttemptId,
  ordinal: number,
): number {
  return bitsOf(suite.hmacSha256(key, utf8(`request|${attemptId}|${ordinal}`)), REQUEST_BITS);
}

export function makeStaffCode(
  suite: CryptoSuite,
  codeKey: CodeKey,
  order: StaffCodeOrder,
  request: number,
): string {
  return codeText(order, proofOf(suite, codeKey, order, request));
}

/** What the seat that is asked knows: whose turn it is, what was used, and what is wanted. */
export type CodeSeat = {
  readonly attemptId: AttemptId;
  readonly wanted: StaffCodeOrder;
  /** Codes that this attempt has used. */
  readonly used: readonly CodeUse[];
  /** Attempts that sat at this seat before. */
  readonly earlier: readonly AttemptId[];
};

export type CodeRefusal =
  /** Not a code at all: a letter is wrong, missing, or two changed places. Costs no try. */
  | { readonly kind: 'code-mistyped' }
  | { readonly kind: 'code-other-seat'; readonly seat: number }
  | { readonly kind: 'code-other-action'; readonly action: StaffCodeOrder['action'] }
  | { readonly kind: 'code-other-minutes'; readonly minutes: number }
  | { readonly kind: 'code-used' }
  | { readonly kind: 'code-other-attempt' }
  /** Made for another request number or another session, or made up. */
  | { readonly kind: 'code-wrong' };

/** The use that this code is good for here and now, or why it is not. */
export function checkStaffCode(
  suite: CryptoSuite,
  codeKey: CodeKey,
  typed: string,
  seat: CodeSeat,
): Result<CodeUse, CodeRefusal> {
  const read = readStaffCode(typed);
  if (read === undefined) return err({ kind: 'code-mistyped' });
  const { order, proof } = read;
  const { wanted, attemptId, used } = seat;
  const fits = (one: AttemptId, ordinal: number): boolean =>
    isProof(suite, proof, proofOf(suite, codeKey, order, requestOf(suite, codeKey, one, ordinal)));
  if (order.seat !== wanted.seat) return err({ kind: 'code-other-seat', seat: order.seat });
  if (used.some(({ ordinal }) => fits(attemptId, ordinal))) return err({ kind: 'code-used' });
  if (order.action !== wanted.action) return err({ kind: 'code-other-action', action: order.action });
  if (order.minutes !== wanted.minutes) return err({ kind: 'code-other-minutes', minutes: order.minutes });
  const ordinal = used.length;
  if (fits(attemptId, ordinal)) {
    return ok({ ordinal, action: order.action, minutes: order.minutes });
  }
  const isEarlier = seat.earlier.some((one) => EARLIER_ORDINALS.some((ordinal) => fits(one, ordinal)));
  return err({ kind: isEarlier ? 'code-other-attempt' : 'code-wrong' });
}

/** Nobody needs more codes than that in one exam; it only decides which sentence is said. */
const EARLIER_ORDINALS = [0, 1, 2, 3, 4, 5, 6, 7];

function proofOf(suite: CryptoSuite, codeKey: CodeKey, order: StaffCodeOrder, request: number): number {
  const { seat, action, minutes } = order;
  const text = `code|${codeKey.sessionId}|${request}|${seat}|${action}|${minutes}`;
  return bitsOf(suite.hmacSha256(codeKey.key, utf8(text)), PROOF_BITS);
}

function isProof(suite: CryptoSuite, a: number, b: number): boolean {
  return suite.isEqual(
    utf8(a.toString(2).padStart(PROOF_BITS, '0')),
    utf8(b.toString(2).padStart(PROOF_BITS, '0')),
  );
}

/** The first bits of a MAC as a number; `count` is at most 48. */
function bitsOf(mac: Uint8Array, count: number): number {
  const first = mac.slice(0, 6).reduce((value, byte) => value * 256 + byte, 0);
  return Math.floor(first / 2 ** (48 - count));
}
