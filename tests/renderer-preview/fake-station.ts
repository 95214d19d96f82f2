import type { StationBridge } from '../../src-shared/contracts/ipc/station-bridge';
import { ChallengeAction } from '../../src-shared/domain/presence/challenge-action';
import {
  type ChallengeProgress,
  ChallengeRetryReason,
} from '../../src-shared/domain/presence/challenge-verdict';
import { createModelFold } from '../../src-shared/domain/read-model/model-fold';
import { ReadModelEntry } from '../../src-shared/domain/read-model/read-model-entry';
import { codeActionsAt } from '../../src-shared/domain/staff-code/seat-standstill';
import { sampleChecks, sampleSignedSheet } from './sample-checks';
import { closingStage, sampleClosing, sampleIncidents } from './sample-closing';
import { samplePaper, withPictures } from './sample-paper';
import { sampleBytes } from './sample-pictures';
import { sampleProgram } from './sample-program';
import { samplePage, sampleQuiz } from './sample-study';
import { ATTEMPT_ID, sampleViews, signedIn } from './views';

/**
 * Stands in for the preload: answers every channel with sample data. `?view=` picks the view, `?save=` how saving goes,
 * `?pictures=` puts pictures into two questions and says how they come: ok, never or missing.
 */
const asked = new URLSearchParams(window.location.search);
const viewName = asked.get('view') ?? 'starting';
const saving = asked.get('save') ?? 'ok';
const pictures = asked.get('pictures');
const staff = asked.get('staff');
const challenge = asked.get('challenge') ?? 'settle';
const face = asked.get('face');
/** What the look through the camera comes to where it is measured at all. */
const faceReason = face === 'covered' || face === 'too-blurred' ? face : 'not-similar-enough';
/** Why the seat of this view does not go on, for what a code could do there. */
const STANDSTILLS = {
  suspended: 'interrupted',
  'suspended-moved': 'interrupted',
  paused: 'paused',
  covered: 'covered',
} as const;
const standstill = viewName in STANDSTILLS ? STANDSTILLS[viewName as keyof typeof STANDSTILLS] : undefined;
const listeners = new Map<string, (payload: unknown) => void>();
const MORNING = Date.UTC(2026, 2, 1, 2, 0, 0);
const EPOCH = '00112233445566aa';

const ok = (value: unknown): unknown => ({ ok: true, value });
const refused = (error: unknown): unknown => ({ ok: false, error });

/** `settle`, a movement, `seen`, or the reason of a retry. */
function sampleProgress(name: string): ChallengeProgress {
  const action = ChallengeAction.safeParse(name);
  const steps = { done: 0, total: 2 };
  if (name === 'settle') return { kind: 'settle', ...steps };
  if (name === 'seen') {
    return { kind: 'act', action: 'turn-left', isSeen: true, remainingMs: 9000, done: 1, total: 2 };
  }
  if (action.success) {
    return { kind: 'act', action: action.data, isSeen: false, remainingMs: 4200, ...steps };
  }
  const reason = ChallengeRetryReason.parse(name);
  return { kind: 'judged', verdict: { kind: 'retry', reason, costsTry: true }, ...steps };
}

type Answer = (request: never) => unknown;

