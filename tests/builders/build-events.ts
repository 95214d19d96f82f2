import type { Instant } from '../../src-shared/basics/instant';
import { AttemptEvent } from '../../src-shared/domain/attempt/attempt-event';
import type { FaceDistance, FaceMeasurement } from '../../src-shared/domain/presence/face-measurement';
import { TEST_FACE_MODEL } from './build-policy';

const HEADER = { attemptId: '0'.repeat(31).concat('1') };

/** A station's clock under a test's hand. */
export type TestClock = {
  readonly now: () => Instant;
  /** Time passes on both counters. */
  readonly pass: (ms: number) => void;
  /** Somebody sets the wall clock; the monotonic counter doesn't know. */
  readonly setWallBy: (ms: number) => void;
  /** The machine is down for `ms` and boots again: a new boot id, the counter starts over. */
  readonly reboot: (ms: number) => void;
};

/** Starts at 2026-03-02 09:00:00 in Shanghai unless told otherwise. */
export function buildClock(wallMs = Date.UTC(2026, 2, 2, 1)): TestClock {
  let wall = wallMs;
  let mono = 1_000;
  let boot = 1;
  const move = (ms: number) => {
    if (!Number.isInteger(ms) || ms < 0) throw new Error(`time doesn't pass by ${ms}`);
    wall += ms;
    mono += ms;
  };
  return {
    now: () => ({ wallMs: wall, monoMs: mono, bootId: `boot-${boot}` }),
    pass: move,
    setWallBy: (ms) => {
      wall += ms;
    },
    reboot: (ms) => {
      move(ms);
      boot += 1;
      mono = 500;
    },
  };
}

type Loose = { readonly [key: string]: unknown };

