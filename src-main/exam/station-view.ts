import { assertNever } from '../../src-shared/basics/assert-never';
import type { Instant } from '../../src-shared/basics/instant';
import type {
  CandidateHead,
  SessionHead,
  StationView,
  StationViewOf,
} from '../../src-shared/contracts/ipc/station-view';
import type { PackageCandidate, PackageContent } from '../../src-shared/contracts/package/package-content';
import { durationMsFor } from '../../src-shared/domain/attempt/accommodation';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import type { StaffEnding } from '../../src-shared/domain/attempt/ending';
import { answeredCount } from '../../src-shared/domain/attempt/may-act';
import { isHeld } from '../../src-shared/domain/attempt/reduce-sitting';
import { remainingMs } from '../../src-shared/domain/attempt/time-ledger';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
import { concernOf } from '../../src-shared/domain/release/program-verdict';
import { studyViewOf } from '../study/study-views';
import { demoClipOf, faceChecksOf, startedView } from './started-view';
import { interruptedAttempt, type StationMemory } from './station-memory';

/** What the screen shows, told from the memory alone. */
export function viewOf(memory: StationMemory, now: Instant): StationView {
  if (memory.fault !== undefined) return { kind: 'fault', fault: memory.fault };
  const { identity, package: checked, session } = memory;
  if (identity === undefined) return { kind: 'unprovisioned', suggestedServerUrl: memory.suggestedServerUrl };
  if (session !== undefined) return sessionView(memory, session.opened.content, now);
  if (checked === undefined || memory.downloadPercent !== undefined) {
    return {
      kind: 'no-package',
      stationId: identity.stationId,
      ...readinessHead(memory),
      ...programHead(memory),
      ...(memory.downloadPercent === undefined ? {} : { downloadPercent: memory.downloadPercent }),
      ...(memory.packageProblem === undefined ? {} : { problem: memory.packageProblem }),
    };
  }
  const interrupted = interruptedAttempt(memory);
  const { title, sessionDate, isDemonstration } = checked.manifest;
  return {
    kind: 'locked',
    ...readinessHead(memory),
    ...programHead(memory),
    package: { title, date: sessionDate, isDemonstration },
    ...(interrupted === undefined ? {} : { interrupted }),
    ...(memory.journalNotice === undefined ? {} : { journalNotice: memory.journalNotice }),
  };
}

function readinessHead({ readiness }: StationMemory): Pick<StationViewOf<'locked'>, 'readiness'> {
  const sheet = readiness.latest?.sheet;
  return sheet === undefined ? {} : { readiness: { atMs: sheet.at.wallMs, isReady: sheet.isReady } };
}

function programHead({ program }: StationMemory): Pick<StationViewOf<'locked'>, 'programConcern'> {
  const programConcern = program === undefined ? undefined : concernOf(program);
  return programConcern === undefined ? {} : { programConcern };
}

function sessionView(memory: StationMemory, content: PackageContent, now: Instant): StationView {
  const session = headOf(content);
  const { current } = memory;
  const person = content.candidates.find((one) => one.candidateId === current?.candidateId);
  // Recognised for a class: what it was for is being written down.
  const isForClass = current?.kind === 'ready' && memory.study.errand !== undefined;
  if (current === undefined || person === undefined || current.kind === 'abandoned' || isForClass) {
    const inClass = studyViewOf(memory, session, demoNumbers(memory, content), now);
    if (inClass !== undefined) return inClass;
  }
  if (current === undefined || person === undefined || current.kind === 'abandoned') {
    const { closed, sittings } = memory.closing;
    if (closed !== undefined) {
      const sat = [...sittings.values()].filter((one) => one.outcome !== undefined).length;
      return { kind: 'session-closed', session, closedAtMs: closed.at.wallMs, sat };
    }
    return {
      kind: 'check-in',
      session,
      ...readinessHead(memory),
      ...photoHead(memory, content),
      demoAdmissionNumbers: demoNumbers(memory, content),
    };
  }
  const sitting = { session, candidate: candidateHead(content, current, person) };
  const { policy } = content;
  switch (current.kind) {
    case 'identified':
      return { kind: 'consent', ...sitting, textVersion: policy.consentTextVersion };
    case 'verifying-face':
      return {
        kind: 'face-check',
        ...sitting,
        purpose: 'check-in',
        triesUsed: current.triesUsed,
        triesAllowed: policy.face.tries,
        isChallenged: false,
        ...(current.lastVerdict === undefined ? {} : { lastVerdict: current.lastVerdict }),
        ...faceCheckHead(content, person),
      };
    case 'challenged':
      return {
        kind: 'face-check',
        ...sitting,
        purpose: 'check-in',
        triesUsed: current.challengesUsed,
        triesAllowed: policy.liveness.tries,
        isChallenged: true,
        ...faceCheckHead(content, person),
      };
    case 'verifying-manually':
      return {
        kind: 'manual-check',
        ...sitting,
        because: current.because,
        documentNumber: person.document.number,
      };
    case 'ready':
      return {
        kind: 'ready',
        ...sitting,
        identifiedBy: current.identityPath.kind,
        faceChecks: faceChecksOf(current, policy),
        durationMinutes: durationMsFor(policy.durationMinutes, person.accommodation) / 60_000,
        earliestSubmitMinutes: policy.earliestSubmitMinutes,
        passMark: policy.passMark,
      };
    case 'started':
      return startedView(memory, current, person, content, sitting, now);
    case 'moved-out':
      return {
        kind: 'moved-out',
        ...sitting,
        toStationId: current.left.toStationId,
        answered: answeredCount(current),
        remainingMs: Math.max(0, remainingMs(current.ledger, current.ledger.segment.last)),
        lateWrites: memory.seats.left.get(current.attemptId)?.lateWrites ?? 0,
      };
    case 'submitted':
      return { kind: 'scoring', ...sitting };
    case 'scored':
      if (isHeld(current)) {
        return heldView(current, current.ending, sitting);
      }
      return {
        kind: 'result',
        ...sitting,
        total: current.total,
        passMark: policy.passMark,
        isPass: current.isPass,
        submitCause: current.cause === 'stopped' ? 'proctor' : current.cause,
        answered: answeredCount(current),
        confirmation: current.confirmation,
      };
    default:
      return assertNever(current);
  }
}

