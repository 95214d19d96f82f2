import { z } from 'zod';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

/** Nobody is signed in at the console, or no longer: it signs out by itself. */
const consoleSignedOut = bare('console-signed-out');
export const ConsoleSignedOut = consoleSignedOut;
export type ConsoleSignedOut = z.infer<typeof ConsoleSignedOut>;

export const ConsoleSignInProblem = z.discriminatedUnion('kind', [
  bare('not-now'),
  z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly(),
  bare('unknown-staff-or-wrong-password'),
  /** ID-22: too many failures; try again after this many seconds. */
  z.object({ kind: z.literal('locked-out'), seconds: z.number().int() }).readonly(),
]);
export type ConsoleSignInProblem = z.infer<typeof ConsoleSignInProblem>;
