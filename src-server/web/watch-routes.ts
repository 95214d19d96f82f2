import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { audit } from '../accounts/audit';
import { compareAside } from '../office/compare-aside';
import { decideAside } from '../office/decide-aside';
import { listAlarmLines, listAside } from '../office/list-aside';
import { putInPlace } from '../office/put-in-place';
import { exportAudit, searchAudit } from '../office/search-audit';
import { searchIncidents } from '../office/search-incidents';
import { acknowledgeAlarm } from '../registry/alarms';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

const A_PAGE = 50;

/** What happened in rooms, what needs a person, and who did what. */
export function watchRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, importing, healer } = context;
  const { database, now } = accounts;

  answerRoute(app, context, 'searchIncidents', ({ body }) =>
    searchIncidents(database, body.search, body.after),
  );

  answerRoute(app, context, 'alarms', async ({ body }) => ({
    lines: await listAlarmLines(database, body.isOpenOnly),
  }));

  answerRoute(app, context, 'acknowledgeAlarm', async ({ body, session }) => {
    const by = officerOf(session);
    const isThere = await acknowledgeAlarm(database, { ...body, by: by.accountId }, now());
    if (!isThere) return err({ kind: 'no-such-alarm' });
    const entry = { ...by, action: 'acknowledge-alarm', subject: body.subject, outcome: body.kind };
    await audit(database, entry, now());
    return ok({});
  });

  answerRoute(app, context, 'recordsAside', ({ body }) => listAside(database, body.isOpenOnly, body.after));

  answerRoute(app, context, 'compareAside', async ({ body, session }) => {
    const compared = await compareAside(importing, body);
    if (compared === undefined) return err({ kind: 'no-such-record' });
    const subject = `${body.stationId}|${body.epoch}|${body.seq}`;
    const entry = { ...officerOf(session), action: 'open-record', subject, outcome: 'shown' };
    await audit(database, entry, now());
    return ok(compared);
  });

  answerRoute(app, context, 'decideAside', async ({ body, session }) => {
    const { decision } = body;
    if (decision === 'put-in-place') {
      const { decision: _decision, ...record } = body;
      const done = await putInPlace(importing, officerOf(session), record);
      return done.ok ? ok({ isCounted: true }) : err({ kind: done.error });
    }
    const decided = await decideAside({ database, healer, now }, officerOf(session), { ...body, decision });
    return decided.ok ? decided : err({ kind: decided.error });
  });

  answerRoute(app, context, 'auditLog', async ({ body }) => {
    const found = await searchAudit(database, body.search, body.after, A_PAGE + 1);
    return { lines: found.slice(0, A_PAGE), hasMore: found.length > A_PAGE };
  });

  answerRoute(app, context, 'exportAudit', ({ body, session }) =>
    exportAudit(database, officerOf(session), body.search, now()),
  );
}
