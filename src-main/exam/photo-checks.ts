import { toHex } from '../../src-shared/basics/bytes-text';
import { type CandidateId, Nonce } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { ConsoleSignedOut } from '../../src-shared/contracts/ipc/console-problems';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import type { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import { jpegFacts } from '../../src-shared/domain/person/jpeg-facts';
import { checkPhoto, isComparable, type PhotoVerdict } from '../../src-shared/domain/person/photo-check';
import { signedInStaff } from './console-session';
import { type Desk, NOT_NOW } from './desk';
import type { OpenSession } from './station-memory';

/** What the page said of the session's photographs since it was opened; in memory only, made anew after a restart. */
export type PhotoChecks = {
  readonly checked: Map<CandidateId, { readonly verdict: PhotoVerdict; readonly isComparable: boolean }>;
  readonly handedOut: Map<CandidateId, number>;
  waiting: { readonly ticket: Nonce; readonly candidateId: CandidateId } | undefined;
};

export function noPhotoChecks(): PhotoChecks {
  return { checked: new Map(), handedOut: new Map(), waiting: undefined };
}

/** A page that was loaded anew may ask once more for each photograph, and then no more. */
const HAND_OUTS = 2;

type Next = Extract<IpcResponse<'photos:next'>, { readonly ok: true }>['value'];

/**
 * The next registered photograph that the page should measure: one at a time, in main's order, without a name, each at
 * most twice in a session, and none while somebody sits here.
 */
export function nextPhoto(desk: Desk): Result<Next, StepProblem> {
  const { session, current, photoChecks } = desk.memory;
  if (session === undefined || current !== undefined) return err(NOT_NOW);
  for (const candidate of session.opened.content.candidates) {
    const { candidateId } = candidate;
    const times = photoChecks.handedOut.get(candidateId) ?? 0;
    const jpeg = photoOf(session, candidate);
    if (jpeg === undefined || photoChecks.checked.has(candidateId) || times >= HAND_OUTS) continue;
    const ticket = Nonce.parse(toHex(desk.suite.randomBytes(16)));
    photoChecks.handedOut.set(candidateId, times + 1);
    photoChecks.waiting = { ticket, candidateId };
    return ok({ kind: 'photo', ticket, jpeg: new Uint8Array(jpeg) });
  }
  return ok({ kind: 'all-done' });
}

/** Judged here (PH-5, PH-6): the file by its own bytes, the face by the page's numbers. */
export function photoStudied(
  desk: Desk,
  request: IpcRequest<'photos:studied'>,
): Result<Record<string, never>, StepProblem> {
  const { session, photoChecks } = desk.memory;
  const { waiting } = photoChecks;
  if (session === undefined || waiting?.ticket !== request.ticket) return err(NOT_NOW);
  photoChecks.waiting = undefined;
  const candidate = session.opened.content.candidates.find((one) => one.candidateId === waiting.candidateId);
  const jpeg = candidate && photoOf(session, candidate);
  if (jpeg === undefined) return err(NOT_NOW);
  photoChecks.checked.set(waiting.candidateId, {
    verdict: checkPhoto(jpegFacts(jpeg), request.study),
    isComparable: isComparable(request.study),
  });
  desk.changed();
  return ok({});
}

/** For staff at the console: how far it is, and whose photograph is not in order. */
export function photoReport(desk: Desk): Result<PhotoReport, StepProblem | ConsoleSignedOut> {
  const signedIn = signedInStaff(desk);
  if (!signedIn.ok) return signedIn;
  const { session, photoChecks } = desk.memory;
  if (session === undefined) return err(NOT_NOW);
  const { candidates } = session.opened.content;
  const listed = candidates.flatMap((candidate) => {
    const check = photoChecks.checked.get(candidate.candidateId);
    if (check === undefined || check.verdict.outcome === 'pass') return [];
    const { admissionNo, displayName, seat } = candidate;
    const { outcome, findings } = check.verdict;
    const person = { admissionNo, displayName, seat, isComparable: check.isComparable };
    return [{ ...person, outcome, findings: findings.filter((one) => one.outcome !== 'pass') }];
  });
  return ok({ total: candidates.length, checked: photoChecks.checked.size, listed });
}

type PhotoReport = Extract<IpcResponse<'photos:report'>, { readonly ok: true }>['value'];

/** Whether this person's photograph is known to be of no use to the face check. */
export function isPhotoUnusable(desk: Desk, candidateId: CandidateId): boolean {
  return desk.memory.photoChecks.checked.get(candidateId)?.isComparable === false;
}

function photoOf(session: OpenSession, candidate: PackageCandidate): Uint8Array | undefined {
  return session.opened.part(`photo/${candidate.photo.sha256}`);
}
