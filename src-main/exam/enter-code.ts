import { type CodeKey, checkStaffCode, codeKeyOf, requestOf } from '../../src-crypto/staff-code';
import { assertNever } from '../../src-shared/basics/assert-never';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { CodeRequest } from '../../src-shared/contracts/ipc/code-channels';
import type { UseCodeProblem } from '../../src-shared/contracts/ipc/code-problems';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { maxGrantMinutes } from '../../src-shared/domain/attempt/grant-rules';
import type { Signature } from '../../src-shared/domain/staff/signature';
import { codeUsesOf } from '../../src-shared/domain/staff-code/code-uses';
import { codeActionsAt } from '../../src-shared/domain/staff-code/seat-standstill';
import {
  type CodeUse,
  readStaffCode,
  requestText,
  type StaffCodeAction,
} from '../../src-shared/domain/staff-code/staff-code';
import { uncover } from '../lockdown/uncover';
import type { Started } from './console-acting';
import { signedInStaff } from './console-session';
import { type Desk, NOT_NOW } from './desk';
import { giveMinutes } from './give-minutes';
import { letGoOn } from './resume-attempt';
import { standstillOf } from './seat-standstill';
import { lockedOutSeconds, noteFailedSignIn } from './staff-sign-in';
import type { OpenSession } from './station-memory';

/** Under this name wrong codes count together, whoever typed them (ID-22). */
const TRIES = 'single-use-code';

/** A code is the 主考's word (RM-10). */
const AUTHORITY = 'with-site-head';

type Done = Promise<Result<Record<string, never>, UseCodeProblem>>;

/** What is read over the telephone, and what could be asked for. */
export function showRequest(desk: Desk): IpcResponse<'code:request'> {
  const { session, current } = desk.memory;
  const offers = offersOf(desk);
  if (session === undefined || current === undefined || offers.length === 0) return err(NOT_NOW);
  const { attemptId, seat } = current;
  const ordinal = codeUsesOf(desk.memory.events.get(attemptId) ?? []).length;
  const request = requestText(requestOf(desk.suite, keyOf(desk, session), attemptId, ordinal));
  return ok({ seat, request, offers });
}

/**
 * A code that somebody was told, typed at the seat it is for. It is used up by the line of the journal that is its
 * effect, so a stop in between leaves either both or neither; what it may not do now is refused before that.
 */
export async function enterCode(desk: Desk, request: CodeRequest<'code:use'>): Done {
  const { session, current } = desk.memory;
  if (session === undefined || current === undefined) return err(NOT_NOW);
  const { action, minutes } = request;
  if (action === 'reopen' && isHandedIn(current)) return err({ kind: 'reopen-refused' });
  const needed = offersOf(desk).map((offer) => offer.action);
  if (needed.length === 0) return err(NOT_NOW);
  if (!needed.includes(action)) return err(otherAction(request.code, needed));
  const seconds = lockedOutSeconds(desk.memory.failedSignIns, TRIES, desk.now());
  if (seconds > 0) return err({ kind: 'locked-out', seconds });
  const { attemptId, seat } = current;
  const checked = checkStaffCode(desk.suite, keyOf(desk, session), request.code, {
    attemptId,
    wanted: { seat, action, minutes },
    used: codeUsesOf(desk.memory.events.get(attemptId) ?? []),
    earlier: [...desk.memory.past.keys(), ...desk.memory.events.keys()].filter((one) => one !== attemptId),
  });
  if (!checked.ok) {
    // What is told apart by the letters in clear tells a guesser nothing; the proof itself is worth counting.
    if (checked.error.kind === 'code-wrong' || checked.error.kind === 'code-other-attempt') {
      await noteFailedSignIn(desk, TRIES, 'code');
    }
    return err(checked.error.kind === 'code-other-action' ? { ...checked.error, needed } : checked.error);
  }
  return carryOut(desk, request, checked.value);
}

/** The screen that was typed at shows an older state of the seat; what the code is for stands in it in clear. */
function otherAction(typed: string, needed: readonly StaffCodeAction[]): UseCodeProblem {
  const read = readStaffCode(typed);
  if (read === undefined) return { kind: 'code-mistyped' };
  return { kind: 'code-other-action', action: read.order.action, needed };
}

/** From SUBMITTED an attempt only goes forward (TS-7). */
function isHandedIn({ kind }: AttemptState): boolean {
  return kind === 'submitted' || kind === 'scored';
}

async function carryOut(desk: Desk, request: CodeRequest<'code:use'>, code: CodeUse): Done {
  const { current, session, lockdown } = desk.memory;
  const { minutes, cause, note } = request;
  const by = [whoTypes(desk)];
  if (session === undefined || current?.kind !== 'started') return err(NOT_NOW);
  switch (code.action) {
    case 'unlock':
    case 'reopen': {
      const most = mostMinutes(desk, current, code.action);
      if (minutes > most) return err({ kind: 'grant-beyond-total', maxMinutes: most });
      const { cover } = lockdown;
      if (cover !== undefined && standstillOf(desk.memory) === 'covered') {
        return uncover(desk, session, current, cover, {
          minutes,
          cause,
          note,
          by,
          authority: AUTHORITY,
          code,
        });
      }
      const { attemptId } = current;
      return letGoOn(desk, { attemptId, by, note, grantMinutes: minutes, cause, isByCode: true, code });
    }
    case 'extend':
      return giveMinutes(desk, current, {
        minutes,
        scope: 'own',
        fault: { kind: 'new', cause },
        note,
        by,
        authority: AUTHORITY,
        code,
      });
    default:
      return assertNever(code.action);
  }
}

/** Who is signed in here; else who opened the session answers for what is typed at its seats. */
function whoTypes(desk: Desk): Signature {
  const signedIn = signedInStaff(desk);
  if (signedIn.ok) return signedIn.value;
  const { session } = desk.memory;
  const opener = session?.opened.content.staff.find((one) => one.staffId === session.openedBy);
  if (opener === undefined) throw new Error('a session was opened by nobody of its staff');
  return { staffId: opener.staffId, roles: [opener.role] };
}

type Offer = { readonly action: StaffCodeAction; readonly maxMinutes: number };

function offersOf({ memory }: Desk): readonly Offer[] {
  const { current, resuming } = memory;
  if (current?.kind !== 'started') return [];
  // Let go on already: the person is being looked at.
  if (resuming?.attemptId === current.attemptId) return [];
  const offer = (action: StaffCodeAction): Offer => ({
    action,
    maxMinutes: mostMinutes({ memory }, current, action),
  });
  return codeActionsAt(standstillOf(memory)).map(offer);
}

/** A clock that stood lost nothing, so a code that ends a pause gives nothing back for it. */
function mostMinutes({ memory }: Pick<Desk, 'memory'>, { ledger }: Started, action: StaffCodeAction): number {
  const { session } = memory;
  if (session === undefined || (action !== 'extend' && ledger.pause !== undefined)) return 0;
  return maxGrantMinutes(ledger, session.opened.content.policy, AUTHORITY);
}

function keyOf({ suite }: Desk, session: OpenSession): CodeKey {
  const { content } = session.opened;
  return codeKeyOf(suite, Buffer.from(content.sessionKey, 'base64url'), content.session.sessionId);
}
