import { z } from 'zod';
import { ProgramReport } from '../../domain/release/program-verdict';

const nothing = z.object({}).strict();

/** What the station tells of itself: which program, whose signature, on what it runs. For staff, without a password. */
export const ProgramAbout = z
  .object({
    version: z.string().max(40),
    /** What really runs now, whatever the release says. */
    electron: z.string().max(40),
    report: ProgramReport,
    /** Suite ids that this program opens packages of. */
    suites: z.array(z.enum(['A', 'B'])).readonly(),
  })
  .strict()
  .readonly();
export type ProgramAbout = z.infer<typeof ProgramAbout>;

export const programChannels = {
  /** Answers when the program's files have been read: a second or two after the start. */
  'program:about': { request: nothing, response: ProgramAbout },
} as const;
