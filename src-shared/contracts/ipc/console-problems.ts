import { z } from 'zod';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();
const notNow = bare('not-now');
const notWritten = z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly();
/** ID-22: too many failures; try again after this many seconds. */
const lockedOut = z.object({ kind: z.literal('locked-out'), seconds: z.number().int() }).readonly();

/** Nobody is signed in at the console, or no longer: it signs out by itself. */
export const ConsoleSignedOut = bare('console-signed-out');
export type ConsoleSignedOut = z.infer<typeof ConsoleSignedOut>;

export const ConsoleSignInProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  lockedOut,
  bare('unknown-staff-or-wrong-password'),
]);
export type ConsoleSignInProblem = z.infer<typeof ConsoleSignInProblem>;

/** Why an action at the console was not done. Nothing has changed then. */
export const ConsoleProblem = z.discriminatedUnion('kind', [
  notNow,
  notWritten,
  lockedOut,
  ConsoleSignedOut,
  /** RM-3: this role looks on, or runs the machines. */
  bare('not-allowed'),
  bare('second-person-needed'),
  bare('same-person-twice'),
  /** The second person's number or password. */
  bare('second-person-wrong'),
  bare('site-head-needed'),
  /** RM-10. */
  bare('no-recorded-fault'),
  z.object({ kind: z.literal('grant-needs-site-head'), maxMinutes: z.number().int() }).readonly(),
  z.object({ kind: z.literal('grant-beyond-total'), maxMinutes: z.number().int() }).readonly(),
  /** The number of a room's minutes: mistyped, or taken at this seat before. */
  bare('room-grant-mistyped'),
  bare('room-grant-taken'),
  /** RM-4. */
  bare('start-out-of-range'),
  /** RM-15: the session is closed here; its record takes nothing more. */
  bare('session-closed'),
  /** RM-14: it can't have happened after now, nor before the day of the session. */
  bare('time-out-of-range'),
  /** RM-14: the line that is to be corrected does not stand in this session's record. */
  bare('no-such-incident'),
]);
export type ConsoleProblem = z.infer<typeof ConsoleProblem>;
