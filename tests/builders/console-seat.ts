import type { AttemptResult } from '../../src-shared/domain/record/attempt-result';
import {
  openSession,
  type RunningStation,
  runStation,
  stationFolder,
  type TestClock,
  type TestSession,
  testClock,
  toExam,
} from './build-station';
import { journalEntries } from './journal-entries';
import { openStationResult } from './open-station-result';
import { tempFolder } from './temp-folder';

export const MINUTE = 60_000;
export const FIRST = { staffId: 'JK001', password: 'jia-password' };
export const SECOND = { staffId: 'JK002', password: 'yi-password' };
export const HEAD = { staffId: 'KD001', password: 'head-password' };
export const ADMIN = { staffId: 'XT001', password: 'admin-password' };
/** These tests let half an hour pass between two actions. */
export const PATIENT = { console: { idleSignOutMinutes: 30 } };
export const POWER_CUT = { kind: 'new', cause: 'power-loss' } as const;
export const OK = { ok: true, value: {} };
export const refused = (error: object) => ({ ok: false, error });

export type SeatOptions = NonNullable<Parameters<typeof stationFolder>[2]>;

/** A seat with a console, on a folder of its own: what the tests of the console stand on. */
export type ConsoleSeat = {
  readonly folder: string;
  readonly clock: TestClock;
  readonly start: () => Promise<RunningStation>;
  /** The station goes; `start` brings it up again. */
  readonly stop: (one: RunningStation) => Promise<void>;
  /** A candidate in mid-exam and an invigilator at the console. */
  readonly inExam: (
    options?: SeatOptions,
  ) => Promise<{ readonly one: RunningStation; readonly session: TestSession }>;
  readonly resultOf: (session: TestSession) => Promise<AttemptResult>;
  readonly close: () => Promise<void>;
};

export async function consoleSeat(): Promise<ConsoleSeat> {
  const folder = await tempFolder('console-seat');
  const clock = testClock();
  let running: RunningStation[] = [];
  const start = async (): Promise<RunningStation> => {
    const one = await runStation(folder.path, clock);
    running.push(one);
    return one;
  };
  return {
    folder: folder.path,
    clock,
    start,
    stop: async (one) => {
      await one.station.close();
      running = running.filter((other) => other !== one);
    },
    inExam: async (options = {}) => {
      const policy = { ...options.policy, ...PATIENT };
      const session = await stationFolder(folder.path, clock, { ...options, policy });
      const one = await start();
      await openSession(one);
      await toExam(one, session.content);
      const signedIn = await one.ask['console:sign-in'](FIRST);
      if (!signedIn.ok) throw new Error(signedIn.error.kind);
      return { one, session };
    },
    resultOf: async (session) => {
      const records = await journalEntries(folder.path, 'record');
      const record = records.findLast((one) => one.envelope.kind === 'attempt-result');
      if (record === undefined) throw new Error('no result was queued');
      return openStationResult(session.content, record.envelope, session.centreKeys.box);
    },
    close: async () => {
      for (const one of running) await one.station.close();
      await folder.remove();
    },
  };
}

/** Answers the first question. */
export async function answerOne(one: RunningStation) {
  const paper = await one.ask['exam:paper']({});
  if (!paper.ok) return paper;
  const [question] = paper.value.paper.questions;
  if (question?.kind !== 'choice') throw new Error('the first question is a case');
  const chosen = question.item.options.slice(0, 1).map((option) => option.id);
  const { attemptId } = paper.value;
  return one.ask['exam:answer']({ attemptId, itemId: question.item.id, chosen });
}
