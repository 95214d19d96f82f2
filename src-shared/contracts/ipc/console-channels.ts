import { z } from 'zod';
import { resultOf } from '../result-schema';
import { ConsoleSignInProblem } from './console-problems';
import { ConsoleView } from './console-view';
import { StaffSignIn } from './staff-sign-in';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** The proctor's console; each of these but the sign-in means nothing until somebody is signed in. */
export const consoleChannels = {
  'console:view': { request: nothing, response: ConsoleView },
  'console:sign-in': { request: StaffSignIn, response: resultOf(done, ConsoleSignInProblem) },
  'console:sign-out': { request: nothing, response: done },
  /** Somebody is still at the console: keeps the idle sign-out away, and signs nobody in. */
  'console:stay': { request: nothing, response: done },
} as const;
