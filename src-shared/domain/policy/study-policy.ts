import { z } from 'zod';

/** Hours studied in the exam room: what a 学时 is, and how presence is made sure of (CE-10). */
export const StudyPolicy = z
  .object({
    /** Minutes of effective study in one 学时. No national text gives the number: the authority sets it. */
    minutesPerHour: z.number().int().min(30).max(60),
    /** A check comes at a random moment between these two after the last proof of presence. */
    checkMinSeconds: z.number().int().min(30).max(7200),
    checkMaxSeconds: z.number().int().min(30).max(7200),
    /** How long a person has to come and be seen. */
    checkAnswerSeconds: z.number().int().min(15).max(1800),
    /** A proof of presence this old still serves to sign out. */
    freshSeconds: z.number().int().min(0).max(600),
    /** How often the minutes are put on disk; a longer silence than `silenceSeconds` is a gap and counts for nobody. */
    tickSeconds: z.number().int().min(1).max(60),
    silenceSeconds: z.number().int().min(5).max(300),
    quizTries: z.number().int().min(1).max(10),
  })
  .refine(({ checkMinSeconds, checkMaxSeconds }) => checkMinSeconds <= checkMaxSeconds, {
    message: 'the shortest interval is the longer one',
  })
  .refine(({ tickSeconds, silenceSeconds }) => tickSeconds < silenceSeconds, {
    message: 'every tick would be a gap',
  })
  .readonly();
export type StudyPolicy = z.infer<typeof StudyPolicy>;
