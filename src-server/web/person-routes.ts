import type { FastifyInstance } from 'fastify';
import { InstitutionId, PersonId } from '../../src-shared/basics/ids';
import { err, ok } from '../../src-shared/basics/result';
import { postName } from '../../src-shared/domain/certificate/post';
import type { Enrolment } from '../../src-shared/domain/enrolment/enrolment';
import {
  DEFAULT_ENROLMENT_POLICY,
  type TestOutcome,
  testOutcome,
} from '../../src-shared/domain/enrolment/may-enrol';
import { mayReplacePhoto } from '../../src-shared/domain/person/photo-lock';
import type { OpenWebSession } from '../accounts/web-session-store';
import { certificateBadge } from '../people/certificate-badge';
import { certificateFace } from '../people/certificate-face';
import { certificatePdf } from '../people/certificate-pdf';
import { certificatesOf } from '../people/certificate-store';
import { enrol, withdraw } from '../people/enrol';
import { enrolmentsOfPerson, type Institution, institutionsById } from '../people/enrolment-store';
import { exchangeCertificate } from '../people/exchange-certificate';
import { hoursOverview } from '../people/hours-overview';
import { ledgerOf } from '../people/hours-store';
import { checkOf, latestPhoto, type PhotoProblem, photoFacts, replacePhoto } from '../people/photo-store';
import { refusedHours } from '../people/refused-hours';
import { settleEnrolments } from '../people/settle-enrolments';
import { answerRoute } from './answer-route';
import type { WebContext } from './web-context';

/** What a person sees and does of their own; whose it is comes from the session alone, never from the request. */
export function personRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts } = context;
  const { database } = accounts;

  answerRoute(app, context, 'myEnrolments', async ({ session }) => {
    const { personId } = actorOf(session);
    await settleEnrolments(database, { personId }, accounts.now());
    const held = await enrolmentsOfPerson(database, personId);
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
            ...testOf(enrolment),
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
    const certificates = held.map((one) => one.certificate);
    return {
      ...hoursOverview(certificates, ledger, accounts.now()),
      refused: await refusedHours(database, context.centre, personId),
    };
  });

  answerRoute(app, context, 'exchange', ({ body, session }) =>
    exchangeCertificate(accounts, actorOf(session), body.certificateId),
  );
}

export function institutionView(row: Institution) {
  const { name, provinceCode, address, phone } = row;
  return { institutionId: InstitutionId.parse(row.institutionId), name, provinceCode, address, phone };
}

/** Adds the photograph and the certificate as paper: what is large goes as base64 in the answer. */
export function personPaperRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, centre } = context;
  const { database } = accounts;

  answerRoute(app, context, 'myPhoto', async ({ session }) => {
    const { personId } = actorOf(session);
    const photo = await latestPhoto(database, personId);
    const may = await database.transaction(async (transaction) =>
      mayReplacePhoto({ kind: 'self' }, await photoFacts(transaction, personId, accounts.now())),
    );
    return {
      ...(photo === undefined
        ? { findings: [] }
        : { jpegBase64: photo.jpeg.toString('base64'), verdict: photo.verdict, ...checkOf(photo) }),
      ...(may.ok ? {} : { lockedBecause: may.error }),
    };
  });

  answerRoute(app, context, 'uploadPhoto', async ({ body, session }) => {
    const { accountId, personId } = actorOf(session);
    const by = { accountId, role: 'person' };
    const bytes = Buffer.from(body.jpegBase64, 'base64');
    const done = await replacePhoto(accounts, { kind: 'self' }, by, personId, bytes);
    return done.ok ? ok({}) : err(photoRefusal(done.error));
  });

  answerRoute(app, context, 'certificatePdf', async ({ body, session, ownUrl }) => {
    const { personId } = actorOf(session);
    const verifyAddress = `${context.publicUrl ?? ownUrl}/app/verify`;
    const face = await certificateFace(
      database,
      centre,
      personId,
      body.certificateId,
      verifyAddress,
      accounts.now(),
    );
    if (face === undefined) return err({ kind: 'no-such-certificate' });
    const pdf = await certificatePdf(face);
    const mark = face.isDemonstration ? '样例-' : '';
    return ok({ fileName: `${mark}${face.number}.pdf`, pdfBase64: pdf.toString('base64') });
  });

  answerRoute(app, context, 'certificateBadge', async ({ body, session, ownUrl }) => {
    const { personId } = actorOf(session);
    const centreUrl = (context.publicUrl ?? ownUrl).replace(/\/+$/, '');
    const { certificateId } = body;
    const verifyAddress = `${centreUrl}/app/verify`;
    const face = await certificateFace(
      database,
      centre,
      personId,
      certificateId,
      verifyAddress,
      accounts.now(),
    );
    return certificateBadge(centre, face, centreUrl);
  });
}

/** TS-7, TS-12: what has come of the test, if there was one. */
function testOf(enrolment: Enrolment): { test?: TestOutcome } {
  const test = testOutcome(enrolment, DEFAULT_ENROLMENT_POLICY);
  return test === undefined ? {} : { test };
}

/** As the page gets it. */
export function photoRefusal({ kind, findings }: PhotoProblem) {
  return { kind, ...(findings === undefined ? {} : { findings: [...findings] }) };
}

/** Only reached by a signed-in person: the contract's access was judged before. */
function actorOf(session: OpenWebSession | undefined): { accountId: string; personId: PersonId } {
  const { accountId, personId } = session?.account ?? {};
  if (accountId === undefined || !personId) throw new Error('a person’s route without a person');
  return { accountId, personId: PersonId.parse(personId) };
}
