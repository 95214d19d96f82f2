import { z } from 'zod';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

/** Why somebody can't sign in, show up or sign out. The number's own faults are those of the check-in (ID-4 to ID-12). */
export const StudyIdentifyProblem = z.discriminatedUnion('kind', [
  bare('not-now'),
  z.object({ kind: z.literal('not-written'), isDiskFull: z.boolean() }).readonly(),
  bare('empty'),
  bare('wrong-length'),
  bare('wrong-characters'),
  bare('wrong-check-digit'),
  bare('impossible-date'),
  bare('unknown-region'),
  bare('fifteen-digits'),
  bare('not-on-the-list'),
  /** On the session's list, and not in its training plan. */
  bare('not-in-class'),
  bare('signed-in-already'),
  bare('not-signed-in'),
  bare('class-paused'),
  /** Self-study: somebody else reads at this seat. */
  bare('seat-in-use'),
]);
export type StudyIdentifyProblem = z.infer<typeof StudyIdentifyProblem>;
