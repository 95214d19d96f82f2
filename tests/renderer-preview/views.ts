import { sampleStudyConsole, studyViews } from './sample-study';

/** One sample of everything a station can show, marked 演示; parsed by the screens' own schemas like anything else. */
const session = {
  sessionId: 'DEMO-20260301-1',
  faceModels: ['preview'],
  title: '演示场次 土建施工员 第 1 场',
  siteName: '演示考点（样例）',
  roomName: '第 01 考场',
  date: '2026-03-01',
  isDemonstration: true,
};

export const ATTEMPT_ID = '0123456789abcdef0123456789abcdef';

const candidate = {
  attemptId: ATTEMPT_ID,
  displayName: '演示考生甲',
  admissionNo: '9001260301101007',
  maskedDocument: '110105********002X',
  postName: '土建施工员',
  seat: 7,
};

const sitting = { session, candidate };
const MINUTE = 60_000;
const MORNING = Date.UTC(2026, 2, 1, 2, 0, 0);

/** A power cut, and the minutes given back for it. */
const timeChanges = [
  {
    atMs: MORNING,
    endedAtMs: MORNING + 60 * MINUTE,
    endsAtMs: MORNING + 60 * MINUTE,
    what: { kind: 'gap', ms: 430_000 },
  },
  {
    atMs: MORNING,
    endedAtMs: MORNING + 60 * MINUTE,
    endsAtMs: MORNING + 68 * MINUTE,
    what: { kind: 'grant', minutes: 8, cause: 'power-loss', scope: 'own' },
  },
];

const faceCheck = {
  kind: 'face-check',
  ...sitting,
  purpose: 'check-in',
  triesUsed: 0,
  triesAllowed: 3,
  minFacePixels: 100,
  challengeActions: 2,
  isChallenged: false,
  demoClip: 'demo-01',
};
const faceChallenge = { ...faceCheck, triesUsed: 1, isChallenged: true };
const suspended = {
  kind: 'suspended',
  ...sitting,
  answered: 61,
  gapMs: 430_000,
  gapSource: 'wall',
  remainingMs: 45 * MINUTE,
  proposedMinutes: 8,
  because: 'restart',
  maxMinutes: 10,
  maxWithHead: 50,
};
const exam = {
  kind: 'exam',
  ...sitting,
  remainingMs: 84 * MINUTE + 17_000,
  grantedMinutes: 0,
  earliestSubmitInMs: 0,
  warningMinutes: [15, 5, 1],
  timeChanges: [],
  breaksLeft: 0,
  faceChecks: 'on',
};
const result = {
  kind: 'result',
  ...sitting,
  total: 83,
  passMark: 60,
  isPass: true,
  submitCause: 'candidate',
  answered: 86,
  confirmation: 'not-asked',
};

/** What main says when a proctor has signed in at the console. */
export const signedIn = {
  kind: 'signed-in',
  staff: { staffId: 'JK001', displayName: '演示监考员甲', roles: ['proctor'], idleSignOutMinutes: 5 },
  lockdown: { isOn: true, mayLeave: false },
  attempt: {
    attemptId: ATTEMPT_ID,
    answered: 61,
    durationMs: 120 * MINUTE,
    remainingMs: 45 * MINUTE,
    endsAtMs: MORNING + 45 * MINUTE,
    ledger: [
      {
        kind: 'pause',
        from: { wallMs: MORNING - 44 * MINUTE, monoMs: 1, bootId: 'demo' },
        at: { wallMs: MORNING - 40 * MINUTE, monoMs: 1, bootId: 'demo' },
        ms: 4 * MINUTE,
        reason: 'disturbance',
        note: '隔壁施工，已协调',
        by: ['JK001'],
        endedBy: ['JK001'],
        remainingMs: 85 * MINUTE,
      },
      {
        kind: 'grant',
        at: { wallMs: MORNING - 10 * MINUTE, monoMs: 1, bootId: 'demo' },
        minutes: 8,
        cause: 'power-loss',
        scope: 'own',
        faultId: 'f'.repeat(32),
        note: '断电 7 分 10 秒',
        by: ['JK001'],
        isByCode: false,
        remainingMs: 55 * MINUTE,
      },
    ],
    grantedMinutes: 8,
    evidenceCount: 1,
    roomGrants: [{ number: 'K7M-2PQ-X', minutes: 8, cause: 'power-loss' }],
    maxGrantAlone: 2,
    maxGrantWithHead: 42,
    conductCount: 0,
  },
  study: sampleStudyConsole,
  faults: [
    { incidentId: 'f'.repeat(32), kind: 'power-loss', atMs: MORNING - 12 * MINUTE, text: '断电 7 分 10 秒' },
  ],
  roomStart: { plannedMs: MORNING, hasBegun: false },
};

const mock = {
  session: {
    sessionId: 'MOCK',
    title: '模拟练习（样例）',
    siteName: '—',
    roomName: '—',
    date: '2026-03-01',
    isDemonstration: true,
    isMock: true,
  },
  candidate: {
    attemptId: ATTEMPT_ID,
    displayName: '模拟考生（样例）',
    admissionNo: '—',
    maskedDocument: '—',
    postName: '模拟练习',
    seat: 0,
  },
};

