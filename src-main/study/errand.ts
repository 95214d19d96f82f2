import { toHex } from '../../src-shared/basics/bytes-text';
import { AttemptId, type CandidateId } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type { StudyIdentifyProblem } from '../../src-shared/contracts/ipc/study-problems';
import type { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import { consentTextOf } from '../../src-shared/domain/presence/consent-texts';
import { isSignedIn, type Sitting, sittingOf } from '../../src-shared/domain/study/study-state';
import { candidateByNumber } from '../exam/check-in';
import { type Desk, NOT_NOW, record } from '../exam/desk';
import { settleErrand, signOutNow } from './settle-errand';
import { type OpenClass, openClass } from './study-desk';
import type { Errand } from './study-memory';

type Done = Promise<Result<Record<string, never>, StudyIdentifyProblem>>;

/** Somebody comes to the station with a number, to sign in, to show up or to sign out (CE-10). */
export async function studyIdentify(desk: Desk, request: IpcRequest<'study:identify'>): Done {
  const open = openClass(desk.memory);
  if (open === undefined || desk.memory.current !== undefined) return err(NOT_NOW);
  const candidate = candidateByNumber(desk, open.session, request.number);
  if (!candidate.ok) return candidate;
  return beginErrand(desk, open, candidate.value, request.errand);
}

/** Somebody who is signed in chooses their own name, or presses the button of their own page. */
export async function studyErrand(desk: Desk, request: IpcRequest<'study:errand'>): Done {
  const open = openClass(desk.memory);
  const sitting = open?.state.sittings.get(request.sittingId);
  if (open === undefined || sitting === undefined || desk.memory.current !== undefined) return err(NOT_NOW);
  const candidate = open.session.opened.content.candidates.find(
    (one) => one.candidateId === sitting.candidateId,
  );
  return candidate === undefined ? err(NOT_NOW) : beginErrand(desk, open, candidate, request.errand);
}

async function beginErrand(
  desk: Desk,
  open: OpenClass,
  { candidateId, seat, attemptNo }: PackageCandidate,
  kind: Errand['kind'],
): Done {
  const sitting = sittingOf(open.state, candidateId);
  const refusal = refusalOf(open, candidateId, sitting, kind);
  if (refusal !== undefined) return err(refusal);
  const at = desk.now();
  const { study } = desk.memory;
  if (kind === 'sign-out' && sitting !== undefined && isFresh(desk, open, sitting)) {
    return signOutNow(desk, open, sitting, sitting.lastProof);
  }
  const { content } = open.session.opened;
  const attemptId = AttemptId.parse(toHex(desk.suite.randomBytes(16)));
  const identified: AttemptEvent = {
    kind: 'identified',
    attemptId,
    at,
    candidateId,
    sessionId: content.session.sessionId,
    packageId: content.packageId,
    seat,
    attemptNo,
  };
  const recorded = await record(desk, open.session, undefined, [
    identified,
    ...consentAsBefore(desk, open, attemptId, sitting),
  ]);
  if (!recorded.ok) return recorded;
  study.errand = { kind, attemptId, candidateId };
  study.told = undefined;
  await settleErrand(desk);
  desk.changed();
  return ok({});
}

function refusalOf(
  { plan, course, state }: OpenClass,
  candidateId: CandidateId,
  sitting: Sitting | undefined,
  kind: Errand['kind'],
): StudyIdentifyProblem | undefined {
  if (!plan.trainees.some((one) => one.candidateId === candidateId)) return { kind: 'not-in-class' };
  if (kind !== 'sign-in') return sitting === undefined ? { kind: 'not-signed-in' } : undefined;
  if (sitting !== undefined) return { kind: 'signed-in-already' };
  if (state.isPaused) return { kind: 'class-paused' };
  const isTaken = course.mode === 'self-study' && [...state.sittings.values()].some(isSignedIn);
  return isTaken ? { kind: 'seat-in-use' } : undefined;
}

/**
 * LW-1: the consent that this person gave or refused when signing in stands for the class; it is not asked again for
 * each look, and who came by the manual path goes it again (LW-3).
 */
function consentAsBefore(
  desk: Desk,
  { session }: OpenClass,
  attemptId: AttemptId,
  sitting: Sitting | undefined,
): readonly AttemptEvent[] {
  if (sitting === undefined) return [];
  const { consentTextVersion: textVersion } = session.opened.content.policy;
  const head = { attemptId, at: desk.now(), textVersion };
  if (consentTextOf(textVersion) === undefined) return [];
  return [{ kind: sitting.proof.kind === 'face' ? 'face-consent-given' : 'face-consent-refused', ...head }];
}

export function isFresh(desk: Desk, { rules }: OpenClass, { lastProofAt, stage }: Sitting): boolean {
  const ageMs = gapBetween(lastProofAt, desk.now()).gapMs;
  return stage.kind === 'present' && ageMs <= rules.policy.freshSeconds * 1000;
}
