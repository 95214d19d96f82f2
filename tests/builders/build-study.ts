import {
  AttemptId,
  CandidateId,
  CertificateId,
  LocalDate,
  PackageId,
  SessionId,
  StaffId,
} from '../../src-shared/basics/ids';
import type { Instant } from '../../src-shared/basics/instant';
import type { StudyPolicy } from '../../src-shared/domain/policy/study-policy';
import type { StudyRules } from '../../src-shared/domain/study/reduce-study';
import type { PresenceProof, StudyEvent } from '../../src-shared/domain/study/study-event';
import { StudyPlan } from '../../src-shared/domain/study/study-plan';
import { buildPolicy } from './build-policy';

export const MINUTE = 60_000;
export const STAFF = StaffId.parse('JK001');
export const FACE: PresenceProof = { kind: 'face', distanceMilli: 210, tries: 1 };

/** Minutes after the class opened at 09:00 in Shanghai on 2026-03-10. */
export function minute(minutes: number, bootId = 'boot-1'): Instant {
  const ms = Math.round(minutes * MINUTE);
  return { wallMs: Date.UTC(2026, 2, 10, 1) + ms, monoMs: 1_000_000 + ms, bootId };
}

export const sittingId = (no: number): AttemptId => AttemptId.parse(String(no).padStart(32, '0'));
export const trainee = (no: number): CandidateId => CandidateId.parse(`C-${no}`);

/** A class of three trainees and one course of `plannedMinutes`; no nonsense passes the schema. */
export function buildPlan({
  plannedMinutes = 90,
  dutyFrom = '2024-05-01',
  mode = 'class',
  ...more
}: {
  readonly plannedMinutes?: number;
  readonly dutyFrom?: string;
  readonly mode?: 'class' | 'self-study';
  readonly quiz?: object;
  readonly trainee?: object;
} = {}): StudyPlan {
  return StudyPlan.parse({
    title: '样例计划',
    institution: '样例机构',
    courses: [
      {
        courseId: 'K-1',
        title: '样例课程',
        mode,
        part: 'public',
        plannedMinutes,
        pages: [],
        ...(more.quiz === undefined ? {} : { quiz: more.quiz }),
      },
    ],
    trainees: [1, 2, 3].map((no) => ({
      candidateId: trainee(no),
      certificateId: CertificateId.parse(`CERT-${no}`),
      dutyFrom: LocalDate.parse(dutyFrom),
      ...more.trainee,
    })),
  });
}

export function buildRules(plan = buildPlan(), policy: Partial<StudyPolicy> = {}): StudyRules {
  return { plan, policy: { ...buildPolicy().study, ...policy } };
}

export const opened = (at = minute(0)): StudyEvent => ({
  kind: 'class-opened',
  at,
  sessionId: SessionId.parse('S-1'),
  packageId: PackageId.parse('P-1'),
  courseId: 'K-1',
  by: STAFF,
});

export const signedIn = (no: number, at: Instant, entryNo = 1, id = no): StudyEvent => ({
  kind: 'signed-in',
  at,
  sittingId: sittingId(id),
  candidateId: trainee(no),
  entryNo,
  proof: FACE,
});

/** The durable tick every `everyMinutes`, from just after `from` up to `to`. */
export function ticks(from: number, to: number, everyMinutes = 0.25): StudyEvent[] {
  const events: StudyEvent[] = [];
  for (let at = from + everyMinutes; at <= to; at += everyMinutes)
    events.push({ kind: 'ticked', at: minute(at) });
  return events;
}

export const asked = (no: number, at: number): StudyEvent => ({
  kind: 'asked',
  at: minute(at),
  sittingId: sittingId(no),
});
export const missed = (no: number, at: number): StudyEvent => ({
  kind: 'missed',
  at: minute(at),
  sittingId: sittingId(no),
});
export const seen = (no: number, at: number): StudyEvent => ({
  kind: 'seen',
  at: minute(at),
  sittingId: sittingId(no),
  proof: FACE,
});
export const signedOut = (
  no: number,
  at: number,
  tenths = 0,
  proof: PresenceProof | undefined = FACE,
): StudyEvent => ({
  kind: 'signed-out',
  at: minute(at),
  sittingId: sittingId(no),
  ...(proof === undefined ? {} : { proof }),
  tenths,
});
