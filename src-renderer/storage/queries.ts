import type { AttemptId } from '../../src-shared/basics/ids';
import type { AttemptRow, RecordRow, RecordState } from '../../src-shared/domain/read-model/rows';
import { type ReadModelDatabase, readModel } from './read-model-database';

/** One line of the 考务 list; carries no score. */
export type AttemptLine = {
  readonly attemptId: AttemptId;
  readonly candidateId: string;
  readonly seat: number;
  readonly startedAtMs: number | undefined;
  readonly finishedAtMs: number | undefined;
  readonly upload: UploadState | undefined;
};

export type UploadState = {
  readonly state: RecordState;
  /** When it came into this state, UTC ms. */
  readonly atMs: number;
};

const WORST_FIRST: readonly RecordState[] = ['needs-person', 'pending', 'sent', 'acknowledged'];

/** The state of an attempt is that of its record that has come least far; undefined when it has none yet. */
export function uploadStateOf(records: readonly RecordRow[]): UploadState | undefined {
  const state = WORST_FIRST.find((candidate) => records.some((record) => record.state === candidate));
  if (state === undefined) return undefined;
  const times = records.filter((record) => record.state === state).map((record) => record.atMs);
  return { state, atMs: Math.max(...times) };
}

/** Every attempt on this machine whose paper was opened (the index holds no others), the newest first. */
export async function attemptLines(database: ReadModelDatabase = readModel): Promise<readonly AttemptLine[]> {
  const attempts = await database.attempts.orderBy('startedAtMs').reverse().limit(500).toArray();
  const records = await database.records
    .where('attemptId')
    .anyOf(attempts.map((attempt) => attempt.attemptId))
    .toArray();
  return attempts.map((attempt) =>
    lineOf(
      attempt,
      records.filter((record) => record.attemptId === attempt.attemptId),
    ),
  );
}

/** How far the records of one attempt have come. */
export async function uploadOfAttempt(
  attemptId: AttemptId,
  database: ReadModelDatabase = readModel,
): Promise<UploadState | undefined> {
  return uploadStateOf(await database.records.where('attemptId').equals(attemptId).toArray());
}

function lineOf(attempt: AttemptRow, records: readonly RecordRow[]): AttemptLine {
  return {
    attemptId: attempt.attemptId,
    candidateId: attempt.candidateId,
    seat: attempt.seat,
    startedAtMs: attempt.startedAtMs,
    finishedAtMs: attempt.score?.atMs,
    upload: uploadStateOf(records),
  };
}
