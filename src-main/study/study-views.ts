import type { Instant } from '../../src-shared/basics/instant';
import type { SessionHead, StationView } from '../../src-shared/contracts/ipc/station-view';
import type {
  ClassMember,
  CourseHead,
  QuizHead,
  StudyConsole,
  StudyOutcome,
  StudySeat,
  StudyStage,
} from '../../src-shared/contracts/ipc/study-view';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { gapBetween } from '../../src-shared/domain/attempt/time-ledger';
import { hopefulMs } from '../../src-shared/domain/study/study-clock';
import type { StudyCourse, StudyPlan } from '../../src-shared/domain/study/study-plan';
import { isSignedIn, type Sitting } from '../../src-shared/domain/study/study-state';
import type { StationMemory } from '../exam/station-memory';
import { studyCover } from '../lockdown/lockdown-memory';
import { creditView } from './credit-view';
import { type OpenClass, openClass } from './study-desk';

const minutesOf = (ms: number): number => Math.floor(ms / 60_000);

/** What the screen shows while a class is open and nobody is checking in; undefined when none is. */
export function studyViewOf(
  memory: StationMemory,
  session: SessionHead,
  demoAdmissionNumbers: readonly { readonly admissionNo: string; readonly displayName: string }[],
  now: Instant,
): StationView | undefined {
  const open = openClass(memory);
  if (open === undefined) return undefined;
  const head = { session, course: courseHead(open.plan, open.course) };
  const told = outcomeOf(open, memory.study.told);
  if (told !== undefined) return { kind: 'study-done', ...head, outcome: told };
  const sitting = [...open.state.sittings.values()].find((one) => one.sittingId === memory.study.atSeat);
  if (sitting !== undefined && isSignedIn(sitting)) {
    const { isPaused } = open.state;
    const cover = studyCover(memory);
    if (cover !== undefined) {
      const coveredMs = gapBetween(cover.at, now).gapMs;
      return { kind: 'study-covered', ...head, because: cover.because, coveredMs };
    }
    const { warning } = memory.lockdown;
    return {
      kind: 'studying',
      ...head,
      isPaused,
      seat: seatOf(open, sitting, now),
      ...(warning?.attemptId === sitting.sittingId
        ? { lockdownWarning: { kind: warning.kind, count: warning.count } }
        : {}),
    };
  }
  return {
    kind: 'study-home',
    ...head,
    isPaused: open.state.isPaused,
    people: [...open.state.sittings.values()].filter(isSignedIn).map((one) => memberOf(open, one)),
    demoAdmissionNumbers,
  };
}

export function courseHead(plan: StudyPlan, course: StudyCourse): CourseHead {
  const { courseId, title, teacher, mode, plannedMinutes } = course;
  const { title: planTitle, institution } = plan;
  const head = { courseId, title, planTitle, institution, mode, plannedMinutes };
  return teacher === undefined ? head : { ...head, teacher };
}

function nameOf({ session }: OpenClass, { candidateId }: Sitting): string {
  const { candidates } = session.opened.content;
  return candidates.find((one) => one.candidateId === candidateId)?.displayName ?? '';
}

function stageOf({ stage }: Sitting): StudyStage {
  return stage.kind === 'signed-out' ? 'away' : stage.kind;
}

function memberOf(open: OpenClass, one: Sitting): ClassMember {
  const minutes = minutesOf(hopefulMs(one.clock));
  return { sittingId: one.sittingId, displayName: nameOf(open, one), minutes, stage: stageOf(one) };
}

function seatOf(open: OpenClass, one: Sitting, now: Instant): StudySeat {
  const { stage } = one;
  const quiz = quizHead(open, one);
  const leftMs =
    stage.kind === 'asked'
      ? open.rules.policy.checkAnswerSeconds * 1000 - gapBetween(stage.since, now).gapMs
      : undefined;
  return {
    sittingId: one.sittingId,
    displayName: nameOf(open, one),
    stage: stageOf(one),
    ...(stage.kind === 'away' ? { awayBecause: stage.because } : {}),
    isByFace: one.proof.kind === 'face',
    minutes: minutesOf(hopefulMs(one.clock)),
    lostMinutes: minutesOf(one.clock.lostMs),
    pageTitles: open.course.pages.map((page) => page.title),
    ...(quiz === undefined ? {} : { quiz }),
    ...(leftMs === undefined ? {} : { answerLeftSeconds: Math.max(0, Math.ceil(leftMs / 1000)) }),
  };
}

function quizHead({ course, rules }: OpenClass, { quiz }: Sitting): QuizHead | undefined {
  if (course.quiz === undefined) return undefined;
  const { last, passedAt, triesUsed } = quiz;
  return {
    questions: course.quiz.itemIds.length,
    passPercent: course.quiz.passPercent,
    triesLeft: passedAt === undefined ? rules.policy.quizTries - triesUsed : 0,
    state: passedAt !== undefined ? 'passed' : last === undefined ? 'not-sat' : 'failed',
    ...(last === undefined ? {} : { lastPercent: Math.floor((last.points * 100) / last.outOf) }),
  };
}

function outcomeOf(open: OpenClass, sittingId: string | undefined): StudyOutcome | undefined {
  const one = [...open.state.sittings.values()].find((sitting) => sitting.sittingId === sittingId);
  const credit = one === undefined ? undefined : creditView(open, one);
  if (one === undefined || credit === undefined) return undefined;
  return {
    displayName: nameOf(open, one),
    minutes: minutesOf(one.clock.provenMs),
    lostMinutes: minutesOf(one.clock.lostMs),
    missedChecks: one.checks.missed,
    credit,
  };
}

/** The class in the console; undefined where the session has no plan. */
export function studyConsoleOf(memory: StationMemory, content: PackageContent): StudyConsole | undefined {
  const { study: plan } = content.session;
  if (plan === undefined) return undefined;
  const open = openClass(memory);
  const courses = plan.courses.map((course) => courseHead(plan, course));
  const setAside = setAsideOf(memory, content);
  if (open === undefined) return { courses, setAside };
  const sittings = [...open.state.sittings.values()];
  const people = sittings.filter(isSignedIn).map((one) => ({
    ...memberOf(open, one),
    lostMinutes: minutesOf(one.clock.lostMs),
    asked: one.checks.asked,
    missed: one.checks.missed,
    signedInAtMs: one.signedInAt.wallMs,
    isByFace: one.proof.kind === 'face',
  }));
  const done = sittings.flatMap((one) => outcomeOf(open, one.sittingId) ?? []);
  const { courseId, isPaused } = open.state;
  return { courses, setAside, open: { courseId, isPaused, people, done } };
}

function setAsideOf({ study }: StationMemory, { candidates }: PackageContent): StudyConsole['setAside'] {
  return [...study.setAside.values()].flatMap(({ candidateId, reason }) => {
    const person = candidates.find((one) => one.candidateId === candidateId);
    return person === undefined ? [] : [{ displayName: person.displayName, reason }];
  });
}
