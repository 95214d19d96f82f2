import type { FastifyInstance } from 'fastify';
import { InstitutionId, PersonId } from '../../src-shared/basics/ids';
import { err, ok } from '../../src-shared/basics/result';
import { postName } from '../../src-shared/domain/certificate/post';
import type { OpenWebSession } from '../accounts/web-session-store';
import { certificatesOf } from '../people/certificate-store';
import { enrol, withdraw } from '../people/enrol';
import { enrolmentsOfPerson, type Institution, institutionsById } from '../people/enrolment-store';
import { exchangeCertificate } from '../people/exchange-certificate';
import { hoursOverview } from '../people/hours-overview';
import { ledgerOf } from '../people/hours-store';
import { answerRoute } from './answer-route';
import type { WebContext } from './web-context';

/** What a person sees and does of their own; whose it is comes from the session alone, never from the request. */
export function personRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts } = context;
  const { database } = accounts;

  answerRoute(app, context, 'myEnrolments', async ({ session }) => {
    const held = await enrolmentsOfPerson(database, actorOf(session).personId);
    const known = await institutionsById(
      database,
      held.map((one) => one.enrolment.institutionId),
    );
    return {
      enrolments: held.flatMap(({ enrolment, changedAtMs }) => {
        const institution = known.get(enrolment.institutionId);
        if (institution === undefined) return [];
        const { enrolmentId, post, kind } = enrolment;
        return [
          {
            enrolmentId,
            post,
            postName: postName(post),
            institution: institutionView(institution),
            kind,
            ...(kind === 'tested' ? { isPassed: enrolment.isPassed } : {}),
            changedAtMs,
          },
        ];
      }),
    };
  });

  answerRoute(app, context, 'enrol', async ({ body, session }) => {
    const done = await enrol(accounts, actorOf(session), body.institutionId, body.post);
    return done.ok ? ok({}) : done;
  });

  answerRoute(app, context, 'withdraw', async ({ body, session }) => {
    const done = await withdraw(accounts, actorOf(session), body.enrolmentId);
    return done.ok ? ok({}) : err({ kind: done.error.kind });
  });

  answerRoute(app, context, 'myHours', async ({ session }) => {
    const { personId } = actorOf(session);
    const held = await certificatesOf(database, personId);
    const ledger = await ledgerOf(database, personId);
    return hoursOverview(
      held.map((one) => one.certificate),
      ledger,
      accounts.now(),
    );
  });

  answerRoute(app, context, 'exchange', ({ body, session }) =>
    exchangeCertificate(accounts, actorOf(session), body.certificateId),
  );
}

export function institutionView(row: Institution) {
  const { name, provinceCode, address, phone } = row;
  return { institutionId: InstitutionId.parse(row.institutionId), name, provinceCode, address, phone };
}

/** Only reached by a signed-in person: the contract's access was judged before. */
function actorOf(session: OpenWebSession | undefined): { accountId: string; personId: PersonId } {
  const { accountId, personId } = session?.account ?? {};
  if (accountId === undefined || !personId) throw new Error('a person’s route without a person');
  return { accountId, personId: PersonId.parse(personId) };
}
