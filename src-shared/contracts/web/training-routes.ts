import { z } from 'zod';
import { LocalDate } from '../../basics/ids';
import { PLAN_FIELDS } from '../../domain/training/edit-plan';
import { PlanDraft } from '../../domain/training/training-plan';
import { resultOf } from '../result-schema';
import { nothing, type Route, roles } from './route';
import * as training from './training';

const planId = z.string().max(64);
const enrolmentId = z.string().max(64);
const sessionId = z.string().max(64);
const booking = z.object({ sessionId, enrolmentId }).strict();

/** Training plans and their classes, and the way from a plan to a session of the exam. */
export const trainingRoutes = {
  trainingPlans: {
    method: 'GET',
    path: '/api/institution/plans',
    access: roles('institution'),
    body: nothing,
    answer: z.object({ plans: z.array(training.PlanView) }).strict(),
  },
  createPlan: {
    method: 'POST',
    path: '/api/institution/plans',
    access: roles('institution'),
    body: PlanDraft,
    answer: resultOf(z.object({ planId }).strict(), z.object({ kind: training.PlanProblem }).strict()),
  },
  /** A plan is changed as a whole; hours that were given stay as they are (CE-11). */
  editPlan: {
    method: 'POST',
    path: '/api/institution/plans/change',
    access: roles('institution'),
    body: z.object({ planId, draft: PlanDraft }).strict(),
    answer: resultOf(z.object({ fields: z.array(z.enum(PLAN_FIELDS)) }).strict(), training.PlanEditProblem),
  },
  planHistory: {
    method: 'POST',
    path: '/api/institution/plans/history',
    access: roles('institution'),
    body: z.object({ planId }).strict(),
    answer: resultOf(
      z.object({ changes: z.array(training.PlanChange) }).strict(),
      z.object({ kind: z.literal('no-such-plan') }).strict(),
    ),
  },
  /** 培训信息 tells of published plans only (CT-5). */
  publishPlan: {
    method: 'POST',
    path: '/api/institution/plans/publication',
    access: roles('institution'),
    body: z.object({ planId, isPublished: z.boolean() }).strict(),
    answer: resultOf(nothing, z.object({ kind: z.literal('no-such-plan') }).strict()),
  },
  joinPlan: {
    method: 'POST',
    path: '/api/institution/plans/members',
    access: roles('institution'),
    body: z.object({ planId, enrolmentId }).strict(),
    answer: resultOf(nothing, z.object({ kind: training.JoinProblem }).strict()),
  },
  /** Class hours of those who came (CE-10, CE-11); the same class again counts once. */
  recordClass: {
    method: 'POST',
    path: '/api/institution/plans/classes',
    access: roles('institution'),
    body: z
      .object({
        planId,
        courseId: z.string().max(32),
        date: LocalDate,
        /** 年度 that the class makes up for (CE-4r); absent: it counts for the year it falls in. */
        makeUpFor: z.number().int().min(1990).max(2200).optional(),
        enrolmentIds: z.array(enrolmentId).min(1).max(1000),
      })
      .strict(),
    answer: resultOf(
      z.object({ lines: z.array(training.ClassLine) }).strict(),
      z.object({ kind: training.ClassProblem }).strict(),
    ),
  },
  plannedSessions: {
    method: 'GET',
    path: '/api/sessions/planned',
    access: roles('institution', 'province', 'system'),
    body: nothing,
    answer: z.object({ sessions: z.array(training.PlannedSessionView) }).strict(),
  },
  planSession: {
    method: 'POST',
    path: '/api/sessions/planned',
    access: roles('province', 'system'),
    body: training.SessionDraft,
    answer: resultOf(
      z.object({ sessionId }).strict(),
      z.object({ kind: z.enum(['session-exists', 'wrong-times']) }).strict(),
    ),
  },
  /** Everybody on its list is free for another one. */
  cancelPlannedSession: {
    method: 'POST',
    path: '/api/sessions/planned/cancellation',
    access: roles('province', 'system'),
    body: z.object({ sessionId }).strict(),
    answer: resultOf(
      nothing,
      z.object({ kind: z.enum(['no-such-session', 'PACKAGE_BUILT', 'SESSION_CANCELLED']) }).strict(),
    ),
  },
  bookable: {
    method: 'GET',
    path: '/api/institution/bookings',
    access: roles('institution'),
    body: nothing,
    answer: z.object({ trainees: z.array(training.Bookable) }).strict(),
  },
  bookSession: {
    method: 'POST',
    path: '/api/institution/bookings',
    access: roles('institution'),
    body: booking,
    answer: resultOf(nothing, z.object({ kind: training.BookProblem }).strict()),
  },
  cancelBooking: {
    method: 'POST',
    path: '/api/institution/bookings/cancellation',
    access: roles('institution'),
    body: booking,
    answer: resultOf(nothing, z.object({ kind: training.BookProblem }).strict()),
  },
} as const satisfies Readonly<Record<string, Route>>;
