import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { bookableOf, bookSession, cancelBooking } from '../people/book-session';
import { changePlan, planChanges } from '../people/edit-plan';
import { joinPlan, recordClass } from '../people/plan-members';
import { cancelPlannedSession, plannedSessionsOf, planSession } from '../people/planned-sessions';
import { settleEnrolments } from '../people/settle-enrolments';
import { createPlan, plansOf, publishPlan } from '../people/training-plans';
import { answerRoute } from './answer-route';
import { institutionOf } from './institution-actor';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** From a training plan to a session of the exam; the institution is the session's own, never the request's. */
export function trainingRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts } = context;
  const { database, now } = accounts;

  answerRoute(app, context, 'trainingPlans', async ({ session }) => {
    const { institutionId } = institutionOf(session);
    await settleEnrolments(database, { institutionId }, now());
    return { plans: await plansOf(database, institutionId, accounts.now()) };
  });

  answerRoute(app, context, 'createPlan', async ({ body, session }) => {
    const made = await createPlan(accounts, institutionOf(session), body);
    return made.ok ? made : err({ kind: made.error });
  });

  answerRoute(app, context, 'publishPlan', async ({ body, session }) => {
    const { planId, isPublished } = body;
    const done = await publishPlan(accounts, institutionOf(session), planId, isPublished);
    return done.ok ? ok({}) : err({ kind: done.error });
  });

  answerRoute(app, context, 'editPlan', ({ body, session }) =>
    changePlan(accounts, institutionOf(session), body.planId, body.draft),
  );

  answerRoute(app, context, 'planHistory', async ({ body, session }) => {
    const { institutionId } = institutionOf(session);
    const changes = await planChanges(database, institutionId, body.planId);
    return changes === undefined ? err({ kind: 'no-such-plan' }) : ok({ changes });
  });

  answerRoute(app, context, 'joinPlan', async ({ body, session }) => {
    const done = await joinPlan(accounts, institutionOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });

  answerRoute(app, context, 'recordClass', async ({ body, session }) => {
    const done = await recordClass(accounts, institutionOf(session), body);
    return done.ok ? done : err({ kind: done.error });
  });

  answerRoute(app, context, 'plannedSessions', async () => ({
    sessions: await plannedSessionsOf(database, now()),
  }));

  answerRoute(app, context, 'planSession', async ({ body, session }) => {
    const made = await planSession(accounts, officerOf(session), body);
    return made.ok ? made : err({ kind: made.error });
  });

  answerRoute(app, context, 'cancelPlannedSession', async ({ body, session }) => {
    const done = await cancelPlannedSession(accounts, officerOf(session), body.sessionId);
    return done.ok ? ok({}) : err({ kind: done.error });
  });

  answerRoute(app, context, 'bookable', async ({ session }) => ({
    trainees: await bookableOf(accounts, institutionOf(session)),
  }));

  answerRoute(app, context, 'bookSession', async ({ body, session }) => {
    const done = await bookSession(accounts, institutionOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });

  answerRoute(app, context, 'cancelBooking', async ({ body, session }) => {
    const done = await cancelBooking(accounts, institutionOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });
}
