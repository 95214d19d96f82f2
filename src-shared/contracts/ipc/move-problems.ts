import { z } from 'zod';
import { StationId } from '../../basics/ids';
import { ConsoleSignedOut } from './console-problems';
import { StepProblem } from './problems';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

export const MoveOutProblem = z.discriminatedUnion('kind', [
  ...StepProblem.options,
  ConsoleSignedOut,
  bare('role-may-not'),
  /** No machine of that number can open this package. */
  bare('unknown-target'),
  bare('cancelled'),
]);
export type MoveOutProblem = z.infer<typeof MoveOutProblem>;

export const MoveInProblem = z.discriminatedUnion('kind', [
  ...StepProblem.options,
  ConsoleSignedOut,
  bare('role-may-not'),
  bare('cancelled'),
  bare('unreadable'),
  bare('not-a-move'),
  bare('move-truncated'),
  /** A byte is another one, or the seal was not made with this session's key, or the events do not follow. */
  bare('move-changed'),
  bare('move-other-session'),
  bare('move-other-package'),
  z.object({ kind: z.literal('move-other-station'), toStationId: StationId }).readonly(),
  bare('move-taken-already'),
  /** Somebody else sits here. */
  bare('seat-taken'),
  /** RM-15: the session is closed at this machine. */
  bare('session-closed'),
  /** This machine knows the attempt and has finished with it. */
  bare('attempt-over'),
  /** Codes: some are missing, or they are of two files. */
  bare('frames-missing'),
  bare('frames-of-different-codes'),
  bare('not-a-code'),
]);
export type MoveInProblem = z.infer<typeof MoveInProblem>;
