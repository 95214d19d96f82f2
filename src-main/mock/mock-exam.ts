import { assertNever } from '../../src-shared/basics/assert-never';
import { toHex } from '../../src-shared/basics/bytes-text';
import { AttemptId, SessionId } from '../../src-shared/basics/ids';
import { type Instant, shanghaiDate } from '../../src-shared/basics/instant';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { IpcRequest, IpcResponse } from '../../src-shared/contracts/ipc/channels';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import type { StationView } from '../../src-shared/contracts/ipc/station-view';
import {
  answerMock,
  finishMock,
  MOCK_DURATION_MS,
  type MockSitting,
  markMock,
  mockPassMark,
  mockRemainingMs,
  startMock,
} from '../../src-shared/domain/mock/mock-sitting';
import { rankOf } from '../platform/equipment';
import type { ScratchFile } from '../platform/scratch-file';
import { MOCK_KEYS, MOCK_PAPER } from './mock-questions';

type Done<E = StepProblem> = Promise<Result<Record<string, never>, E>>;

export type RehearsalFigures = {
  readonly saves: number;
  readonly medianMicros: number;
  readonly p95Micros: number;
};

/**
 * What a mock exam is given: a clock, dice for an id, a scratch file and somebody to tell the figures to. No journal,
 * no outbox, no package and no memory of the station: it could not touch a real attempt if it tried.
 */
export type MockPorts = {
  readonly now: () => Instant;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly openScratch: (name: string) => Promise<ScratchFile>;
  readonly changed: () => void;
  readonly onFinished: (figures: RehearsalFigures) => Promise<void>;
};

export type MockExam = {
  readonly isOn: () => boolean;
  readonly view: () => StationView | undefined;
  readonly start: () => Done;
  readonly end: () => Done;
  readonly begin: () => Done;
  readonly paper: () => IpcResponse<'exam:paper'>;
  readonly answer: (request: IpcRequest<'exam:answer'>) => Promise<IpcResponse<'exam:answer'>>;
  readonly flag: (request: IpcRequest<'exam:flag'>) => Promise<IpcResponse<'exam:flag'>>;
  readonly move: (request: IpcRequest<'exam:move'>) => Promise<IpcResponse<'exam:move'>>;
  readonly submit: () => Done;
  /** About once a second: hands in when the time is up. `undefined` unless the clock runs. */
  readonly beat: () => Promise<{ readonly attemptId: AttemptId; readonly remainingMs: number } | undefined>;
};

const NOT_NOW = { kind: 'not-now' } as const;

type Running = {
  readonly id: AttemptId;
  readonly scratch: ScratchFile;
  readonly micros: number[];
  sitting: MockSitting;
  seq: number;
};

