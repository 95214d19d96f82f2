import { z } from 'zod';
import { resultOf } from '../result-schema';

const nothing = z.object({}).strict();
const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

export const UpdateProblem = z.discriminatedUnion('kind', [
  /** Run from a checkout: there is nothing that an updater could change. */
  bare('update-not-installed'),
  z
    .object({
      kind: z.literal('update-frozen'),
      because: z.enum(['session-open', 'package-ready', 'attempt-open']),
    })
    .readonly(),
  /** A mock exam is on. */
  bare('not-now'),
  bare('cancelled'),
  /** Of the centre: it can't be reached, something else answered, or it has nothing newer. */
  bare('unreachable'),
  bare('not-understood'),
  bare('no-newer-update'),
  bare('not-an-update'),
  bare('update-signature-wrong'),
  bare('update-changed'),
  bare('unreadable'),
  bare('update-other-platform'),
  z.object({ kind: z.literal('update-not-newer'), installed: z.string(), offered: z.string() }).readonly(),
  z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly(),
]);
export type UpdateProblem = z.infer<typeof UpdateProblem>;

/** Features 25. Taking one needs no password: only what the release key signed is taken, and never before an exam. */
export const updateChannels = {
  'update:state': {
    request: nothing,
    response: z
      .object({
        /** Laid ready; it starts at the next start. */
        staged: z.string().max(40).optional(),
        frozen: z.enum(['session-open', 'package-ready', 'attempt-open']).optional(),
        /** `applied 0.2.0`, `refused signature`, `rolled-back 0.2.0 0.1.0`. */
        lastResult: z.string().max(100).optional(),
      })
      .strict(),
  },
  'update:take-file': {
    request: nothing,
    response: resultOf(z.object({ version: z.string() }).strict(), UpdateProblem),
  },
  /** The same from the centre, when a person asks for it; never by itself. */
  'update:fetch': {
    request: nothing,
    response: resultOf(z.object({ version: z.string() }).strict(), UpdateProblem),
  },
} as const;
