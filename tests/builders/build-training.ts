import { LocalDate } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import type { PostCode } from '../../src-shared/domain/certificate/post';
import type { PlanDraft } from '../../src-shared/domain/training/training-plan';
import type { Browser } from './build-browser';

const DAY_MS = 86_400_000;

/** A plan of two courses, 16 hours public and 16 professional, from a week ago to a month from now. */
export function buildPlan(nowMs: number, changes: Partial<PlanDraft> = {}): PlanDraft {
  return {
    post: '010',
    title: '演示培训班',
    startsOn: LocalDate.parse(shanghaiDate(nowMs - 7 * DAY_MS)),
    endsOn: LocalDate.parse(shanghaiDate(nowMs + 30 * DAY_MS)),
    place: '演示路 1 号 301 教室',
    teachers: '演示师甲',
    capacity: 40,
    courses: [
      { courseId: 'law', title: '法律法规', part: 'public', tenths: 160 },
      { courseId: 'site', title: '施工组织', part: 'professional', tenths: 160 },
    ],
    ...changes,
  };
}

/** From a request to the end of the training, by the institution's own steps; the plan's id. */
export async function trainThrough(
  institution: Browser,
  nowMs: number,
  enrolmentId: string,
  post: PostCode = '010',
): Promise<string> {
  const made = await institution.call('createPlan', buildPlan(nowMs, { post }));
  if (!made.ok) throw new Error(made.error.kind);
  const { planId } = made.value;
  const steps = [
    () => institution.call('moveEnrolment', { enrolmentId, action: 'confirm' }),
    () => institution.call('joinPlan', { planId, enrolmentId }),
    () => institution.call('moveEnrolment', { enrolmentId, action: 'complete-training' }),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) throw new Error(done.error.kind);
  }
  return planId;
}