export function createMockExam(ports: MockPorts): MockExam {
  let on: Running | undefined;

  /** The rehearsal's save: as small and as synced as an answer in the journal, and thrown away at the end. */
  async function save(running: Running, value: unknown): Promise<Result<number, StepProblem>> {
    try {
      running.micros.push(await running.scratch.append(new TextEncoder().encode(JSON.stringify(value))));
      running.seq += 1;
      return ok(running.seq);
    } catch (error) {
      const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
      return err({ kind: 'not-written', isDiskFull });
    }
  }

  async function finish(running: Running, cause: 'candidate' | 'deadline'): Done {
    const finished = finishMock(running.sitting, MOCK_KEYS, cause);
    if (!finished.ok) return err(NOT_NOW);
    running.sitting = finished.value;
    ports.changed();
    const { micros } = running;
    await ports.onFinished({
      saves: micros.length,
      medianMicros: rankOf(micros, 0.5),
      p95Micros: rankOf(micros, 0.95),
    });
    return ok({});
  }

  async function mark(
    request: { readonly attemptId: string },
    value: Parameters<typeof markMock>[1],
  ): Promise<IpcResponse<'exam:flag'>> {
    if (on === undefined) return err(NOT_NOW);
    if (on.id !== request.attemptId) return err({ kind: 'other-attempt' });
    const next = markMock(on.sitting, value);
    if (!next.ok) return err(NOT_NOW);
    const saved = await save(on, value);
    if (!saved.ok) return saved;
    on.sitting = next.value;
    return ok({});
  }

  return {
    isOn: () => on !== undefined,
    view: () => on && mockView(on, ports.now()),
    start: async () => {
      if (on !== undefined) return err(NOT_NOW);
      const id = AttemptId.parse(toHex(ports.randomBytes(16)));
      try {
        on = {
          id,
          scratch: await ports.openScratch('mock-exam'),
          micros: [],
          sitting: { kind: 'ready' },
          seq: 0,
        };
      } catch (error) {
        const isDiskFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
        return err({ kind: 'not-written', isDiskFull });
      }
      ports.changed();
      return ok({});
    },
    end: async () => {
      if (on === undefined) return err(NOT_NOW);
      const { scratch } = on;
      on = undefined;
      await scratch.remove();
      ports.changed();
      return ok({});
    },
    begin: async () => {
      const started = on && startMock(on.sitting, ports.now().monoMs);
      if (on === undefined || started === undefined || !started.ok) return err(NOT_NOW);
      on.sitting = started.value;
      ports.changed();
      return ok({});
    },
    paper: () => {
      if (on?.sitting.kind !== 'running') return err(NOT_NOW);
      const { answers, flagged, currentNumber } = on.sitting;
      return ok({
        attemptId: on.id,
        paper: MOCK_PAPER,
        answers: [...answers].map(([itemId, chosen]) => ({ itemId, chosen })),
        flaggedNumbers: [...flagged],
        currentNumber,
      });
    },
    answer: async (request) => {
      if (on === undefined) return err(NOT_NOW);
      if (on.id !== request.attemptId) return err({ kind: 'other-attempt' });
      const at = ports.now();
      const next = answerMock(on.sitting, MOCK_KEYS, request.itemId, request.chosen, at.monoMs);
      if (!next.ok) return err({ kind: next.error });
      const saved = await save(on, { itemId: request.itemId, chosen: request.chosen });
      if (!saved.ok) return saved;
      on.sitting = next.value;
      return ok({ seq: saved.value, savedAtMs: at.wallMs });
    },
    flag: (request) =>
      mark(request, { kind: 'flag', number: request.questionNumber, isFlagged: request.isFlagged }),
    move: (request) => mark(request, { kind: 'move', number: request.questionNumber }),
    submit: async () => (on === undefined ? err(NOT_NOW) : finish(on, 'candidate')),
    beat: async () => {
      if (on?.sitting.kind !== 'running') return undefined;
      const remainingMs = mockRemainingMs(on.sitting, ports.now().monoMs);
      if (remainingMs === 0) await finish(on, 'deadline');
      return { attemptId: on.id, remainingMs };
    },
  };
}

/** The screens of an exam, marked as a mock in the session's head, which every one of them shows. */
function mockView({ id, sitting }: Running, now: Instant): StationView {
  const session = {
    sessionId: SessionId.parse('MOCK'),
    title: '模拟练习（样例）',
    siteName: '—',
    roomName: '—',
    date: shanghaiDate(now.wallMs),
    isDemonstration: true,
    isMock: true as const,
  };
  const candidate = {
    attemptId: id,
    displayName: '模拟考生（样例）',
    admissionNo: '—',
    maskedDocument: '—',
    postName: '模拟练习',
    seat: 0,
  };
  const passMark = mockPassMark(MOCK_KEYS);
  switch (sitting.kind) {
    case 'ready':
      return {
        kind: 'ready',
        session,
        candidate,
        identifiedBy: 'manual',
        durationMinutes: MOCK_DURATION_MS / 60_000,
        earliestSubmitMinutes: 0,
        faceChecks: 'off',
        passMark,
      };
    case 'running':
      return {
        kind: 'exam',
        session,
        candidate,
        remainingMs: mockRemainingMs(sitting, now.monoMs),
        grantedMinutes: 0,
        earliestSubmitInMs: 0,
        faceChecks: 'off',
        warningMinutes: [5, 1],
        timeChanges: [],
        breaksLeft: 0,
      };
    case 'finished':
      return {
        kind: 'result',
        session,
        candidate,
        total: sitting.total,
        passMark,
        isPass: sitting.isPass,
        submitCause: sitting.cause,
        confirmation: 'not-asked',
        answered: sitting.answered,
      };
    default:
      return assertNever(sitting);
  }
}
