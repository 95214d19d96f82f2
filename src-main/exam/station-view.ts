import { assertNever } from '../../src-shared/basics/assert-never';
import type { Instant } from '../../src-shared/basics/instant';
import type {
  CandidateHead,
  FaceChecks,
  SessionHead,
  StationView,
  StationViewOf,
} from '../../src-shared/contracts/ipc/station-view';
import type { PackageCandidate, PackageContent } from '../../src-shared/contracts/package/package-content';
import type { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { answeredCount, earliestSubmitInMs, maxGrantMinutes } from '../../src-shared/domain/attempt/may-act';
import {
  closeGap,
  gapBetween,
  proposedGrantMinutes,
  remainingMs,
} from '../../src-shared/domain/attempt/time-ledger';
import { maskDocument } from '../../src-shared/domain/person/mask-document';
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
      ...(memory.downloadPercent === undefined ? {} : { downloadPercent: memory.downloadPercent }),
      ...(memory.packageProblem === undefined ? {} : { problem: memory.packageProblem }),
    };
  }
  const interrupted = interruptedAttempt(memory);
  const { title, sessionDate, isDemonstration } = checked.manifest;
  return {
    kind: 'locked',
    ...readinessHead(memory),
    package: { title, date: sessionDate, isDemonstration },
    ...(interrupted === undefined ? {} : { interrupted }),
    ...(memory.journalNotice === undefined ? {} : { journalNotice: memory.journalNotice }),
  };
}

function readinessHead({ readiness }: StationMemory): Pick<StationViewOf<'locked'>, 'readiness'> {
  const sheet = readiness.latest?.sheet;
  return sheet === undefined ? {} : { readiness: { atMs: sheet.at.wallMs, isReady: sheet.isReady } };
}

function sessionView(memory: StationMemory, content: PackageContent, now: Instant): StationView {
  const session = headOf(content);
  const { current } = memory;
  const person = content.candidates.find((one) => one.candidateId === current?.candidateId);
  if (current === undefined || person === undefined || current.kind === 'abandoned') {
    return {
      kind: 'check-in',
      session,
      ...readinessHead(memory),
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
        durationMinutes: policy.durationMinutes,
        earliestSubmitMinutes: policy.earliestSubmitMinutes,
        passMark: policy.passMark,
      };
    case 'started':
      return memory.isSuspended
        ? suspendedView(sitting, current, content, now, memory.events.get(current.attemptId)?.at(-1))
        : {
            kind: 'exam',
            ...sitting,
            remainingMs: Math.max(0, remainingMs(current.ledger, now)),
            grantedMinutes: current.ledger.grantsMs / 60_000,
            earliestSubmitInMs: earliestSubmitInMs(current.ledger, policy, now),
            warningMinutes: [...policy.warningMinutes],
            faceChecks: faceChecksOf(current, policy),
            ...(content.isDemonstration && person.demoClip !== undefined
              ? { demoClip: person.demoClip }
              : {}),
          };
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
      return {
        kind: 'result',
        ...sitting,
        total: current.total,
        passMark: policy.passMark,
        isPass: current.isPass,
        submitCause: current.cause,
        answered: answeredCount(current),
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
    ...(content.isDemonstration && person.demoClip !== undefined ? { demoClip: person.demoClip } : {}),
  };
}

type Started = Extract<AttemptState, { readonly kind: 'started' }>;
type SittingHead = { readonly session: SessionHead; readonly candidate: CandidateHead };

function suspendedView(
  sitting: SittingHead,
  state: Started,
  content: PackageContent,
  now: Instant,
  lastEvent: AttemptEvent | undefined,
): StationView {
  const gap = gapBetween(state.ledger.segment.last, now);
  // Nothing has happened to it here yet: it has only just come.
  const last = lastEvent?.kind === 'moved-in' ? lastEvent.move : undefined;
  const maxMinutes = maxGrantMinutes(state.ledger, content.policy, 1);
  return {
    kind: 'suspended',
    ...sitting,
    answered: answeredCount(state),
    gapMs: gap.gapMs,
    gapSource: gap.source,
    ...(last === undefined ? {} : { movedFrom: last.from.stationId }),
    remainingMs: Math.max(0, remainingMs(closeGap(state.ledger, now, gap.gapMs), now)),
    proposedMinutes: Math.min(proposedGrantMinutes(gap.gapMs), maxMinutes),
    maxMinutes,
  };
}

function faceChecksOf(
  state: Extract<AttemptState, { readonly kind: 'ready' | 'started' }>,
  policy: PackageContent['policy'],
): FaceChecks {
  if (state.hasWithdrawnConsent) return 'withdrawn';
  return policy.presence.isOn && state.identityPath.kind === 'face' ? 'on' : 'off';
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
  return {
    attemptId: attempt.attemptId,
    displayName: person.displayName,
    admissionNo: person.admissionNo,
    maskedDocument: maskDocument(person.document.type, person.document.number),
    postName: blueprint?.postName ?? person.post,
    seat: person.seat,
  };
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