/** What the page's camera needs, the same for the comparison and for the movements that may follow it. */
function faceCheckHead(content: PackageContent, person: PackageCandidate) {
  const { face, liveness } = content.policy;
  return {
    minFacePixels: face.minFacePixels,
    challengeActions: liveness.actions,
    ...demoClipOf(content, person),
  };
}

/**
 * RM-13: the score is sealed and not shown; what is said is 待处理 or that the exam was stopped, and never more than
 * that about a person.
 */
function heldView(
  { conduct }: Extract<AttemptState, { readonly kind: 'scored' }>,
  ending: StaffEnding | undefined,
  sitting: { readonly session: SessionHead; readonly candidate: CandidateHead },
): StationView {
  const stop = ending?.kind === 'stopped' ? ending.reason : undefined;
  return {
    kind: 'result-held',
    ...sitting,
    because:
      conduct.length > 0 || stop === 'disorder'
        ? 'pending'
        : stop === 'reschedule'
          ? 'reschedule'
          : 'stopped',
  };
}

/** Nothing to say once every photograph was looked at and can be used. */
function photoHead({ photoChecks }: StationMemory, { candidates }: PackageContent) {
  const { checked } = photoChecks;
  const unusable = [...checked.values()].filter(({ isComparable }) => !isComparable).length;
  if (checked.size === 0 || (checked.size === candidates.length && unusable === 0)) return {};
  return { photoChecks: { checked: checked.size, total: candidates.length, unusable } };
}

function headOf(content: PackageContent): SessionHead {
  const { session, isDemonstration } = content;
  return {
    sessionId: session.sessionId,
    faceModels: content.policy.face.fusion.map(({ model }) => model),
    title: session.title,
    siteName: session.site.name,
    roomName: session.room.name,
    date: session.date,
    isDemonstration,
  };
}

function candidateHead(
  content: PackageContent,
  attempt: AttemptState,
  person: PackageCandidate,
): CandidateHead {
  const blueprint = content.blueprints.find((one) => one.post === person.post);
  const aids = aidsOf(person);
  return {
    attemptId: attempt.attemptId,
    displayName: person.displayName,
    admissionNo: person.admissionNo,
    maskedDocument: maskDocument(person.document.type, person.document.number),
    postName: blueprint?.postName ?? person.post,
    seat: person.seat,
    ...(aids === undefined ? {} : { aids }),
  };
}

/** Features 19: how the screen is to be for this person. */
function aidsOf({ accommodation }: PackageCandidate): CandidateHead['aids'] {
  if (accommodation === undefined) return undefined;
  const { textPercent, highContrast, readAloud } = accommodation;
  return { textPercent, highContrast, readAloud };
}

/** A demonstration offers its made-up people to a visitor; a real list is never shown. */
function demoNumbers(
  memory: StationMemory,
  content: PackageContent,
): readonly { readonly admissionNo: string; readonly displayName: string }[] {
  if (!content.isDemonstration) return [];
  const { sessionId } = content.session;
  const gone = new Set(
    [...memory.past.values()].filter((p) => p.sessionId === sessionId).map((p) => p.candidateId),
  );
  return content.candidates
    .filter((one) => !gone.has(one.candidateId))
    .map(({ admissionNo, displayName }) => ({ admissionNo, displayName }));
}
