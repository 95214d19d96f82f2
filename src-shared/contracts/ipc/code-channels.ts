import { z } from 'zod';
import { GrantCause } from '../../domain/attempt/ledger-entry';
import { StaffCodeAction } from '../../domain/staff-code/staff-code';
import { resultOf } from '../result-schema';
import { MakeCodeProblem, UseCodeProblem } from './code-problems';
import { StepProblem } from './problems';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const note = z.string().trim().min(1).max(500);
const minutes = z.number().int().min(0).max(63);

/** Single-use codes that need no network: asked for and used at one seat, made at another machine. */
export const codeChannels = {
  /** What is read over the telephone. Open to everybody: the number is worth nothing without the session's key. */
  'code:request': {
    request: nothing,
    response: resultOf(
      z
        .object({
          seat: z.number().int(),
          request: z.string(),
          /** What a code could do here now, and the most minutes with it. */
          offers: z
            .array(z.object({ action: StaffCodeAction, maxMinutes: z.number().int() }).strict().readonly())
            .readonly(),
        })
        .strict(),
      StepProblem,
    ),
  },
  /** Needs nobody to be signed in: the code is the 主考's word. */
  'code:use': {
    request: z
      .object({ action: StaffCodeAction, minutes, cause: GrantCause, note, code: z.string().max(60) })
      .strict(),
    response: resultOf(done, UseCodeProblem),
  },
  /** At the console of any station of the room, by the 主考. */
  'code:make': {
    request: z
      .object({
        seat: z.number().int().min(1).max(1023),
        action: StaffCodeAction,
        minutes,
        request: z.string().max(60),
        note,
      })
      .strict(),
    response: resultOf(z.object({ code: z.string() }).strict(), MakeCodeProblem),
  },
} as const;

export type CodeChannel = keyof typeof codeChannels;
export type CodeRequest<C extends CodeChannel> = z.infer<(typeof codeChannels)[C]['request']>;
