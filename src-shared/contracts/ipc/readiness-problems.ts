import { z } from 'zod';
import { StepProblem } from './problems';

const bare = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

export const ReadinessSignProblem = z.discriminatedUnion('kind', [
  ...StepProblem.options,
  bare('unknown-staff-or-wrong-password'),
  z.object({ kind: z.literal('locked-out'), seconds: z.number().int() }).readonly(),
  /** RM-3: an inspector looks and signs nothing. */
  bare('role-may-not'),
  /** Who waives must be known for certain, and passwords lie in the sealed package. */
  bare('waive-needs-session'),
  /** The machine was looked at again meanwhile, or the waiver names what does not block. */
  bare('waiver-out-of-place'),
]);
export type ReadinessSignProblem = z.infer<typeof ReadinessSignProblem>;

export const ReadinessSaveProblem = z.discriminatedUnion('kind', [...StepProblem.options, bare('cancelled')]);
export type ReadinessSaveProblem = z.infer<typeof ReadinessSaveProblem>;
