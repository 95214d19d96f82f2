import { z } from 'zod';
import { AttemptId } from '../../basics/ids';
import { CandidateItem } from '../../domain/item/candidate-item';
import { QuizAnswers } from '../../domain/study/study-event';
import { CourseId } from '../../domain/study/study-plan';
import { resultOf } from '../result-schema';
import { ConsoleProblem } from './console-problems';
import { StepProblem } from './problems';
import { StudyIdentifyProblem } from './study-problems';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const errand = z.enum(['sign-in', 'show-up', 'sign-out']);
const ofSitting = <K extends string>(kind: K) =>
  z.object({ kind: z.literal(kind), sittingId: AttemptId }).strict();
const ofClass = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).strict();

/** Hours studied in the exam room (CE-10 to CE-12). */
export const studyChannels = {
  'study:identify': {
    request: z.object({ number: z.string().max(100), errand }).strict(),
    response: resultOf(done, StudyIdentifyProblem),
  },
  /** Somebody who is signed in: to show up, to their own page, or to sign out. */
  'study:errand': {
    request: z.object({ sittingId: AttemptId, errand: z.enum(['show-up', 'sign-out']) }).strict(),
    response: resultOf(done, StudyIdentifyProblem),
  },
  'study:page': {
    request: z.object({ pageNo: z.number().int().min(1).max(200) }).strict(),
    response: resultOf(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('text'), title: z.string(), text: z.string() }).strict(),
        z
          .object({
            kind: z.literal('picture'),
            title: z.string(),
            alt: z.string(),
            mediaType: z.string(),
            bytes: z.instanceof(Uint8Array),
          })
          .strict(),
      ]),
      StepProblem,
    ),
  },
  'study:quiz': {
    request: nothing,
    response: resultOf(z.object({ items: z.array(CandidateItem).readonly() }).strict(), StepProblem),
  },
  /** Points only: which answers were right is never told (as TS-7). */
  'study:hand-in-quiz': {
    request: z.object({ answers: QuizAnswers }).strict(),
    response: resultOf(
      z.object({ points: z.number().int(), outOf: z.number().int(), isPass: z.boolean() }).strict(),
      StepProblem,
    ),
  },
  /** Back to the class; signs nobody out. */
  'study:leave': { request: nothing, response: resultOf(done, StepProblem) },
  /** Staff who are signed in at the console. */
  'console:study': {
    request: z
      .object({
        act: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('open'), courseId: CourseId }).strict(),
          ofClass('pause'),
          ofClass('end-pause'),
          ofClass('close'),
          ofSitting('confirm'),
          ofSitting('absent'),
          ofSitting('sign-out'),
        ]),
        note: z.string().trim().min(1).max(500),
      })
      .strict(),
    response: resultOf(done, ConsoleProblem),
  },
} as const;