export const sampleViews: Readonly<Record<string, unknown>> = {
  'mock-ready': {
    kind: 'ready',
    ...mock,
    identifiedBy: 'manual',
    faceChecks: 'off',
    durationMinutes: 15,
    earliestSubmitMinutes: 0,
    passMark: 6,
  },
  'mock-exam': { ...exam, ...mock, remainingMs: 14 * MINUTE },
  'mock-result': { ...result, ...mock, total: 9, passMark: 6, answered: 8 },
  starting: { kind: 'starting' },
  'fault-disk': { kind: 'fault', fault: { kind: 'disk-full', freeBytes: 41_000_000 } },
  unprovisioned: { kind: 'unprovisioned', suggestedServerUrl: 'http://127.0.0.1:8460' },
  'no-package': { kind: 'no-package', stationId: 'DEMO-STATION-07' },
  'no-package-loading': { kind: 'no-package', stationId: 'DEMO-STATION-07', downloadPercent: 62 },
  'no-package-problem': {
    kind: 'no-package',
    stationId: 'DEMO-STATION-07',
    problem: { kind: 'other-day', sessionDate: '2026-02-28', today: '2026-03-01' },
  },
  locked: {
    kind: 'locked',
    package: { title: '演示场次 土建施工员 第 1 场', date: '2026-03-01', isDemonstration: true },
  },
  'locked-program': {
    kind: 'locked',
    package: { title: '演示场次 土建施工员 第 1 场', date: '2026-03-01', isDemonstration: true },
    programConcern: 'altered',
  },
  'locked-interrupted': {
    kind: 'locked',
    package: { title: '演示场次 土建施工员 第 1 场', date: '2026-03-01', isDemonstration: true },
    interrupted: { seat: 7, answered: 61 },
  },
  'locked-journal': {
    kind: 'locked',
    package: { title: '演示场次 土建施工员 第 1 场', date: '2026-03-01', isDemonstration: true },
    journalNotice: { kinds: ['damaged', 'copied'], lostCount: 2 },
  },
  'check-in-photos': {
    kind: 'check-in',
    session,
    photoChecks: { checked: 31, total: 110, unusable: 1 },
    demoAdmissionNumbers: [],
  },
  'check-in': {
    kind: 'check-in',
    session,
    demoAdmissionNumbers: [
      { admissionNo: '9001260301101001', displayName: '演示考生甲' },
      { admissionNo: '9001260301101002', displayName: '演示考生乙' },
      { admissionNo: '9001260301101003', displayName: '演示考生丙' },
      { admissionNo: '9001260301101004', displayName: '演示考生丁' },
      { admissionNo: '9001260301101005', displayName: '演示考生戊' },
      { admissionNo: '9001260301101006', displayName: '演示考生己' },
    ],
  },
  'session-closed': { kind: 'session-closed', session, closedAtMs: MORNING + 125 * MINUTE, sat: 2 },
  ...studyViews(session),
  consent: { kind: 'consent', ...sitting, textVersion: '样例-1' },
  'face-check': faceCheck,
  'face-challenge': faceChallenge,
  'manual-check': {
    kind: 'manual-check',
    ...sitting,
    because: 'tries-used-up',
    documentNumber: '11010519491231002X',
  },
  'manual-check-challenge': {
    kind: 'manual-check',
    ...sitting,
    because: 'challenge-failed',
    documentNumber: '11010519491231002X',
  },
  ready: {
    kind: 'ready',
    ...sitting,
    identifiedBy: 'face',
    faceChecks: 'on',
    durationMinutes: 120,
    earliestSubmitMinutes: 30,
    passMark: 60,
  },
  'moved-out': {
    kind: 'moved-out',
    ...sitting,
    toStationId: 'DEMO-STATION-52',
    answered: 61,
    remainingMs: 45 * MINUTE,
    lateWrites: 1,
  },
  'suspended-moved': { ...suspended, movedFrom: 'DEMO-STATION-07' },
  suspended,
  'suspended-no-grant': { ...suspended, maxMinutes: 0, maxWithHead: 0 },
  'face-check-resume': { ...faceCheck, purpose: 'resume' },
  paused: {
    kind: 'paused',
    ...sitting,
    reason: 'power-loss',
    fromMs: MORNING,
    answered: 61,
    remainingMs: 45 * MINUTE,
  },
  'paused-break': {
    kind: 'paused',
    ...sitting,
    reason: 'break',
    fromMs: MORNING,
    answered: 61,
    remainingMs: 45 * MINUTE,
    breakLeftMs: 7 * MINUTE,
  },
  covered: {
    kind: 'covered',
    ...sitting,
    because: 'display-changed',
    coveredMs: 125_000,
    answered: 61,
    remainingMs: 45 * MINUTE,
    maxMinutes: 10,
    maxWithHead: 50,
  },
  'exam-warned': { ...exam, lockdownWarning: { kind: 'focus-lost', count: 1 } },
  'exam-changed': { ...exam, grantedMinutes: 8, timeChanges },
  'exam-aids': {
    ...exam,
    candidate: { ...candidate, aids: { textPercent: 125, highContrast: true, readAloud: true } },
    breaksLeft: 2,
    breakMinutes: 10,
  },
  'result-pending': { kind: 'result-held', ...sitting, because: 'pending' },
  'result-reschedule': { kind: 'result-held', ...sitting, because: 'reschedule' },
  exam,
  'exam-withdrawn': { ...exam, faceChecks: 'withdrawn' },
  'exam-early': { ...exam, remainingMs: 118 * MINUTE, earliestSubmitInMs: 28 * MINUTE },
  'exam-late': { ...exam, remainingMs: 4 * MINUTE + 42_000, grantedMinutes: 8 },
  'exam-last': { ...exam, remainingMs: 41_000 },
  scoring: { kind: 'scoring', ...sitting },
  result,
  'result-answered': { ...result, confirmation: 'confirmed' },
  'result-fail': { ...result, total: 54, isPass: false, submitCause: 'deadline', answered: 71 },
};
