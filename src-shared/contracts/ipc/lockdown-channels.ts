import { z } from 'zod';
import { GrantCause } from '../../domain/attempt/ledger-entry';
import { resultOf } from '../result-schema';
import { ConsoleProblem, ConsoleSignInProblem } from './console-problems';
import * as problems from './problems';
import { StaffSignIn } from './staff-sign-in';

const done = z.object({}).strict();

export const UnlockProblem = z.union([ConsoleProblem, ConsoleSignInProblem]);
export type UnlockProblem = z.infer<typeof UnlockProblem>;

/** What the page alone can see: a key that it holds, and what its own document refused. Never what was typed. */
const PageNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key-refused'), keys: z.string().min(1).max(60) }).strict(),
  z
    .object({
      kind: z.literal('page-refused'),
      what: z.enum(['copy', 'paste', 'drop', 'context-menu', 'print']),
    })
    .strict(),
]);

/** The lockdown of a seat (features 8 and 9). */
export const lockdownChannels = {
  'lockdown:noticed': {
    request: z.object({ notice: PageNotice }).strict(),
    response: resultOf(done, problems.StepProblem),
  },
  /** A proctor opens a covered paper, with 0 or more minutes given back (RM-10). */
  'lockdown:unlock': {
    request: z
      .object({
        staff: StaffSignIn,
        minutes: z.number().int().min(0).max(600),
        cause: GrantCause,
        note: z.string().trim().min(1).max(500),
        second: StaffSignIn.optional(),
      })
      .strict(),
    response: resultOf(done, UnlockProblem),
  },
  /** From the console, between two candidates or after the last. */
  'lockdown:leave': { request: z.object({}).strict(), response: resultOf(done, ConsoleProblem) },
} as const;
