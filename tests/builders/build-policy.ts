import { ExamPolicy } from '../../src-shared/domain/policy/exam-policy';
import { DEFAULT_READINESS_LIMITS } from '../../src-shared/domain/readiness/readiness-limits';

/** The network of the builders' measurements; its distance is the fused one. */
export const TEST_FACE_MODEL = '样例模型';

/** A policy with the rule book's defaults; refuses overrides that no authority could set. */
export function buildPolicy(overrides: Partial<ExamPolicy> = {}): ExamPolicy {
  const policy = ExamPolicy.parse({
    policyVersion: '样例-1',
    durationMinutes: 120,
    passMark: 60,
    startMode: 'individual',
    lateEntryMinutes: 30,
    earliestSubmitMinutes: 30,
    warningMinutes: [15, 5, 1],
    grantByOneProctorMinutes: 10,
    grantTotalMinutes: 50,
    heartbeatSeconds: 5,
    face: {
      tries: 3,
      fusion: [{ model: TEST_FACE_MODEL, scaleMilli: 1000, weight: 1 }],
      acceptDistanceMilli: 430,
      reviewDistanceMilli: 530,
      calibration: {
        method: '样例: not measured',
        population: '样例: nobody',
        people: 0,
        genuinePairs: 0,
        impostorPairs: 0,
        accept: { farPpm: 1000, farUpperPpm: 1_000_000, frrPpm: 0 },
        review: { farPpm: 10_000, farUpperPpm: 1_000_000, frrPpm: 0 },
        origin: '样例: not measured',
      },
      minFacePixels: 100,
      minLuma: 60,
      maxYawDegrees: 20,
      maxPitchDegrees: 20,
      maxRollDegrees: 20,
      minSharpness: 20,
      maxCoveredMilli: 600,
    },
    liveness: {
      actions: 0,
      secondsEach: 8,
      tries: 3,
      rematches: true,
      turnTenths: 170,
      nodTenths: 100,
      shutMilli: 550,
      calibration: '样例: not measured',
    },
    presence: {
      isOn: true,
      minSeconds: 120,
      maxSeconds: 600,
      answerSeconds: 15,
      soonSeconds: 20,
      misses: 2,
      outOf: 3,
      doubtsInARow: 6,
    },
    evidence: {
      keepCheckInMismatch: true,
      keepPresenceMismatch: true,
      daysAfterConfirmation: 30,
      daysAtMost: 180,
      quotaMegabytes: 200,
    },
    console: { idleSignOutMinutes: 3 },
    lockdown: {
      isOn: true,
      duringStudy: 'off',
      consequences: {
        'focus-lost': 'warn',
        'foreign-window': 'cover',
        'window-changed': 'cover',
        'display-changed': 'cover',
        'key-refused': 'log',
        'page-refused': 'log',
        'clipboard-foreign': 'log',
        'close-tried': 'warn',
        'page-lost': 'log',
        'machine-slept': 'cover',
        'clock-jump': 'log',
      },
      focusGraceMs: 500,
      quietSeconds: 10,
      coverAfterWarnings: 5,
    },
    readiness: DEFAULT_READINESS_LIMITS,
    time: { clockJumpSeconds: 30, faceCheckAfterRestart: true, faceCheckAfterPauseMinutes: 5 },
    release: { alteredProgram: 'block', substituteElectron: 'warn' },
    study: {
      minutesPerHour: 45,
      checkMinSeconds: 300,
      checkMaxSeconds: 900,
      checkAnswerSeconds: 180,
      freshSeconds: 120,
      tickSeconds: 5,
      silenceSeconds: 30,
      quizTries: 3,
    },
    consentTextVersion: '样例-1',
    ...overrides,
  });
  if (policy.earliestSubmitMinutes < policy.lateEntryMinutes) {
    throw new Error('RM-7: nobody leaves with questions before the last may enter');
  }
  return policy;
}