const answers: Readonly<Record<string, Answer>> = {
  'station:view': () => sampleViews[viewName],
  'update:state': () =>
    asked.get('update') === 'staged'
      ? { staged: '0.2.0', lastResult: 'applied 0.1.0' }
      : { frozen: 'package-ready', lastResult: 'refused signature' },
  'program:about': () => sampleProgram(asked.get('program') ?? 'demonstration'),
  'console:view': () => ({ kind: 'signed-out' }),
  'console:sign-in': () => {
    if (staff === 'wrong') return refused({ kind: 'unknown-staff-or-wrong-password' });
    const head = { ...signedIn.staff, staffId: 'KD001', displayName: '演示主考', roles: ['site-head'] };
    listeners.get('console')?.(staff === 'head' ? { ...signedIn, staff: head } : signedIn);
    return ok({});
  },
  'code:request': () =>
    ok({
      seat: 12,
      request: '7K3-F9Q',
      offers: codeActionsAt(standstill).map((action) => ({
        action,
        maxMinutes: standstill === 'paused' && action === 'unlock' ? 0 : 42,
      })),
    }),
  'code:use': () =>
    standstill === undefined
      ? refused({ kind: 'code-other-minutes', minutes: 10 })
      : refused({
          kind: 'code-other-action',
          action: standstill === 'interrupted' ? 'unlock' : 'reopen',
          needed: [...codeActionsAt(standstill)],
        }),
  'code:make': () => ok({ code: '7K3F-9Q2M-XT4H' }),
  'console:sign-out': () => ({}),
  'console:stay': () => ({}),
  'retention:view': () =>
    ok({
      kept: [{ kind: 'presence-mismatch', count: 2, bytes: 131_000, nextDueAtMs: MORNING + 12 * 86_400_000 }],
      reports: [
        {
          at: { wallMs: MORNING - 86_400_000, monoMs: 1, bootId: 'preview' },
          lines: [
            {
              what: 'evidence',
              kind: 'check-in-mismatch',
              why: 'after-confirmation',
              count: 3,
              bytes: 190_000,
            },
            {
              what: 'package',
              why: 'hours-at-most',
              count: 1,
              bytes: 4_000_000,
              unacknowledgedRecords: 1,
              unfinishedAttempts: 0,
            },
          ],
        },
      ],
    }),
  'station:provision': () => refused({ kind: 'wrong-code' }),
  'package:fetch': () => refused({ kind: 'unreachable' }),
  'session:prepare': () => ({}),
  'session:fetch-key': () => refused({ kind: 'key-too-early', releaseAtMs: Date.UTC(2026, 2, 10, 0, 45) }),
  'session:open': ({ staffId }) =>
    refused(
      staffId === 'JK002'
        ? {
            kind: 'program-needs-waiver',
            concern: 'altered',
            evidence: { count: 2, paths: ['resources/app.asar', 'libffmpeg.so'] },
          }
        : { kind: 'bad-package', problem: { kind: 'wrong-passphrase' } },
    ),
  'check-in:identify': () => refused({ kind: 'wrong-check-digit' }),
  'check-in:photo': async () => {
    const photo = await fetch('/demo/demo-01/photo.jpg');
    return ok({ jpeg: new Uint8Array(await photo.arrayBuffer()) });
  },
  'photos:next': () => ok({ kind: 'all-done' }),
  'photos:report': () =>
    ok({
      total: 110,
      checked: 31,
      listed: [
        {
          admissionNo: '9001260301101003',
          displayName: '演示考生丙',
          seat: 3,
          outcome: 'fail',
          isComparable: false,
          findings: [{ rule: 'one-face', outcome: 'fail', measured: '0', limit: '1' }],
        },
        {
          admissionNo: '9001260301101017',
          displayName: '演示考生十七',
          seat: 17,
          outcome: 'review',
          isComparable: true,
          findings: [
            { rule: 'background', outcome: 'review', measured: '221', limit: '≥ 235' },
            { rule: 'yaw', outcome: 'review', measured: '19°', limit: '≤ 15°' },
          ],
        },
      ],
    }),
  'check-in:face-measured': () => ok({ kind: 'retry', reason: faceReason }),
  'check-in:challenge-start': () => ok({ kind: 'settle', done: 0, total: 2 }),
  'check-in:challenge-frame': () => ok(sampleProgress(challenge)),
  'check-in:verify-manually': () => refused({ kind: 'wrong-password', which: 2 }),
  'exam:paper': () => ok(openPaper()),
  'exam:picture': async ({ sha256 }: { readonly sha256: string }) => {
    if (pictures === 'never') return new Promise(() => undefined);
    const bytes = pictures === 'missing' ? undefined : await sampleBytes(sha256);
    return bytes === undefined ? refused({ kind: 'picture-missing' }) : ok({ bytes });
  },
  'exam:answer': () => {
    if (saving === 'never') return new Promise(() => undefined);
    if (saving === 'full') return refused({ kind: 'not-written', isDiskFull: true });
    return ok({ seq: 99, savedAtMs: MORNING + 35 * 60_000 });
  },
  'study:page': () => ok(samplePage),
  'study:quiz': () => ok(sampleQuiz),
  'study:identify': () => refused({ kind: 'signed-in-already' }),
  'readiness:look': () => ok({ checks: sampleChecks }),
  'readiness:complete': () => ok({ checks: sampleChecks }),
  'readiness:sign': () => ok({ signed: sampleSignedSheet }),
  'hand-in:view': () => ({
    sessionId: 'S-20260310-01',
    records: 2,
    roomRecords: 2,
    waiting: 1,
    results: [1, 2].map((seat) => ({
      attemptId: seat.toString(16).padStart(32, '0'),
      seat,
      frames: [`KSQ:1/1:A2B3C4:${'0123456789ABCDEFGHIJKL'.repeat(30)}`],
      isReceived: seat === 1,
    })),
  }),
  'hand-in:write-file': () => ok({ name: 'S-20260310-01-DEMO-STATION-01.examhandin', records: 2 }),
  'hand-in:import-receipt': () => refused({ kind: 'receipt-of-another' }),
  'receipt:show': () => ok({ text: `KSR1:${'0123456789ABCDEFGH'.repeat(18)}`, code: 'K7Q2M-9XWPT' }),
  'move:targets': () => ({ targets: ['DEMO-STATION-51', 'DEMO-STATION-52'] }),
  'move:frames': () =>
    ok({
      bytes: 2100,
      frames: [1, 2, 3, 4, 5].map((n) => `MOV:${n}/5:A1B2C3:${'0123456789ABCDEF'.repeat(43)}`),
    }),
  'move:save-file': () => ok({}),
  'move:take-in-file': () => refused({ kind: 'move-other-station', toStationId: 'DEMO-STATION-52' }),
  'console:incidents': () => ok(sampleIncidents),
  'papers:view': () => ({
    ready: viewName === 'session-closed' ? ['room-record', 'result-sheet', 'readiness'] : ['readiness'],
    printers:
      asked.get('printers') === 'none'
        ? []
        : [{ name: 'demo', displayName: '演示打印机 Demo printer', isDefault: true }],
  }),
  'closing:view': () => ok(sampleClosing(closingStage(asked.get('closing')))),
  'sync:strip': () => ({
    pendingCount: 2,
    oldestPendingAtMs: MORNING - 20 * 60_000,
    lastSavedAtMs: MORNING,
    lastSentAtMs: MORNING - 45 * 60_000,
    lastAcknowledgedAtMs: MORNING - 45 * 60_000 + 2_000,
    link: 'unreachable',
    nextAttemptAtMs: MORNING + 90_000,
  }),
  'sync:now': () => ({}),
  'read-model:pull': () => {
    const entries = ReadModelEntry.array().parse(sampleEntries());
    const fold = createModelFold();
    for (const entry of entries) fold.note(entry);
    return {
      epoch: EPOCH,
      headSeq: 40,
      afterSeq: 0,
      throughSeq: 40,
      hasMore: false,
      entries,
      digest: fold.digest(),
    };
  },
};

