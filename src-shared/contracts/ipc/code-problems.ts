import { z } from 'zod';
import { StaffCodeAction } from '../../domain/staff-code/staff-code';
import { ConsoleProblem } from './console-problems';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();
const otherMinutes = z
  .object({ kind: z.literal('code-other-minutes'), minutes: z.number().int() })
  .readonly();

/** Why a single-use code did nothing. It is not used up by that. */
export const UseCodeProblem = z.discriminatedUnion('kind', [
  ...ConsoleProblem.options,
  /** A letter is wrong or missing; costs no try. */
  bare('code-mistyped'),
  z.object({ kind: z.literal('code-other-seat'), seat: z.number().int() }).readonly(),
  /** `action`: what the code is for; `needed`: what a code can do at this seat now, the seat's own need first. */
  z
    .object({
      kind: z.literal('code-other-action'),
      action: StaffCodeAction,
      needed: z.array(StaffCodeAction).min(1).readonly(),
    })
    .readonly(),
  otherMinutes,
  bare('code-used'),
  bare('code-other-attempt'),
  bare('code-wrong'),
  /** A paper is scored with its hand-in (TS-7), and from there on an attempt only goes forward. */
  bare('reopen-refused'),
]);
export type UseCodeProblem = z.infer<typeof UseCodeProblem>;

export const MakeCodeProblem = z.discriminatedUnion('kind', [
  ...ConsoleProblem.options,
  bare('request-mistyped'),
  bare('no-such-seat'),
  /** RM-10: more than anybody may give, or none where some are given. */
  z.object({ kind: z.literal('code-minutes'), min: z.number().int(), max: z.number().int() }).readonly(),
]);
export type MakeCodeProblem = z.infer<typeof MakeCodeProblem>;
