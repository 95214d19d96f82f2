import { toHex } from '../../src-shared/basics/bytes-text';
import { AttemptId, type CandidateId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest } from '../../src-shared/contracts/ipc/channels';
import type {
  IdentifyProblem,
  ManualCheckProblem,
  StepProblem,
} from '../../src-shared/contracts/ipc/problems';
import type { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import { mayEnter } from '../../src-shared/domain/attempt/may-act';
import {
  type CandidateNumberProblem,
  readCandidateNumber,
} from '../../src-shared/domain/person/candidate-number';
import { isSameDocument } from '../../src-shared/domain/person/travel-document';
import { consentTextOf } from '../../src-shared/domain/presence/consent-texts';
import type { FaceVerdict } from '../../src-shared/domain/presence/face-measurement';
import { costsTry, judgeFace } from '../../src-shared/domain/presence/judge-face';
import { isPresenceChecked } from '../../src-shared/domain/presence/presence-schedule';
import { mayCheckIn, type ReadinessSheet } from '../../src-shared/domain/readiness/readiness-sheet';
import { wantPicture } from '../evidence/picture-ticket';
import { openClass } from '../study/study-desk';
import { dropChallenge } from './challenge';
import { type Desk, NOT_NOW, record } from './desk';
import { noteIncident } from './note-incident';
import { isPhotoUnusable } from './photo-checks';
import { recheck, recheckAsked, recheckFace } from './recheck-seat';
import { spentTries } from './spent-tries';
import { checkSignIn } from './staff-sign-in';
import { roomStartMs } from './start-room';
import type { OpenSession } from './station-memory';
import { noteManualCheck } from './verify-from-console';

type NumberProblem = { readonly kind: CandidateNumberProblem | 'not-on-the-list' };
type Done<E> = Promise<Result<Record<string, never>, E>>;

/** ID-24, RM-5: a document or admission number, matched with the session's list. No network, no password. */
export async function identify(desk: Desk, request: IpcRequest<'check-in:identify'>): Done<IdentifyProblem> {
  const { session, current } = desk.memory;
  if (session === undefined || current !== undefined) return err(NOT_NOW);
  if (openClass(desk.memory) !== undefined) return err(NOT_NOW);
  if (desk.memory.closing.closed !== undefined) return err({ kind: 'session-closed' });
  const found = candidateByNumber(desk, session, request.number);
  if (!found.ok) return found;
  const candidate = found.value;
  const at = desk.now();
  const { content } = session.opened;
  if (hasSat(desk, session, candidate)) return err({ kind: 'already-sat' });
  const ready = mayCheckIn(sheetOfSession(desk, session), content.policy.readiness.isSheetRequired);
  if (!ready.ok) return ready;
  const entry = mayEnter(content.policy, { startsAtMs: roomStartMs(desk.memory, content) }, at);
  if (!entry.ok) {
    await noteTooLate(desk, candidate);
    return err({ kind: 'too-late' });
  }
  const identified = await record(desk, session, undefined, [
    {
      kind: 'identified',
      attemptId: AttemptId.parse(toHex(desk.suite.randomBytes(16))),
      at,
      candidateId: candidate.candidateId,
      sessionId: content.session.sessionId,
      packageId: content.packageId,
      seat: candidate.seat,
      attemptNo: candidate.attemptNo,
    },
  ]);
  if (!identified.ok) return identified;
  desk.changed();
  return ok({});
}

/** Somebody of the session's list, by a document or an admission number as it was typed. */
export function candidateByNumber(
  desk: Desk,
  session: OpenSession,
  typed: string,
): Result<PackageCandidate, NumberProblem> {
  const read = readCandidateNumber(typed, shanghaiDate(desk.now().wallMs));
  if (!read.ok) return err({ kind: read.error });
  const number = read.value;
  const candidate = session.opened.content.candidates.find((one) =>
    number.kind === 'admission'
      ? one.admissionNo === number.admissionNo
      : isSameDocument(one.document, number),
  );
  return candidate === undefined ? err({ kind: 'not-on-the-list' }) : ok(candidate);
}

/** The newest sheet of this machine, if it was made for this session. */
function sheetOfSession(desk: Desk, session: OpenSession): ReadinessSheet | undefined {
  const sheet = desk.memory.readiness.latest?.sheet;
  return sheet?.sessionId === session.opened.content.session.sessionId ? sheet : undefined;
}

/** TS-12: never twice in one session. */
function hasSat(desk: Desk, session: OpenSession, candidate: PackageCandidate): boolean {
  const { sessionId } = session.opened.content.session;
  return [...desk.memory.past.values()].some(
    (past) => past.candidateId === candidate.candidateId && past.sessionId === sessionId,
  );
}

/** RM-6, RM-14: who was turned away stands in the room's record, once however often they ask. */
async function noteTooLate(desk: Desk, { candidateId, seat }: PackageCandidate): Promise<void> {
  const isNoted = desk.memory.incidents.some(
    (one) => one.kind === 'late-entry' && one.candidateId === candidateId && one.facts.refused === 1,
  );
  if (isNoted) return;
  const about = { seat, candidateId, text: '', by: [], evidence: [] };
  await noteIncident(desk, { kind: 'late-entry', ...about, facts: { refused: 1 } });
}

/** LW-1: asked separately; a refusal leads straight to the manual path (RM-5, LW-3). */
export async function giveConsent(desk: Desk, request: IpcRequest<'check-in:consent'>): Done<StepProblem> {
  const { session, current } = desk.memory;
  if (session === undefined || current?.kind !== 'identified') return err(NOT_NOW);
  const textVersion = session.opened.content.policy.consentTextVersion;
  const text = consentTextOf(textVersion);
  const { attemptId, candidateId } = current;
  const at = desk.now();
  const read = {
    attemptId,
    at,
    textVersion,
    ...(text === undefined || request.language === undefined ? {} : { textSha256: text[request.language] }),
  };
  const triesBefore = spentTries(desk.memory, current).faces;
  const answered: AttemptEvent = request.isGiven
    ? { kind: 'face-consent-given', ...read, ...(triesBefore === 0 ? {} : { triesBefore }) }
    : { kind: 'face-consent-refused', ...read };
  const because = request.isGiven ? whyNotByFace(desk, session, candidateId, triesBefore) : undefined;
  const left: readonly AttemptEvent[] =
    because === undefined ? [] : [{ kind: 'face-path-left', attemptId, at, because }];
  const recorded = await record(desk, session, current, [answered, ...left]);
  if (!recorded.ok) return recorded;
  desk.changed();
  return ok({});
}

/** Staff look at once, without penalty (LW-3): no photograph to compare with, or no try left from earlier check-ins (RM-5). */
function whyNotByFace(
  desk: Desk,
  session: OpenSession,
  candidateId: CandidateId,
  triesBefore: number,
): 'photo-unusable' | 'tries-used-up' | undefined {
  if (isPhotoUnusable(desk, candidateId)) return 'photo-unusable';
  return triesBefore >= session.opened.content.policy.face.tries ? 'tries-used-up' : undefined;
}

/** The registered photograph of the person at this seat, and of nobody else. */
export function registeredPhoto(desk: Desk): Result<{ jpeg: Uint8Array<ArrayBuffer> }, StepProblem> {
  const { session, current } = desk.memory;
  const candidate = session?.opened.content.candidates.find(
    (one) => one.candidateId === current?.candidateId,
  );
  const jpeg = candidate && session?.opened.part(`photo/${candidate.photo.sha256}`);
  if (session === undefined || jpeg === undefined || current === undefined) return err(NOT_NOW);
  // A page that was loaded anew in mid-exam needs it again to look at the seat.
  const isNeeded =
    isCheckingIn(current.kind) ||
    recheckAsked(desk.memory, desk.now()) === 'face' ||
    isPresenceChecked(current, session.opened.content.policy);
  if (!isNeeded) return err(NOT_NOW);
  return ok({ jpeg: new Uint8Array(jpeg) });
}

/** Judged here, from the numbers: the screen has no say in whether they are enough. */
export async function faceMeasured(
  desk: Desk,
  request: IpcRequest<'check-in:face-measured'>,
): Promise<Result<FaceVerdict, StepProblem>> {
  const { session, current } = desk.memory;
  if (current?.kind === 'started') return recheckFace(desk, request);
  if (session === undefined || current?.kind !== 'verifying-face') return err(NOT_NOW);
  const { measurement } = request;
  const { content } = session.opened;
  const isClip = measurement.kind === 'one-face' && measurement.source === 'demonstration-clip';
  if (isClip && !content.isDemonstration) return err(NOT_NOW);
  const verdict = judgeFace(measurement, content.policy.face);
  const tryNo = current.triesUsed + (costsTry(verdict) ? 1 : 0);
  const { attemptId } = current;
  const checked = await record(desk, session, current, [
    { kind: 'face-checked', attemptId, at: desk.now(), tryNo, measurement, verdict },
  ]);
  if (!checked.ok) return checked;
  // Asked for before the screen changes, because the camera goes off with it.
  if (checked.value.state.kind === 'verifying-manually') {
    await wantPicture(desk, { kind: 'check-in-mismatch', attemptId });
  }
  desk.changed();
  return ok(verdict);
}

/** The person will not, or the machine cannot, use the camera: no try is lost, no penalty. */
export async function toManual(desk: Desk, request: IpcRequest<'check-in:to-manual'>): Done<StepProblem> {
  const { session, current } = desk.memory;
  if (recheckAsked(desk.memory, desk.now()) === 'face') {
    return recheck(desk, { kind: 'left', because: request.because });
  }
  const isByFace = current?.kind === 'verifying-face' || current?.kind === 'challenged';
  if (session === undefined || !isByFace) return err(NOT_NOW);
  return step(desk, session, {
    kind: 'face-path-left',
    attemptId: current.attemptId,
    at: desk.now(),
    because: request.because,
  });
}

/** RM-5: two different staff, each by password, with a reason. Equal in outcome to the face path. */
export async function verifyManually(
  desk: Desk,
  request: IpcRequest<'check-in:verify-manually'>,
): Done<ManualCheckProblem> {
  const { session, current } = desk.memory;
  const isRecheck = recheckAsked(desk.memory, desk.now()) === 'staff';
  if (session === undefined || current === undefined) return err(NOT_NOW);
  if (current.kind !== 'verifying-manually' && !isRecheck) return err(NOT_NOW);
  const checked = [];
  for (const [index, signIn] of request.staff.entries()) {
    const staff = await checkSignIn(desk, session, signIn, 'manual-check');
    if (!staff.ok) {
      const which = index === 0 ? 1 : 2;
      return err(staff.error.kind === 'wrong' ? { kind: 'wrong-password', which } : staff.error);
    }
    checked.push(staff.value.staffId);
  }
  const [first, second] = checked;
  if (first === undefined || second === undefined || first === second)
    return err({ kind: 'same-person-twice' });
  const { reason, note } = request;
  const verified = isRecheck
    ? await recheck(desk, { kind: 'staff', reason, note, staff: [first, second] })
    : await step(desk, session, {
        kind: 'manually-verified',
        attemptId: current.attemptId,
        at: desk.now(),
        reason,
        note,
        staff: [first, second],
      });
  return verified.ok ? noteManualCheck(desk, current, reason, note, [first, second]) : verified;
}

/** The check-in is given up; nothing of it counts as a test record (PH-4). */
export async function abandon(desk: Desk): Done<StepProblem> {
  const { session, current } = desk.memory;
  if (session === undefined || current === undefined || !isCheckingIn(current.kind)) return err(NOT_NOW);
  const { attemptId } = current;
  const dropped = await dropChallenge(desk);
  if (!dropped.ok) return dropped;
  const given = await record(desk, session, desk.memory.current, [
    { kind: 'check-in-abandoned', attemptId, at: desk.now() },
  ]);
  if (!given.ok) return given;
  desk.memory.current = undefined;
  desk.changed();
  return ok({});
}

const CHECKING_IN: ReadonlySet<string> = new Set([
  'identified',
  'verifying-face',
  'challenged',
  'verifying-manually',
  'ready',
]);

function isCheckingIn(kind: string): boolean {
  return CHECKING_IN.has(kind);
}

async function step(desk: Desk, session: OpenSession, event: AttemptEvent): Done<StepProblem> {
  const recorded = await record(desk, session, desk.memory.current, [event]);
  if (!recorded.ok) return recorded;
  desk.changed();
  return ok({});
}
