import { z } from 'zod';
import { PageMeasurement } from '../../domain/readiness/machine-measurement';
import { CheckId, ReadinessCheck } from '../../domain/readiness/readiness-check';
import { SignedReadinessSheet } from '../../domain/readiness/readiness-sheet';
import { resultOf } from '../result-schema';
import { StepProblem } from './problems';
import { ReadinessSaveProblem, ReadinessSignProblem } from './readiness-problems';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const checks = z.object({ checks: z.array(ReadinessCheck).readonly() }).strict();

/** Feature 17: looking at the machine before an exam, and the signed sheet that comes of it; feature 17's mock exam. */
export const readinessChannels = {
  /** Measures what main can see (seconds: disk, centre). Those that need the page are blocks until it has measured. */
  'readiness:look': { request: nothing, response: resultOf(checks, StepProblem) },
  /** What the page measured; answers every check, judged. */
  'readiness:complete': {
    request: z.object({ page: PageMeasurement }).strict(),
    response: resultOf(checks, StepProblem),
  },
  /** Signs the checks of the last look, with waivers. The password is looked at once the session is open. */
  'readiness:sign': {
    request: z
      .object({
        staffId: z.string().trim().min(1).max(64),
        password: z.string().max(200),
        waivers: z
          .array(z.object({ checkId: CheckId, reason: z.string().trim().min(1).max(500) }).strict())
          .max(40),
      })
      .strict(),
    response: resultOf(z.object({ signed: SignedReadinessSheet }).strict(), ReadinessSignProblem),
  },
  /** Writes the newest sheet to a place that staff choose. */
  'readiness:save': { request: nothing, response: resultOf(done, ReadinessSaveProblem) },
  /** The mock exam: sample questions, no record. Only while nobody is at this seat. */
  'mock:start': { request: nothing, response: resultOf(done, StepProblem) },
  'mock:end': { request: nothing, response: resultOf(done, StepProblem) },
} as const;
