import { z } from 'zod';
import { Nonce } from '../../basics/ids';
import { PhotoFinding, PhotoOutcome, PhotoStudy } from '../../domain/person/photo-check';
import { resultOf } from '../result-schema';
import { ConsoleSignedOut } from './console-problems';
import { StepProblem } from './problems';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** Somebody whose photograph is not in order, and by which rules. */
const ListedPhoto = z
  .object({
    admissionNo: z.string(),
    displayName: z.string(),
    seat: z.number().int(),
    outcome: PhotoOutcome,
    /** False: the face check cannot use it, and this person goes by the manual path. */
    isComparable: z.boolean(),
    findings: z.array(PhotoFinding).readonly(),
  })
  .strict()
  .readonly();
export type ListedPhoto = z.infer<typeof ListedPhoto>;

/** The registered photographs of the open session, looked at before anybody sits down (PH-5, PH-6). */
export const photoChannels = {
  /** One photograph to measure: JPEG bytes without a name, in main's order; none while somebody sits here. */
  'photos:next': {
    request: nothing,
    response: resultOf(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('photo'), ticket: Nonce, jpeg: z.instanceof(Uint8Array) }).strict(),
        z.object({ kind: z.literal('all-done') }).strict(),
      ]),
      StepProblem,
    ),
  },
  'photos:studied': {
    request: z.object({ ticket: Nonce, study: PhotoStudy }).strict(),
    response: resultOf(done, StepProblem),
  },
  /** For staff who are signed in at the console. */
  'photos:report': {
    request: nothing,
    response: resultOf(
      z
        .object({
          total: z.number().int(),
          checked: z.number().int(),
          listed: z.array(ListedPhoto).readonly(),
        })
        .strict(),
      z.union([StepProblem, ConsoleSignedOut]),
    ),
  },
} as const;
