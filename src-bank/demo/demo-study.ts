import { z } from 'zod';
import { CertificateId, LocalDate } from '../../src-shared/basics/ids';
import type { PackageCandidate } from '../../src-shared/contracts/package/package-content';
import { cycleIndexOn, cycleYear } from '../../src-shared/domain/hours/cycle-year';
import type { Item } from '../../src-shared/domain/item/item';
import { compareIds } from '../../src-shared/domain/item/items-of-bank';
import { calendarDate, plusDays } from '../../src-shared/domain/person/calendar-date';
import { StudyCourse, StudyPlan, type Trainee } from '../../src-shared/domain/study/study-plan';

const { quiz: _quiz, ...course } = StudyCourse.unwrap().shape;

/** `demo/session/study.json`: the classes of the demonstration. The quiz is drawn from the demonstration's own bank. */
export const DemoStudySource = z
  .object({
    notes: z.array(z.string()).readonly(),
    title: StudyPlan.unwrap().shape.title,
    institution: StudyPlan.unwrap().shape.institution,
    courses: z
      .array(
        z
          .object({
            ...course,
            quizQuestions: z.number().int().min(1).max(20).optional(),
            passPercent: z.number().int().min(1).max(100).optional(),
          })
          .strict()
          .readonly(),
      )
      .min(1)
      .readonly(),
    /** When the certificate of seat 1, 2, … was issued, back from today; after the last it begins again with the first. */
    duties: z
      .array(
        z
          .object({
            yearsAgo: z.number().int().min(0).max(20),
            daysAgo: z.number().int().min(0).max(364),
            makesUp: z.boolean().optional(),
          })
          .strict()
          .readonly(),
      )
      .min(1)
      .readonly(),
  })
  .strict()
  .readonly();
export type DemoStudySource = z.infer<typeof DemoStudySource>;

/**
 * The demonstration's training plan for one day. Whoever knows real certificates (the launcher, from its centre) puts
 * their ids in place of these.
 */
export function demoStudy(
  source: DemoStudySource,
  candidates: readonly PackageCandidate[],
  items: readonly Item[],
  today: LocalDate,
): StudyPlan {
  const questions = items
    .filter((item) => item.type === 'single')
    .map((item) => item.id)
    .sort(compareIds);
  return {
    title: source.title,
    institution: source.institution,
    courses: source.courses.map(({ quizQuestions, passPercent = 60, ...rest }) =>
      quizQuestions === undefined
        ? rest
        : { ...rest, quiz: { itemIds: questions.slice(0, quizQuestions), passPercent } },
    ),
    trainees: candidates.map((candidate, at) => traineeOf(source, candidate, at, today)),
  };
}

function traineeOf(
  { duties }: DemoStudySource,
  { candidateId, seat }: PackageCandidate,
  at: number,
  today: LocalDate,
): Trainee {
  const duty = duties[at < duties.length ? at : 0] ?? { yearsAgo: 1, daysAgo: 60 };
  const day = plusDays(today, -duty.daysAgo);
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const issued = calendarDate(year - duty.yearsAgo, month, Math.min(dayOfMonth, 28));
  const dutyFrom = LocalDate.parse(issued ?? day);
  const certificateId = CertificateId.parse(`demo-certificate-${String(seat).padStart(3, '0')}`);
  if (duty.makesUp !== true) return { candidateId, certificateId, dutyFrom };
  const before = cycleYear(dutyFrom, cycleIndexOn(dutyFrom, today) - 1);
  return { candidateId, certificateId, dutyFrom, makeUpFor: before.label, isMakeUpApproved: false };
}
