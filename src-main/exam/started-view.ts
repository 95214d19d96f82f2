import type { Instant } from '../../src-shared/basics/instant';
import type {
  CandidateHead,
  FaceChecks,
  SessionHead,
  StationView,
} from '../../src-shared/contracts/ipc/station-view';
import type { PackageCandidate, PackageContent } from '../../src-shared/contracts/package/package-content';
import type { AttemptState } from '../../src-shared/domain/attempt/attempt-state';
import { maxGrantMinutes } from '../../src-shared/domain/attempt/grant-rules';
import { answeredCount, earliestSubmitInMs } from '../../src-shared/domain/attempt/may-act';
import { breaksLeft } from '../../src-shared/domain/attempt/may-console';
import { timeChangeOf } from '../../src-shared/domain/attempt/time-change';
import {
  gapBetween,
  type OpenPause,
  proposedGrantMinutes,
  remainingMs,
} from '../../src-shared/domain/attempt/time-ledger';
import type { Cover } from '../lockdown/lockdown-memory';
import { recheckAsked } from './recheck-seat';
import type { StationMemory } from './station-memory';

type Started = Extract<AttemptState, { readonly kind: 'started' }>;
type SittingHead = { readonly session: SessionHead; readonly candidate: CandidateHead };

/** What an attempt that is under way shows: the questions, or why it stands still. */
export function startedView(
  memory: StationMemory,
  state: Started,
  person: PackageCandidate,
  content: PackageContent,
  sitting: SittingHead,
  now: Instant,
): StationView {
  const asked = recheckAsked(memory, now);
  if (asked === 'staff') {
    const { number } = person.document;
    return { kind: 'manual-check', ...sitting, because: 'resume', documentNumber: number };
  }
  if (asked === 'face') return faceAgain(state, person, content, sitting);
  if (memory.isSuspended) return suspendedView(memory, state, content, sitting, now);
  if (state.ledger.pause !== undefined) return pausedView(state, state.ledger.pause, sitting, now);
  const { cover, warning } = memory.lockdown;
  if (cover?.attemptId === state.attemptId) return coveredView(cover, state, content, sitting, now);
  return {
    kind: 'exam',
    ...sitting,
    remainingMs: Math.max(0, remainingMs(state.ledger, now)),
    grantedMinutes: state.ledger.grantsMs / 60_000,
    earliestSubmitInMs: earliestSubmitInMs(state.ledger, content.policy, now),
    warningMinutes: [...content.policy.warningMinutes],
    timeChanges: state.ledger.entries.map(timeChangeOf),
    breaksLeft: breaksLeft(state),
    ...(state.accommodation === undefined ? {} : { breakMinutes: state.accommodation.breaks.minutesEach }),
    faceChecks: faceChecksOf(state, content.policy),
    ...(warning?.attemptId === state.attemptId
      ? { lockdownWarning: { kind: warning.kind, count: warning.count } }
      : {}),
    ...(isRecognisedByClip(memory, state) ? demoClipOf(content, person) : {}),
  };
}

/** RM-11: the check-in's look, before the paper is shown again. Movements are not asked for: a proctor stands by. */
function faceAgain(
  { recheck }: Started,
  person: PackageCandidate,
  content: PackageContent,
  sitting: SittingHead,
): StationView {
  const { face } = content.policy;
  const isFresh = recheck.kind !== 'none' || recheck.lastVerdict === undefined;
  return {
    kind: 'face-check',
    ...sitting,
    purpose: 'resume',
    triesUsed: recheck.kind === 'none' ? recheck.failedTries : 0,
    triesAllowed: face.tries,
    isChallenged: false,
    ...(isFresh ? {} : { lastVerdict: recheck.lastVerdict }),
    minFacePixels: face.minFacePixels,
    challengeActions: 0,
    ...demoClipOf(content, person),
  };
}

/** RM-8: the clock runs on under a cover; what is given back is the proctor's to say (RM-10). */
function coveredView(
  { because, at }: Cover,
  state: Started,
  { policy }: PackageContent,
  sitting: SittingHead,
  now: Instant,
): StationView {
  return {
    kind: 'covered',
    ...sitting,
    because,
    coveredMs: gapBetween(at, now).gapMs,
    answered: answeredCount(state),
    remainingMs: Math.max(0, remainingMs(state.ledger, now)),
    maxMinutes: maxGrantMinutes(state.ledger, policy, 'one-invigilator'),
    maxWithHead: maxGrantMinutes(state.ledger, policy, 'with-site-head'),
  };
}

function pausedView(state: Started, pause: OpenPause, sitting: SittingHead, now: Instant): StationView {
  const { from, reason, limitMs } = pause;
  const goneMs = gapBetween(from, now).gapMs;
  return {
    kind: 'paused',
    ...sitting,
    reason,
    fromMs: from.wallMs,
    answered: answeredCount(state),
    remainingMs: Math.max(0, remainingMs(state.ledger, now)),
    ...(limitMs === undefined ? {} : { breakLeftMs: Math.max(0, limitMs - goneMs) }),
  };
}

/** RM-10, RM-11. A break that was overrun is nobody's fault but the person's own: nothing is proposed for it. */
function suspendedView(
  { suspendedBy, events }: StationMemory,
  state: Started,
  { policy }: PackageContent,
  sitting: SittingHead,
  now: Instant,
): StationView {
  const { ledger } = state;
  const isPaused = ledger.pause !== undefined;
  const lastEvent = events.get(state.attemptId)?.at(-1);
  // Nothing has happened to it here yet: it has only just come.
  const last = lastEvent?.kind === 'moved-in' ? lastEvent.move : undefined;
  const gap = gapBetween(ledger.segment.last, now);
  const gapMs = isPaused ? 0 : gap.gapMs;
  const most = isPaused ? 0 : maxGrantMinutes(ledger, policy, 'with-site-head');
  const proposed = suspendedBy === 'break-over' ? 0 : proposedGrantMinutes(gapMs);
  return {
    kind: 'suspended',
    ...sitting,
    because: isPaused ? 'paused' : suspendedBy,
    answered: answeredCount(state),
    ...(last === undefined ? {} : { movedFrom: last.from.stationId }),
    gapMs,
    gapSource: gap.source,
    remainingMs: Math.max(0, remainingMs(ledger, ledger.segment.last) - gapMs),
    proposedMinutes: Math.min(proposed, most),
    maxMinutes: isPaused ? 0 : maxGrantMinutes(ledger, policy, 'one-invigilator'),
    maxWithHead: most,
  };
}

/** A demonstration without a camera: only who was recognised by the clip is looked at by the clip. */
function isRecognisedByClip(memory: StationMemory, { attemptId }: AttemptState): boolean {
  return (memory.events.get(attemptId) ?? []).some(
    (event) =>
      event.kind === 'face-checked' &&
      event.verdict.kind === 'accept' &&
      event.measurement.kind === 'one-face' &&
      event.measurement.source === 'demonstration-clip',
  );
}

export function faceChecksOf(
  state: Extract<AttemptState, { readonly kind: 'ready' | 'started' }>,
  policy: PackageContent['policy'],
): FaceChecks {
  if (state.hasWithdrawnConsent) return 'withdrawn';
  return policy.presence.isOn && state.identityPath.kind === 'face' ? 'on' : 'off';
}

export function demoClipOf(content: PackageContent, { demoClip }: PackageCandidate) {
  return content.isDemonstration && demoClip !== undefined ? { demoClip } : {};
}