/** Makes events of one attempt at the clock's now; parsed by the schema, so a nonsensical event is refused. */
export function buildEvents(clock: TestClock) {
  const make = (kind: string, rest: Loose = {}): AttemptEvent =>
    AttemptEvent.parse({ kind, ...HEADER, at: clock.now(), ...rest });
  return {
    identified: (rest: Loose = {}) =>
      make('identified', {
        candidateId: 'C-0001',
        sessionId: 'S-0001',
        packageId: 'P-0001',
        seat: 7,
        attemptNo: 1,
        ...rest,
      }),
    consentGiven: () => make('face-consent-given', { textVersion: '样例-1' }),
    consentRefused: () => make('face-consent-refused', { textVersion: '样例-1' }),
    facePathLeft: () => make('face-path-left', { because: 'no-camera' }),
    faceAccepted: (distanceMilli = 312) =>
      make('face-checked', {
        tryNo: 1,
        measurement: oneFace({ distanceMilli }),
        verdict: { kind: 'accept' },
      }),
    faceNoMatch: () =>
      make('face-checked', {
        tryNo: 1,
        measurement: oneFace({ distanceMilli: 700 }),
        verdict: { kind: 'no-match' },
      }),
    faceTooDark: () =>
      make('face-checked', {
        tryNo: 0,
        measurement: { kind: 'no-face', luma: 3 },
        verdict: { kind: 'retry', reason: 'too-dark' },
      }),
    challengeJudged: (verdict: Loose, rest: Loose = {}) =>
      make('challenge-judged', { actions: ['nod', 'turn-left'], done: 1, frames: 70, verdict, ...rest }),
    manuallyVerified: () =>
      make('manually-verified', { reason: 'camera-refused', note: '样例', staff: ['J-1', 'J-2'] }),
    abandoned: () => make('check-in-abandoned'),
    started: (rest: Loose = {}) =>
      make('started', {
        seedHex: 'ab'.repeat(32),
        paperHash: 'cd'.repeat(32),
        policyVersion: '样例-1',
        durationMs: 120 * 60_000,
        elapsedAtStartMs: 0,
        ...rest,
      }),
    answered: (itemId: string, chosen: readonly string[]) => make('answered', { itemId, chosen }),
    flagged: (questionNumber: number, isFlagged = true) => make('flagged', { questionNumber, isFlagged }),
    moved: (questionNumber: number) => make('moved', { questionNumber }),
    heartbeat: () => make('heartbeat'),
    presenceChecked: (verdict: Loose, raises?: string) =>
      make('presence-checked', {
        cause: 'interval',
        look: { kind: 'seen', toPhoto: oneFace() },
        verdict,
        ...(raises === undefined ? {} : { raises }),
      }),
    consentWithdrawn: () => make('face-consent-withdrawn'),
    resumed: (gapMs: number, gapSource: 'monotonic' | 'wall' = 'wall', rest: Loose = {}) =>
      make('resumed', { gapMs, gapSource, by: 'J-1', ...rest }),
    granted: (minutes: number, rest: Loose = {}) =>
      make('granted', {
        minutes,
        cause: 'power-loss',
        scope: 'own',
        faultId: 'f'.repeat(32),
        note: '样例',
        by: ['J-1'],
        isByCode: false,
        ...rest,
      }),
    paused: (rest: Loose = {}) =>
      make('paused', { reason: 'machine-fault', note: '样例', by: ['J-1'], ...rest }),
    pauseEnded: (by: readonly string[] = ['J-1']) => make('pause-ended', { by }),
    uncovered: (rest: Loose = {}) => make('uncovered', { by: ['J-1'], ...rest }),
    recheckedByFace: (kind: 'accept' | 'no-match' = 'accept') =>
      make('rechecked', { how: { kind: 'face', measurement: oneFace(), verdict: { kind } } }),
    recheckedByStaff: () =>
      make('rechecked', {
        how: { kind: 'staff', reason: 'face-not-matched', note: '样例', staff: ['J-1', 'J-2'] },
      }),
    recheckLeft: () => make('rechecked', { how: { kind: 'left', because: 'no-camera' } }),
    conductMarked: () =>
      make('conduct-marked', {
        mark: { at: clock.now(), level: 'violation', note: '样例', by: ['J-1', 'J-2'], evidence: [] },
      }),
    forced: () =>
      make('submitted', {
        cause: 'proctor',
        ending: { kind: 'forced', reason: 'other', note: '样例', by: ['J-1'] },
      }),
    submitted: (cause: 'candidate' | 'deadline' | 'proctor' = 'candidate') => make('submitted', { cause }),
    scored: (total = 60) => make('scored', { scorerVersion: '样例-1', total, isPass: total >= 60 }),
    left: () => make('left'),
  };
}

export type EventMaker = ReturnType<typeof buildEvents>;

/** What the demonstration's policy fuses to this distance. */
export function demoDistances(distanceMilli: number): readonly FaceDistance[] {
  const second = Math.min(4000, Math.round(distanceMilli * 2.433));
  return [
    { model: 'face-api-1.7.15/dlib-rotated-chip', distanceMilli },
    { model: 'faceplugin-0.0.1/fr_feature-five-point', distanceMilli: second },
  ];
}

type OneFace = Extract<FaceMeasurement, { readonly kind: 'one-face' }>;

/** A usable look at one face; `overrides` spoil it. `distanceMilli` is what both policies fuse it to. */
export function oneFace({
  distanceMilli = 312,
  ...overrides
}: Partial<OneFace> & { readonly distanceMilli?: number } = {}): OneFace {
  return {
    kind: 'one-face',
    distances: [{ model: TEST_FACE_MODEL, distanceMilli }, ...demoDistances(distanceMilli)],
    luma: 120,
    facePixels: 180,
    yawDegrees: 4,
    pitchDegrees: 5,
    rollDegrees: 1,
    sharpness: 200,
    coveredMilli: 0,
    scoreMilli: 950,
    frames: 5,
    source: 'demonstration-clip',
    ...overrides,
  };
}

/** From the first number typed to the paper on the screen, by the face path. */
export function untilStarted(make: EventMaker): AttemptEvent[] {
  return [make.identified(), make.consentGiven(), make.faceAccepted(), make.started()];
}
