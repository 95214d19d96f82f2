import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { audit } from '../accounts/audit';
import { answerReview, holdResult } from '../office/decide-on-result';
import { exportResults } from '../office/export-results';
import { otherRecordsOf } from '../office/other-records';
import { resultDetail } from '../office/result-detail';
import { searchResults } from '../office/search-results';
import { reviewResult } from '../review/review-result';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

const A_PAGE = 50;

/** The results of all sessions, and what the province decides about one. */
export function resultRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, importing } = context;
  const { database, now } = accounts;

  answerRoute(app, context, 'searchResults', async ({ body }) => {
    const found = await searchResults(database, body.search, body.after, A_PAGE + 1);
    return { lines: found.slice(0, A_PAGE).map((one) => one.line), hasMore: found.length > A_PAGE };
  });

  answerRoute(app, context, 'exportResults', ({ body, session }) =>
    exportResults(accounts, officerOf(session), body),
  );

  answerRoute(app, context, 'resultDetail', async ({ body, session }) => {
    const found = await resultDetail(importing, body.attemptId);
    if (found === undefined) return err({ kind: 'no-such-result' });
    // A whole name was shown: who looked is kept (LW-6).
    const entry = { action: 'open-result', subject: body.attemptId, outcome: 'shown' };
    await audit(database, { ...officerOf(session), ...entry }, now());
    return ok(found);
  });

  answerRoute(app, context, 'otherRecords', async ({ body }) => ({
    lines: await otherRecordsOf(importing, body.attemptId),
  }));

  answerRoute(app, context, 'holdResult', async ({ body, session }) => {
    const done = await holdResult(accounts, officerOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });

  answerRoute(app, context, 'reviewResult', async ({ body, session }) => {
    const by = officerOf(session);
    const { attemptId } = body;
    const request = { attemptId, requestedBy: by.accountId, requestedAtMs: now() };
    const review = await reviewResult(importing, request);
    if (!review.ok) return err({ kind: 'no-such-result' });
    const outcome = review.value.isConfirmed ? 'confirmed' : 'differs';
    await audit(database, { ...by, action: 'review-result', subject: attemptId, outcome }, now());
    return ok({});
  });

  answerRoute(app, context, 'answerReview', async ({ body, session }) => {
    const done = await answerReview(accounts, officerOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });
}
