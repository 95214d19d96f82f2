import { err, ok, type Result } from '../../src-shared/basics/result';
import type { StepProblem } from '../../src-shared/contracts/ipc/problems';
import { reduceStudy, type StudyRules } from '../../src-shared/domain/study/reduce-study';
import type { StudyEvent } from '../../src-shared/domain/study/study-event';
import type { StudyCourse, StudyPlan, Trainee } from '../../src-shared/domain/study/study-plan';
import type { Sitting, StudyState } from '../../src-shared/domain/study/study-state';
import { type Desk, NOT_NOW, notWritten } from '../exam/desk';
import type { OpenSession, StationMemory } from '../exam/station-memory';
import type { JournalEntry } from '../journal/journal-entry';

/** A class that is open here, with everything it is judged by. */
export type OpenClass = {
  readonly session: OpenSession;
  readonly plan: StudyPlan;
  readonly state: StudyState;
  readonly course: StudyCourse;
  readonly rules: StudyRules;
};

export function rulesOf(session: OpenSession): StudyRules | undefined {
  const { study } = session.opened.content.session;
  return study === undefined ? undefined : { plan: study, policy: session.opened.content.policy.study };
}

export function openClass({ session, study }: StationMemory): OpenClass | undefined {
  if (session === undefined || study.state === undefined || study.state.isClosed) return undefined;
  const rules = rulesOf(session);
  const { state } = study;
  const course = rules?.plan.courses.find((one) => one.courseId === state.courseId);
  if (rules === undefined || course === undefined) return undefined;
  return { session, plan: rules.plan, state, course, rules };
}

export function traineeOf({ plan }: OpenClass, { candidateId }: Pick<Sitting, 'candidateId'>): Trainee {
  const found = plan.trainees.find((one) => one.candidateId === candidateId);
  if (found === undefined) throw new Error('somebody signed in who is not in the plan');
  return found;
}

/**
 * The road of everything in a class: events -> pure fold -> journal -> memory, as an answer's. What goes with them in
 * the same write stands behind them, so that a torn write leaves a sign-out without its record and never a record
 * without its sign-out; the former is made good when the session is opened again.
 */
export async function recordStudy(
  desk: Desk,
  session: OpenSession,
  events: readonly StudyEvent[],
  beside: (state: StudyState) => readonly JournalEntry[] = () => [],
): Promise<Result<StudyState, StepProblem>> {
  const rules = rulesOf(session);
  if (rules === undefined) return err(NOT_NOW);
  let state = desk.memory.study.state;
  for (const event of events) {
    const next = reduceStudy(state, event, rules);
    if (!next.ok) {
      desk.log('study-event-refused', { event: event.kind });
      return err(NOT_NOW);
    }
    state = next.value;
  }
  if (state === undefined) return err(NOT_NOW);
  const entries = events.map((event): JournalEntry => ({ kind: 'study-event', event }));
  const written = await desk.append([...entries, ...beside(state)]);
  if (!written.ok) return err(notWritten(written.error));
  desk.memory.study.state = state;
  return ok(state);
}