const bridge: StationBridge = {
  invoke: async (channel, request) => {
    const answer = answers[channel];
    return answer === undefined ? ok({}) : answer(request as never);
  },
  subscribe: (event, listener) => {
    listeners.set(event, listener);
    return () => listeners.delete(event);
  },
};
Object.defineProperty(window, 'station', { value: bridge });

function openPaper(): unknown {
  const whole = pictures === null ? samplePaper() : withPictures(samplePaper());
  // A mock exam has eight questions.
  const paper = viewName.startsWith('mock') ? { ...whole, questions: whole.questions.slice(0, 8) } : whole;
  const answered = paper.questions.flatMap((question) => {
    if (question.kind === 'case') {
      const [first] = question.items;
      return question.number === 71 && first !== undefined
        ? [{ itemId: first.id, chosen: first.options.slice(0, 1).map((option) => option.id) }]
        : [];
    }
    if (question.number > 46 || [9, 17, 38].includes(question.number)) return [];
    const count = question.item.type === 'multiple' ? 3 : 1;
    return [
      { itemId: question.item.id, chosen: question.item.options.slice(0, count).map((option) => option.id) },
    ];
  });
  return {
    attemptId: ATTEMPT_ID,
    paper,
    answers: answered,
    flaggedNumbers: [9, 12, 43, 71],
    currentNumber: Number(asked.get('question') ?? '12'),
  };
}

function sampleEntries(): unknown {
  const attempts = ['1', '2', '3', '4'].map((digit) => digit.repeat(32));
  const entries: unknown[] = [];
  attempts.forEach((attemptId, i) => {
    const wallMs = MORNING - (4 - i) * 50 * 60_000;
    entries.push(
      {
        kind: 'attempt-identified',
        seq: 4 * i + 1,
        wallMs,
        attemptId,
        candidateId: `demo-0${i + 1}`,
        seat: 7,
      },
      { kind: 'attempt-started', seq: 4 * i + 2, wallMs, attemptId },
    );
    if (i === 3) return;
    const doneMs = wallMs + 45 * 60_000;
    const record = { recordEpoch: EPOCH, recordSeq: i + 1 };
    entries.push(
      { kind: 'attempt-scored', seq: 4 * i + 3, wallMs: doneMs, attemptId, total: 80, isPass: true },
      { kind: 'record-queued', seq: 4 * i + 4, wallMs: doneMs, ...record, attemptId },
    );
  });
  entries.push(
    { kind: 'record-sent', seq: 30, wallMs: MORNING - 45 * 60_000, recordEpoch: EPOCH, throughRecordSeq: 2 },
    {
      kind: 'records-acknowledged',
      seq: 31,
      wallMs: MORNING - 44 * 60_000,
      recordEpoch: EPOCH,
      throughRecordSeq: 1,
    },
  );
  if (asked.get('receipt') === 'yes') {
    entries.push(
      {
        kind: 'record-queued',
        seq: 32,
        wallMs: MORNING,
        recordEpoch: EPOCH,
        recordSeq: 9,
        attemptId: ATTEMPT_ID,
      },
      { kind: 'records-acknowledged', seq: 33, wallMs: MORNING, recordEpoch: EPOCH, throughRecordSeq: 9 },
    );
  }
  return entries;
}
