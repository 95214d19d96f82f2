import type { FastifyInstance } from 'fastify';
import type { InstitutionId, PersonId } from '../../src-shared/basics/ids';
import { err, ok } from '../../src-shared/basics/result';
import { enrolOnSite } from '../people/enrol-on-site';
import { findEnrolment } from '../people/enrolment-store';
import { moveEnrolment } from '../people/move-enrolment';
import { replacePhoto } from '../people/photo-store';
import { approveMakeUp, recordHours } from '../people/record-hours';
import { settleEnrolments } from '../people/settle-enrolments';
import { acceptPhoto, traineePhoto } from '../people/trainee-photo';
import { traineesOf } from '../people/trainees';
import { answerRoute } from './answer-route';
import { institutionOf } from './institution-actor';
import { photoRefusal } from './person-routes';
import type { WebContext } from './web-context';

/** What an institution sees and does with its own people; which one it is comes from the session alone. */
export function institutionRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts } = context;

  answerRoute(app, context, 'trainees', async ({ session }) => {
    const { institutionId } = institutionOf(session);
    await settleEnrolments(accounts.database, { institutionId }, accounts.now());
    return { trainees: await traineesOf(accounts.database, institutionId, accounts.now()) };
  });

  answerRoute(app, context, 'enrolOnSite', async ({ body, session }) => {
    const done = await enrolOnSite(accounts, institutionOf(session), body);
    return done.ok ? ok({}) : done;
  });

  answerRoute(app, context, 'moveEnrolment', async ({ body, session }) => {
    const done = await moveEnrolment(accounts, institutionOf(session), body.enrolmentId, body.action);
    return done.ok ? ok({}) : done;
  });

  answerRoute(app, context, 'replaceTraineePhoto', async ({ body, session }) => {
    const { accountId, institutionId } = institutionOf(session);
    const personId = await traineeOf(context, institutionId, body.enrolmentId);
    if (personId === undefined) return err({ kind: 'not-yours' });
    const actor = { kind: 'institution', institutionId } as const;
    const by = { accountId, role: 'institution' };
    const bytes = Buffer.from(body.jpegBase64, 'base64');
    const done = await replacePhoto(accounts, actor, by, personId, bytes);
    return done.ok ? ok({}) : err(photoRefusal(done.error));
  });

  answerRoute(app, context, 'traineePhoto', async ({ body, session }) => {
    const photo = await traineePhoto(accounts, institutionOf(session).institutionId, body.enrolmentId);
    return photo === undefined ? err({ kind: 'not-yours' }) : ok(photo);
  });

  answerRoute(app, context, 'acceptPhoto', async ({ body, session }) => {
    const done = await acceptPhoto(accounts, institutionOf(session), body);
    return done.ok ? ok({}) : err({ kind: done.error });
  });

  answerRoute(app, context, 'recordHours', ({ body, session }) =>
    recordHours(accounts, institutionOf(session), body),
  );

  answerRoute(app, context, 'approveMakeUp', async ({ body, session }) => {
    const done = await approveMakeUp(accounts, institutionOf(session), body);
    return done.ok ? ok({}) : done;
  });
}

/** The institution's own trainee behind an enrolment; undefined for anybody else's. */
async function traineeOf(
  context: WebContext,
  institutionId: InstitutionId,
  enrolmentId: string,
): Promise<PersonId | undefined> {
  const enrolment = await findEnrolment(context.accounts.database, enrolmentId);
  return enrolment?.institutionId === institutionId ? enrolment.personId : undefined;
}
