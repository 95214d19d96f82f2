import { z } from 'zod';
import { StaffCodeAction } from '../../domain/staff-code/staff-code';
import { ConsoleProblem } from './console-problems';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();
/** The papers are scored with the hand-in (TS-7), and from there on an attempt only goes forward. */
const reopenRefused = bare('reopen-refused');
const otherMinutes = z
  .object({ kind: z.literal('code-other-minutes'), minutes: z.number().int() })
  .readonly();

/** Why a single-use code did nothing. It is not used up by that. */
export const UseCodeProblem = z.discriminatedUnion('kind', [
  ...ConsoleProblem.options,
  /** A letter is wrong or missing; costs no try. */
  bare('code-mistyped'),
  z.object({ kind: z.literal('code-other-seat'), seat: z.number().int() }).readonly(),
  z.object({ kind: z.literal('code-other-action'), action: StaffCodeAction }).readonly(),
  otherMinutes,
  bare('code-used'),
  bare('code-other-attempt'),
  bare('code-wrong'),
  reopenRefused,
]);
export type UseCodeProblem = z.infer<typeof UseCodeProblem>;

export const MakeCodeProblem = z.discriminatedUnion('kind', [
  ...ConsoleProblem.options,
  bare('request-mistyped'),
  bare('no-such-seat'),
  reopenRefused,
  /** RM-10: more than anybody may give, or none where some are given. */
  z.object({ kind: z.literal('code-minutes'), min: z.number().int(), max: z.number().int() }).readonly(),
]);
export type MakeCodeProblem = z.infer<typeof MakeCodeProblem>;
