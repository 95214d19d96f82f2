import { err, ok, type Result } from '../../basics/result';
import { type PlanDraft, type PlanFault, planFault } from './training-plan';

/** A class that gave hours and still stands in somebody's ledger. `date` is YYYY-MM-DD in Asia/Shanghai. */
export type GivenClass = { readonly courseId: string; readonly date: string };

export type PlanFacts = {
  /** Who is on the plan. */
  readonly members: number;
  readonly classes: readonly GivenClass[];
};

export type PlanEditRefusal =
  | { readonly kind: PlanFault }
  /** EN-3: whoever is on the plan came for its post. */
  | { readonly kind: 'POST_HAS_MEMBERS' }
  | { readonly kind: 'BELOW_MEMBERS'; readonly members: number }
  /** CE-11: hours that were given stand; another number, part or no such course would tell of hours that nobody got. */
  | { readonly kind: 'COURSE_HAS_HOURS'; readonly courseId: string; readonly date: string }
  /** A class lies on that day, outside the new days. */
  | { readonly kind: 'CLASS_OUTSIDE'; readonly date: string };

export const PLAN_FIELDS = [
  'title',
  'post',
  'startsOn',
  'endsOn',
  'place',
  'teachers',
  'capacity',
  'courses',
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

/**
 * What of a plan would change; nothing when it says the same. Published or not, whatever does not touch hours that were
 * given may change: name, place, teachers, days that still hold every class, courses that nobody had.
 */
export function editPlan(
  before: PlanDraft,
  after: PlanDraft,
  { members, classes }: PlanFacts,
): Result<readonly PlanField[], PlanEditRefusal> {
  const fault = planFault(after);
  if (fault !== undefined) return err({ kind: fault });
  if (after.post !== before.post && members > 0) return err({ kind: 'POST_HAS_MEMBERS' });
  if (after.capacity < members) return err({ kind: 'BELOW_MEMBERS', members });
  for (const { courseId, date } of classes) {
    if (hoursOf(before, courseId) !== hoursOf(after, courseId)) {
      return err({ kind: 'COURSE_HAS_HOURS', courseId, date });
    }
    if (date < after.startsOn || date > after.endsOn) return err({ kind: 'CLASS_OUTSIDE', date });
  }
  return ok(changedFields(before, after));
}

export function changedFields(before: PlanDraft, after: PlanDraft): readonly PlanField[] {
  return PLAN_FIELDS.filter((field) => textOf(before, field) !== textOf(after, field));
}

/** What a class of the course gives, as one text; undefined when the plan has no such course. */
function hoursOf({ courses }: PlanDraft, courseId: string): string | undefined {
  const course = courses.find((one) => one.courseId === courseId);
  return course && `${course.tenths} ${course.part}`;
}

function textOf(draft: PlanDraft, field: PlanField): string {
  if (field !== 'courses') return String(draft[field]);
  return JSON.stringify(draft.courses.map((one) => [one.courseId, one.title, one.part, one.tenths]));
}
